import type { Page } from '@playwright/test';

/** What the browser says that it runs on. */
export async function pretend(page: Page, platform: string): Promise<void> {
  await page.addInitScript((name) => {
    Object.defineProperty(Navigator.prototype, 'userAgentData', {
      get: () => ({ platform: name, brands: [{ brand: 'Chromium', version: '156' }] }),
    });
  }, platform);
}

/** The same for a browser without client hints and without USB. */
export async function pretendOther(page: Page, userAgent: string): Promise<void> {
  await page.addInitScript((agent) => {
    Object.defineProperty(Navigator.prototype, 'userAgentData', { get: () => undefined });
    Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => agent });
    delete (Navigator.prototype as unknown as Record<string, unknown>)['usb'];
  }, userAgent);
}
