/** Isolated Web Apps in developer mode: from a local server, or from a Signed Web Bundle's file. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Guest } from '../host/agent';
import { isolatedManifest, MANIFEST_PATH } from '../../build-iwa/manifest';
import { FLAGS, allowUsb } from './browser';
import { type Session, startPiped } from './cdp';

const PATIENCE = 300_000;
const DEVELOPER_MODE = '--enable-features=IsolatedWebApps,IsolatedWebAppDevMode';

export interface IsolatedApp extends AsyncDisposable {
  /** Its window. */
  readonly session: Session;
}

/** The guest's two: Chromium 156 answers no install of a bundle; guest/build.sh tells of the other. */
export const CHROMIUM = 'chromium';
export const CHROMIUM_FOR_BUNDLES = '/opt/chromium-first/usr/lib/chromium/chromium';

/**
 * Installs what lies at the URL under this origin (`isolated-app://ID/`), gives it every USB device by policy, and opens
 * its window. For a bundle the ID is its key's, and Chromium refuses another.
 */
export async function openIsolatedApp(
  guest: Guest,
  program: string,
  origin: string,
  source: string,
): Promise<IsolatedApp> {
  const profile = await guest.insist('mktemp', '--directory');
  await allowUsb(guest, origin);
  const browser = await startPiped(guest, program, [
    ...FLAGS,
    ...['--headless=new', '--lang=ja', '--accept-lang=ja', `--user-data-dir=${profile}`, DEVELOPER_MODE],
  ]);
  const end = async (): Promise<void> => {
    await browser[Symbol.asyncDispose]();
    await guest.ask('rm', '-rf', profile);
  };
  try {
    await browser.send('PWA.install', { manifestId: origin, installUrlOrBundleUrl: source });
    // What it answers is the tab around the page.
    await browser.send('PWA.launch', { manifestId: origin });
    const session = await browser.attach(await pageOf(browser, origin));
    await loaded(session);
    return { session, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Waits for the app's page: a target of the type `app`. */
async function pageOf(browser: Session, origin: string): Promise<string> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const { targetInfos } = (await browser.send('Target.getTargets')) as {
      targetInfos: readonly { readonly targetId: string; readonly url: string }[];
    };
    const page = targetInfos.find(({ url }) => url.startsWith(origin));
    if (page !== undefined) return page.targetId;
    if (performance.now() > end)
      throw new Error(`no page of ${origin} among: ${JSON.stringify(targetInfos)}`);
    await sleep(500);
  }
}

/** A target is there before its document, and an expression has no place to run in until then. */
async function loaded(session: Session): Promise<void> {
  const end = performance.now() + PATIENCE;
  while ((await session.evaluate('document.readyState').catch(() => undefined)) !== 'complete') {
    if (performance.now() > end) throw new Error('the window shows no document');
    await sleep(500);
  }
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** A Web Bundle ID ends with its key's type: these three octets say that there is none, and a server instead. */
const BY_A_SERVER = [0x00, 0x00, 0x02];

/** An origin for an app that a local server stands for; any 32 octets name one. */
export function originOfServer(): string {
  const id = [...crypto.getRandomValues(new Uint8Array(32)), ...BY_A_SERVER];
  const bits = id.map((octet) => octet.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(parseInt(five, 2)));
  return `isolated-app://${letters.join('')}/`;
}

/** Lays the production build beside the manifest that such an app has at its place; gives the folder to serve. */
export function layIsolatedApp(dist: string, folder: string, version: string): string {
  const site = join(folder, 'isolated');
  cpSync(dist, site, { recursive: true });
  const manifest = join(site, MANIFEST_PATH);
  mkdirSync(dirname(manifest));
  writeFileSync(manifest, isolatedManifest(dist, { version }));
  return site;
}
