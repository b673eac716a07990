/** The production build in the guest's Chromium, on virtual readers that the kernel takes for real ones. */
import type { Page } from 'playwright-core';
import type { Fault } from '../../../src/sim/faults';
import type { ReaderModel, ReaderModelName } from '../../../src/sim/readers';
import { serve } from '../../serve.mjs';
import { expectBoard, expectRefusal, outcome, readAgain, startReading } from './app';
import { type Browser, allowUsb, openBrowser } from './browser';
import { type Check, type Group, expect } from './check';
import { SHARE, type Stage, setStage } from './stage';

/** Any port but one that a policy names could do; this one is named by the policy. */
const PORT = 4173;

export const pages: Group = {
  name: 'page',
  run: async (check) => {
    const site = await serve({ folder: `${SHARE}/dist`, port: PORT });
    await allowUsb(new URL(site.url).origin);
    const browser = await openBrowser();
    try {
      await cases({ check, browser, url: site.url });
    } finally {
      await browser[Symbol.asyncDispose]();
      await site.close();
    }
  },
};

interface Setting {
  readonly check: Check;
  readonly browser: Browser;
  readonly url: string;
}

async function cases({ check, browser, url }: Setting): Promise<void> {
  /** One case: a reader, a new profile, a page; all gone afterwards. */
  const on = (
    name: string,
    model: ReaderModelName,
    play: (page: Page, stage: Stage) => Promise<string>,
    changes: Partial<ReaderModel> = {},
  ): Promise<void> =>
    check(name, async () => {
      await using stage = await setStage(model, { changes });
      await using profile = await browser.newProfile();
      await startReading(profile.page, url);
      return await play(profile.page, stage).catch(async (error: unknown) => {
        await profile.page
          .screenshot({ path: `${SHARE}/${name.replaceAll(/\W+/g, '-')}.png` })
          .catch(() => undefined);
        throw error;
      });
    });
  const readsBoard = (page: Page, { card }: Stage): Promise<string> => expectBoard(page, card);

  await on('the whole board, TPDU level with T=1', 't1', readsBoard);
  await on('the whole board, short APDU level', 'short', readsBoard);
  await on('the whole board, extended APDU level', 'extended', readsBoard);
  await on('the whole board, TPDU level with T=0', 't0', readsBoard);
  await on('the whole board, a reader that leaves everything to the host', 'manual', readsBoard);
  await on('the whole board, class descriptor after the endpoints', 'late-descriptor', readsBoard);
  await on('the whole board, a reader without an interrupt endpoint', 'no-interrupt', readsBoard);

  await on('class 0x0B is refused, and the screen says so', 'protected', (page) =>
    expectRefusal(page, 'usb/protected-class'),
  );

  await on('a composite device: only the free interface is claimed', 'composite', async (page, stage) => {
    const dates = await readsBoard(page, stage);
    const endpoints = [...new Set(stage.reader.device.traffic.map(({ endpoint }) => endpoint))].sort();
    expect(endpoints.join() === '1,130', `bulk traffic on endpoints ${endpoints.join()}`);
    return `${dates}; bulk traffic on 0x01 and 0x82 alone`;
  });

  /** 16-octet packets: at T=1 an answer without data is 16 octets, and the token's label three packets. */
  const filled = { packetSize: 16 };
  await on(
    'messages that fill their last packet, with a zero-length packet',
    't1',
    async (page, stage) => {
      const dates = await readsBoard(page, stage);
      const given = cancelled(stage);
      expect(given === 0, `${given} transfers were given up`);
      return `${dates}; no transfer given up`;
    },
    { ...filled, zeroLength: true },
  );
  await on(
    'messages that fill their last packet, without one: the read recovers',
    't1',
    async (page, stage) => {
      const dates = await readsBoard(page, stage);
      expect(cancelled(stage) > 0, 'no transfer was given up: nothing to recover from');
      return `${dates}; transfers given up: ${cancelled(stage)}`;
    },
    { ...filled, zeroLength: false },
  );

  await on('unplugged during a read, plugged in again, read again', 't1', async (page, stage) => {
    const said = await strike(page, stage, 'unplug');
    await stage.mount.plug();
    await readAgain(page);
    return `${said}; then ${await readsBoard(page, stage)}`;
  });

  await on('the card is taken away during a read, laid back, read again', 't1', async (page, stage) => {
    const said = await strike(page, stage, 'card-away');
    stage.reader.insert(stage.card);
    await readAgain(page);
    return `${said}; then ${await readsBoard(page, stage)}`;
  });

  await on(
    'an endpoint stalls during a read: cleared, and the next read works',
    't1',
    async (page, stage) => {
      await readsBoard(page, stage);
      stage.reader.faults.plan([fault('stall')]);
      await readAgain(page);
      const first = await outcome(page);
      expect(stage.reader.faults.fired.length === 1, 'no stall struck');
      if (first !== 'board') await readAgain(page);
      return `${first}; then ${await readsBoard(page, stage)}`;
    },
  );

  await check('an origin that no policy names sees no reader', async () => {
    await using stage = await setStage('t1');
    await using profile = await browser.newProfile();
    await startReading(profile.page, url.replace('localhost', '127.0.0.1'));
    const ended = await outcome(profile.page);
    expect(
      ['usb/chooser-closed', 'usb/chooser-blocked'].includes(ended),
      `not the chooser's end but ${ended}`,
    );
    expect(stage.reader.log.length === 0, 'a message reached the reader');
    return ended;
  });
}

/** Bulk transfers that ended otherwise than whole: the page gave up waiting for them. */
function cancelled({ reader }: Stage): number {
  return reader.device.traffic.filter(({ status }) => status === 'cancelled').length;
}

const REFUSAL = { unplug: 'usb/disconnected', 'card-away': 'reader/card-removed' } as const;

/** Lets something befall a read in its middle; gives the title of the screen that tells of it. */
async function strike(page: Page, { reader, card }: Stage, kind: keyof typeof REFUSAL): Promise<string> {
  await expectBoard(page, card);
  reader.faults.plan([fault(kind)]);
  await readAgain(page);
  return expectRefusal(page, REFUSAL[kind]);
}

/** In the middle of a glance: power-on and negotiation take fewer transfers, the whole more. */
function fault(kind: 'unplug' | 'card-away' | 'stall'): Fault {
  return { kind, at: 20 };
}
