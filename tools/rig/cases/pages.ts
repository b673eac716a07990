/** The production build in the guest's Chromium, on virtual readers that the kernel takes for real ones. */
import type { Page } from 'playwright-core';
import type { Fault } from '../../../src/sim';
import { READER_MODELS } from '../../../src/sim/readers';
import { expectRefusal, outcome, readAgain } from '../browser/app';
import { type Group, expect } from './check';
import { type Stage, setStage } from './stage';
import { type Visits, openVisits, readsBoard } from './visits';

export const pages: Group = {
  name: 'page',
  run: async (check, rig) => {
    const visits = await openVisits(check, rig);
    await boards(visits);
    await packets(visits);
    await mishaps(visits);
    await permission(visits);
  },
};

async function boards({ on }: Visits): Promise<void> {
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
}

async function packets({ on }: Visits): Promise<void> {
  /** At T=1 an answer without data is 16 octets, and the token's label three packets. */
  const filled = { ...READER_MODELS.t1, packetSize: 16 };
  await on(
    'messages that fill their last packet, with a zero-length packet',
    { ...filled, zeroLength: true },
    async (page, stage) => {
      const dates = await readsBoard(page, stage);
      expect(cancelled(stage) === 0, `${cancelled(stage)} transfers were given up`);
      return `${dates}; no transfer given up`;
    },
  );
  await on(
    'messages that fill their last packet, without one: the read recovers',
    { ...filled, zeroLength: false },
    async (page, stage) => {
      const dates = await readsBoard(page, stage);
      expect(cancelled(stage) > 0, 'no transfer was given up: nothing to recover from');
      return `${dates}; transfers given up: ${cancelled(stage)}`;
    },
  );
}

async function mishaps({ on }: Visits): Promise<void> {
  await on('unplugged during a read, plugged in again, read again', 't1', unplugged);
  await on('the card is taken away during a read, laid back, read again', 't1', async (page, stage) => {
    const said = await strike(page, stage, 'card-away');
    stage.reader.insert(stage.card);
    await readAgain(page);
    return `${said}; then ${await readsBoard(page, stage)}`;
  });
  await on('an endpoint stalls during a read: cleared, and the next read works', 't1', stalled);
}

/** Permission is for an origin. Without it only the chooser is left, which has no window here and waits for ever. */
async function permission({ check, rig, card }: Visits): Promise<void> {
  await check('permission by policy: its origin sees the reader, another one sees none', async () => {
    const browser = await rig.browser();
    await using stage = await setStage(rig.guest, 't1', { card });
    await using tab = await browser.openTab();
    const seen: number[] = [];
    for (const url of [browser.url, browser.url.replace('localhost', '127.0.0.1')]) {
      await tab.page.goto(url);
      seen.push(await tab.page.evaluate(async () => (await navigator.usb.getDevices()).length));
    }
    expect(seen.join() === '1,0', `${seen.join(' and ')} readers`);
    expect(stage.reader.log.length === 0, 'a message reached the reader');
    return `${seen[0]} and ${seen[1]} readers`;
  });
}

/** Bulk transfers that ended otherwise than whole: the page gave up waiting for them. */
function cancelled({ reader }: Stage): number {
  return reader.device.traffic.filter(({ status }) => status === 'cancelled').length;
}

/** The cable is pulled in the middle of a read, and put in again. */
export async function unplugged(page: Page, stage: Stage): Promise<string> {
  const said = await strike(page, stage, 'unplug');
  await stage.mount.plug();
  await readAgain(page);
  return `${said}; then ${await readsBoard(page, stage)}`;
}

/** A halt in the middle of a read; whether this read gets over it is the reader's affair, the next one has to. */
export async function stalled(page: Page, stage: Stage): Promise<string> {
  await readsBoard(page, stage);
  stage.reader.faults.plan([fault('stall')]);
  await readAgain(page);
  const first = await outcome(page);
  expect(stage.reader.faults.fired.length === 1, 'no stall struck');
  if (first !== 'board') await readAgain(page);
  return `${first}; then ${await readsBoard(page, stage)}`;
}

const REFUSAL = { unplug: 'usb/disconnected', 'card-away': 'reader/card-removed' } as const;

/** Lets something befall a read in its middle; gives the title of the screen that tells of it. */
async function strike(page: Page, stage: Stage, kind: keyof typeof REFUSAL): Promise<string> {
  await readsBoard(page, stage);
  stage.reader.faults.plan([fault(kind)]);
  await readAgain(page);
  return expectRefusal(page, REFUSAL[kind]);
}

/** In the middle of a glance: power-on and negotiation take fewer transfers, the whole more. */
function fault(kind: 'unplug' | 'card-away' | 'stall'): Fault {
  return { kind, at: 20 };
}
