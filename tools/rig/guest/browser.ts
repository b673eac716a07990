/** The guest's Chromium, driven over CDP as a person would drive it; permission comes by policy, not by a chooser. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const POLICIES = '/etc/chromium/policies/managed';

/** As a desktop would start it, less what calls home. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Gives the origins every USB device, as an organisation's policy may. */
export async function allowUsb(...origins: readonly string[]): Promise<void> {
  await mkdir(POLICIES, { recursive: true });
  await writeFile(
    `${POLICIES}/usb.json`,
    JSON.stringify({ WebUsbAllowDevicesForUrls: [{ devices: [{}], urls: origins }] }),
  );
}

/** One browser for many cases, each in a profile of its own. */
export interface Browser extends AsyncDisposable {
  /** A fresh profile with one page; disposing forgets it. */
  newProfile(): Promise<Profile>;
}

export interface Profile extends AsyncDisposable {
  readonly page: Page;
}

export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: FLAGS,
    timeout: 180_000,
  });
  return {
    async newProfile() {
      const context = await browser.newContext({ locale: 'ja-JP' });
      context.setDefaultTimeout(180_000);
      return { page: await context.newPage(), [Symbol.asyncDispose]: () => context.close() };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
