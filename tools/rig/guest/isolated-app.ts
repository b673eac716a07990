/** The production build as an Isolated Web App, installed in developer mode from a local server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FLAGS, allowUsb } from './browser';
import { type Session, attach, findTarget, openTarget } from './cdp';

const DEBUGGING_PORT = 9222;
const INTERNALS = 'chrome://web-app-internals';
/** The page's dump, which its one element keeps in a shadow tree. */
const DUMP = `document.querySelector('web-app-internals-app')?.shadowRoot?.textContent ?? ''`;
const PATIENCE = 120_000;
const DEVELOPER_MODE = '--enable-features=IsolatedWebApps,IsolatedWebAppDevMode';

export interface IsolatedApp extends AsyncDisposable {
  /** `isolated-app://…`, made up anew at each installation. */
  readonly origin: string;
  readonly session: Session;
}

/** Installs what the URL serves, gives its origin every USB device by policy, and opens its window. */
export async function openIsolatedApp(url: string): Promise<IsolatedApp> {
  const profile = await mkdtemp('/tmp/isolated-');
  const { id, origin } = await install(profile, url);
  await allowUsb(origin);
  const browser = start(profile, `--app-id=${id}`);
  const target = await findTarget(DEBUGGING_PORT, (candidate) => candidate.url.startsWith(origin));
  const session = await attach(target);
  return {
    origin,
    session,
    async [Symbol.asyncDispose]() {
      session.close();
      await stop(browser);
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** chrome://web-app-internals is the only place that tells id and origin before the app's window is open. */
async function install(
  profile: string,
  url: string,
): Promise<{ readonly id: string; readonly origin: string }> {
  const browser = start(profile, `--install-isolated-web-app-from-url=${url}`);
  try {
    const session = await attach(await openTarget(DEBUGGING_PORT, INTERNALS));
    const end = performance.now() + PATIENCE;
    let text = '';
    while (performance.now() < end) {
      text = String(await session.evaluate(DUMP));
      const installed = installedApp(text);
      if (installed !== undefined) return installed;
      await sleep(1000);
      await session.send('Page.reload');
      await sleep(1000);
    }
    throw new Error(`the app was not installed: ${text.slice(0, 3000)}`);
  } finally {
    await stop(browser);
  }
}

/** The installed app of the page's dump; an attempt that failed is told without a start_url. */
function installedApp(text: string): { readonly id: string; readonly origin: string } | undefined {
  const found = /"!app_id": "([a-p]{32})"[\s\S]*?"start_url": "(isolated-app:\/\/[a-z0-9]+)/.exec(text);
  const [, id, origin] = found ?? [];
  return origin === undefined || id === undefined ? undefined : { id, origin };
}

function start(profile: string, ...args: readonly string[]): ChildProcess {
  return spawn(
    'chromium',
    [
      ...FLAGS,
      ...['--headless=new', '--lang=ja', '--accept-lang=ja', `--user-data-dir=${profile}`, DEVELOPER_MODE],
      `--remote-debugging-port=${DEBUGGING_PORT}`,
      ...args,
    ],
    { stdio: 'ignore', env: { ...process.env, LANGUAGE: 'ja' } },
  );
}

/** Asks it to end, so that the profile is whole for the next start. */
async function stop(browser: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  browser.kill('SIGTERM');
  await ended;
}
