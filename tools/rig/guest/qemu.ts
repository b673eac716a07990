/** QEMU's own reader (class 0x0B, TPDU level, T=0), a reader that nobody here wrote; our card lies in it. */
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { plain } from '../../../src/i18n';
import { messages as words } from '../../../src/i18n/ja';
import { serve } from '../../serve.mjs';
import type { Told } from '../told';
import { pageText, press } from './accessible';
import { type Group, expect } from './check';
import { openIsolatedApp } from './isolated-app';
import { SHARE } from './stage';
import { waitForDevice } from './usbip/sysfs';

/** QEMU's controller is unbound at boot, so that no other case sees its reader. */
const CONTROLLER = '0000:00:10.0';
const DRIVER = '/sys/bus/pci/drivers/xhci_hcd';
const READER = { vendorId: 0x08e6, productId: 0x4433 };
const PORT = 4174;
const PATIENCE = 120_000;

export const qemu: Group = {
  name: 'qemu',
  run: async (check) => {
    const told = JSON.parse(await readFile(`${SHARE}/told.json`, 'utf8')) as Told;
    await writeFile(`${DRIVER}/bind`, CONTROLLER);
    await waitForDevice(READER, true);
    const site = await serve({ folder: `${SHARE}/isolated`, port: PORT });
    try {
      const app = await openIsolatedApp(site.url);
      try {
        const { session } = app;
        await check('the Isolated Web App is isolated, and usb-unrestricted is allowed', async () => {
          const seen = await session.evaluate(
            `[crossOriginIsolated, document.featurePolicy?.allowsFeature('usb-unrestricted')].join()`,
          );
          expect(seen === 'true,true', String(seen));
          return `${app.origin}: ${seen}`;
        });
        await check("it claims QEMU's reader and shows the whole board", async () => {
          await press(session, 'link', plain(words.first.doors.read.name));
          const end = performance.now() + PATIENCE;
          let text = '';
          while (!text.includes(plain(words.read.done)) && performance.now() < end) {
            await sleep(500);
            text = await pageText(session);
          }
          for (const date of [told.bodyExpiry, told.authenticationUntil]) {
            expect(text.includes(date), `${date} is not in: ${text.slice(0, 1500)}`);
          }
          return `${told.bodyExpiry}; ${told.authenticationUntil}`;
        });
      } finally {
        await app[Symbol.asyncDispose]();
      }
    } finally {
      await site.close();
      await writeFile(`${DRIVER}/unbind`, CONTROLLER);
    }
  },
};
