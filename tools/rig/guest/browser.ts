/** The guest's Chromium, driven over CDP as a person would drive it; permission comes by policy, not by a chooser. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';

const POLICIES = '/etc/chromium/policies/managed';

/** As a desktop would start it, less what calls home. */
const FLAGS = [
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

export interface Browser extends AsyncDisposable {
  readonly page: Page;
}

/** A browser with a fresh profile and one page; disposing ends it and forgets the profile. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const profile = await mkdtemp('/tmp/profile-');
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: FLAGS,
    locale: 'ja-JP',
    timeout: 120_000,
  });
  context.setDefaultTimeout(60_000);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async [Symbol.asyncDispose]() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
