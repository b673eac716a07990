/** The guest's Chromium, driven over CDP as a person would drive it; permission comes by policy, not by a chooser. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { type Guest, SITES, firstLine } from '../host/agent';

/** As a desktop would start it, less what calls home and what moves. The sites that are local to it are this machine's. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--js-flags=--no-opt,--no-maglev,--no-sparkplug',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-prefers-reduced-motion',
  '--window-size=640,640',
  // Pages of the browser's own, drawn beside each tab, and a model: nobody here looks at them.
  '--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,OptimizationHints,OnDeviceModelService',
  `--host-resolver-rules=MAP localhost ${SITES}, MAP 127.0.0.1 ${SITES}`,
];

/** Under emulation a page takes seconds where a person's takes tenths. */
const PATIENCE = 120_000;

const allowed = new Set<string>();

/** Gives one more origin every USB device, as an organisation's policy may. */
export async function allowUsb(guest: Guest, origin: string): Promise<void> {
  allowed.add(origin);
  await guest.write(
    '/etc/chromium/policies/managed/usb.json',
    JSON.stringify({ WebUsbAllowDevicesForUrls: [{ devices: [{}], urls: [...allowed] }] }),
  );
}

/** One browser, one profile, one site, for all cases of a run. */
export interface Browser extends AsyncDisposable {
  /** Where the page is. */
  readonly url: string;
  /** A new tab; disposing closes it. */
  openTab(): Promise<Tab>;
  /** A new tab in a profile of its own, in which the app's service worker keeps what it needs; disposing forgets both. */
  openKeepingTab(): Promise<Tab>;
}

export interface Tab extends AsyncDisposable {
  readonly page: Page;
}

/**
 * `site` is what it may open with USB; a service worker would cache one build for the next. Each tab leaves a picture of
 * its end in the folder.
 */
export async function openBrowser(
  guest: Guest,
  site: { readonly url: string },
  pictures: string,
): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  await allowUsb(guest, new URL(site.url).origin);
  const door = await openDoor(guest);
  const browser = await chromium.launch({
    executablePath: fileURLToPath(new URL('chromium.sh', import.meta.url)),
    env: { ...process.env, KIGEN_RIG_DOOR: String(door.port) },
    args: FLAGS,
    timeout: PATIENCE,
  });
  const profile = async (serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> => {
    const made = await browser.newContext({
      locale: 'ja-JP',
      reducedMotion: 'reduce',
      viewport: { width: 640, height: 640 },
      serviceWorkers,
    });
    made.setDefaultTimeout(PATIENCE);
    made.setDefaultNavigationTimeout(PATIENCE);
    return made;
  };
  const context = await profile('block');
  let tabs = 0;
  const picture = (page: Page): Promise<unknown> =>
    page.screenshot({ path: `${pictures}/tab-${(tabs += 1)}.png` }).catch(() => undefined);
  return {
    url: site.url,
    async openTab() {
      const page = await context.newPage();
      return {
        page,
        async [Symbol.asyncDispose]() {
          if (!page.isClosed()) await picture(page);
          await page.close();
        },
      };
    },
    async openKeepingTab() {
      const own = await profile('allow');
      const page = await own.newPage();
      return {
        page,
        async [Symbol.asyncDispose]() {
          await picture(page);
          await own.close();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      door.close();
    },
  };
}

/** Where chromium.sh knocks: starts the guest's Chromium with the arguments that come first, and joins their pipes. */
async function openDoor(guest: Guest): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    void firstLine(near).then(async (args) => {
      const far = await guest.open(`exec chromium ${args} 3<&5 4>&5 5>&-`);
      near.pipe(far).pipe(near);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
