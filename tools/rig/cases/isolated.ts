/**
 * The production build as an Isolated Web App, in developer mode: from a local server and from its Signed Web Bundle.
 * It may claim the protected class 0x0B: QEMU's own `usb-ccid` (TPDU level, T=0), which nobody here wrote, and ours.
 */
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plain } from '../../../src/i18n';
import { messages as words } from '../../../src/i18n/ja';
import { signedBundle } from '../../build-iwa/bundle';
import { serve } from '../../serve.mjs';
import { pageText, press } from '../browser/accessible';
import { ending } from '../browser/app';
import type { Session } from '../browser/cdp';
import {
  CHROMIUM,
  CHROMIUM_FOR_BUNDLES,
  type IsolatedApp,
  layIsolatedApp,
  openIsolatedApp,
  originOfServer,
} from '../browser/isolated-app';
import type { Guest } from '../host/agent';
import { inWords, type Told } from '../told';
import { waitForDevice } from '../usbip/server';
import { type Group, expect } from './check';
import { setStage } from './stage';

/** QEMU's controller is unbound at boot, so that no other case sees its reader. */
export const CONTROLLER = '0000:00:10.0';
export const DRIVER = '/sys/bus/pci/drivers/xhci_hcd';
const QEMU_READER = { vendorId: 0x08e6, productId: 0x4433 };
const VERSION = '1.0.0';
const PATIENCE = 300_000;

export const qemu: Group = {
  name: 'qemu',
  run: (check, rig) =>
    withQemuReader(rig.guest, async () => {
      const site = await serve({ folder: layIsolatedApp(rig.dist, rig.folder, VERSION) });
      try {
        const origin = originOfServer();
        await using app = await openIsolatedApp(rig.guest, CHROMIUM, origin, site.url);
        const { session } = app;
        await check('the Isolated Web App is isolated, and usb-unrestricted is allowed', async () => {
          return `${origin}: ${await expectIsolated(session)}`;
        });
        await check("it claims QEMU's reader and shows the whole board", () => readBoard(session, rig.told));
      } finally {
        await site.close();
      }
    }),
};

export const bundle: Group = {
  name: 'bundle',
  run: async (check, { dist, folder, ...rig }) => {
    const { privateKey: key } = generateKeyPairSync('ed25519');
    const { id, origin, octets } = await signedBundle(dist, { key, version: VERSION });
    writeFileSync(join(folder, 'kigen.swbn'), octets);
    const source = `file:///rig/runs/${basename(folder)}/kigen.swbn`;
    let opened: IsolatedApp | undefined;
    /** By the first case that runs. */
    const installed = async (): Promise<Session> => {
      opened ??= await openIsolatedApp(rig.guest, CHROMIUM_FOR_BUNDLES, origin, source);
      return opened.session;
    };
    await check('Chromium installs the Signed Web Bundle from its file, isolated', async () => {
      return `${octets.length} octets as ${id}: ${await expectIsolated(await installed())}`;
    });
    await check('it claims a class 0x0B reader of ours and shows the whole board', async () => {
      const app = await installed();
      await using stage = await setStage(rig.guest, 'protected');
      const { bodyExpiry, authentication } = stage.card.person;
      expect(authentication !== undefined, 'this person has no authentication certificate');
      return await readBoard(app, {
        bodyExpiry: inWords(bodyExpiry),
        authenticationUntil: inWords(authentication.until),
      });
    });
    await check("it claims QEMU's reader and shows the whole board", async () => {
      const app = await installed();
      return await withQemuReader(rig.guest, async () => {
        await app.evaluate('location.hash = ""; location.reload()');
        return readBoard(app, rig.told);
      });
    });
    await opened?.[Symbol.asyncDispose]();
  },
};

/** Has the guest's kernel see QEMU's reader meanwhile. */
async function withQemuReader<T>(guest: Guest, run: () => Promise<T>): Promise<T> {
  await guest.write(`${DRIVER}/bind`, CONTROLLER);
  try {
    await waitForDevice(guest, QEMU_READER, true);
    return await run();
  } finally {
    await guest.write(`${DRIVER}/unbind`, CONTROLLER);
  }
}

async function expectIsolated(session: Session): Promise<string> {
  const seen = await session.evaluate(
    `[crossOriginIsolated, document.featurePolicy?.allowsFeature('usb-unrestricted')].join()`,
  );
  expect(seen === 'true,true', String(seen));
  return 'crossOriginIsolated, usb-unrestricted allowed';
}

async function readBoard(session: Session, told: Told): Promise<string> {
  await press(session, 'link', plain(words.first.doors.read.name));
  const look = `(${ending.toString()})(${JSON.stringify(plain(words.read.done))})`;
  const end = performance.now() + PATIENCE;
  let ended: unknown = null;
  while (ended === null && performance.now() < end) {
    await sleep(2000);
    ended = await session.evaluate(look);
  }
  const text = await pageText(session);
  expect(ended === 'board', `not the board but ${String(ended)}: ${text.slice(0, 300)}`);
  for (const date of [told.bodyExpiry, told.authenticationUntil]) {
    expect(text.includes(date), `${date} is not in: ${text.slice(0, 1500)}`);
  }
  return `${told.bodyExpiry}; ${told.authenticationUntil}`;
}
