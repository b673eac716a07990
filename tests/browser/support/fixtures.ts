import { chromium, expect, test as base, type BrowserContext } from '@playwright/test';
import { findChromium } from '../../../tools/chromium.mjs';
import { serve } from '../../../tools/serve.mjs';
import type { SimOptions } from './mount-sim';
import { fixUnlessSet } from './clock';
import { DIST, SIM_BUNDLE } from './paths';
import { type LoggingProxy, startProxy } from './proxy';

export { readyForOffline } from '../../../tools/ready-for-offline';
export { expect };

/** The production build behind the production headers; `folder` may be changed to serve another release. */
export type Site = Awaited<ReturnType<typeof serve>>;

interface WorkerFixtures {
  /** What went over the network, and the switch that takes it away. */
  readonly traffic: LoggingProxy;
}

interface TestFixtures {
  readonly site: Site;
  /** What pages and service workers said on the console, CSP violations included. */
  readonly said: string[];
  /** Fails the test when something left the origin, broke the CSP or spoke on the console. */
  readonly quiet: undefined;
  /** Mounts the simulator as `navigator.usb` in every page of this test. Call it before the first `goto`. */
  readonly mountSim: (options?: SimOptions) => Promise<void>;
}

/**
 * Chromium keeps a renderer ready for the next page; here each page has a context of its own and never takes it. The last
 * such switch counts, so what Playwright turns off stands in it too.
 */
const FEATURES_OFF = [
  'SpareRendererForSitePerProcess',
  // Pages of the browser's own, drawn beside each window: a renderer each, which nobody here looks at.
  ...['PreloadTopChromeWebUI', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'CDPScreenshotNewSurface'],
  'SkipListAccountsWithoutGaiaCookies',
];

export const test = base.extend<TestFixtures, WorkerFixtures>({
  traffic: [
    async ({}, use) => {
      const proxy = await startProxy();
      await use(proxy);
      await proxy.close();
    },
    { scope: 'worker' },
  ],
  browser: [
    async ({ traffic }, use) => {
      const browser = await chromium.launch({
        executablePath: findChromium(),
        args: ['--no-sandbox', `--disable-features=${FEATURES_OFF.join()}`],
        // Chromium sends loopback past any proxy unless told otherwise.
        proxy: { server: traffic.url, bypass: '<-loopback>' },
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  site: async ({}, use) => {
    const site = await serve({ folder: DIST });
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
  said: async ({}, use) => use([]),
  quiet: [
    async ({ context, traffic, said }, use) => {
      traffic.own.length = 0;
      traffic.foreign.length = 0;
      traffic.offline = false;
      await listen(context, said);
      await use(undefined);
      traffic.offline = false;
      expect(traffic.foreign, 'requests beyond the origin').toEqual([]);
      expect(said, 'console output and CSP violations').toEqual([]);
    },
    { auto: true },
  ],
  mountSim: async ({ context }, use) =>
    use(async (options = {}) => {
      // The card's dates are counted from the day on which the simulator is mounted.
      await fixUnlessSet(context);
      await context.addInitScript(`globalThis.kigenSimOptions = ${JSON.stringify(options)};`);
      await context.addInitScript({ path: `${SIM_BUNDLE.folder}/${SIM_BUNDLE.file}` });
    }),
});

/**
 * For specs that look at one screen after another: each of their pages would install the worker and all it keeps, a fifth
 * of the time that they take. What the worker does, asks for and keeps is looked at in all others.
 */
export const WITHOUT_WORKER = { serviceWorkers: 'block' } as const;

/** What Chromium hints at about a password field outside of a form, and Playwright says of `WITHOUT_WORKER`. */
const NOT_OURS = [
  'verbose: [DOM] Password field is not contained in a form',
  'warning: Service Worker registration blocked by Playwright',
];

async function listen(context: BrowserContext, said: string[]): Promise<void> {
  const hear = (text: string): void => {
    if (!NOT_OURS.some((one) => text.startsWith(one))) said.push(text);
  };
  context.on('console', (message) => hear(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => hear(`error: ${error.error().message}`));
  context.on('serviceworker', (worker) => {
    worker.on('console', (message) => hear(`worker ${message.type()}: ${message.text()}`));
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // A violation that is only reported speaks nowhere else.
      globalThis.console.error(`CSP ${violatedDirective} ${blockedURI}`);
    });
  });
}
