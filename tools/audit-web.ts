/**
 * `npm run audit:web`: Lighthouse (mobile, simulated throttling, cold caches, the median of five) on the first screen and
 * on a saved card's board, and axe on every screen in every language and theme, of the production build. With `--json`
 * only a JSON object goes to standard output: the lower of the two pages' scores from 0 to 100.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import lighthouse from 'lighthouse';
import { LOCALES } from '../src/i18n';
import { backupFile, newCard } from '../src/reminders';
import { violations } from '../tests/browser/support/axe';
import bundleSim from '../tests/browser/support/global-setup';
import { SIM_BUNDLE } from '../tests/browser/support/paths';
import { ADDRESSES, goTo, openIn, STATES } from '../tests/browser/support/screens';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';
import { build, ROOT } from './setup.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Scores = Record<(typeof CATEGORIES)[number], number>;
const RUNS = 5;
const PORT = 9333;

const json = process.argv.includes('--json');
const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);

build({ stdio: json ? ['ignore', 2, 'inherit'] : 'inherit' });
const site = await serve({ folder: `${ROOT}dist` });
const profile = mkdtempSync(join(tmpdir(), 'kigen-audit-'));
try {
  const scores = await measured();
  const axe = await examined();
  const result = { lighthouse: scores, ...axe };
  process.stdout.write(`${JSON.stringify(result, null, json ? 0 : 2)}\n`);
  const perfect = Object.values(scores).every((score) => score === 100) && axe.axeViolations === 0;
  process.exitCode = perfect ? 0 : 1;
} finally {
  await site.close();
  rmSync(profile, { recursive: true, force: true });
}

/** The lower score of the two pages in each category. */
async function measured(): Promise<Scores> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: ['--no-sandbox', `--remote-debugging-port=${PORT}`],
  });
  try {
    const first = await medianOf('first screen', context, site.url, false);
    const board = await medianOf('board', context, `${site.url}#/saved/${await saved(context)}`, true);
    return lower(first, board);
  } finally {
    await context.close();
  }
}

/** One record in the profile, put there by the app's own restoring of a file; its id. */
async function saved(context: BrowserContext): Promise<string> {
  const date = (year: number) => ({ year, month: 5, day: 20 });
  const card = newCard(
    {
      label: '',
      dates: { 'card-body': date(2032), authentication: date(2027) },
      signatureAtLatest: false,
      stay: 'no-end',
    },
    Date.now(),
  );
  const page = await context.newPage();
  await page.goto(`${site.url}#/reminders`);
  await page.locator('kigen-keep input[type=file]').setInputFiles({
    name: 'kigen.json',
    mimeType: 'application/json',
    buffer: Buffer.from(backupFile([card])),
  });
  await page.locator('kigen-reminders .cards > li').waitFor();
  await page.close();
  return card.id;
}

async function medianOf(name: string, context: BrowserContext, url: string, keep: boolean): Promise<Scores> {
  const all: Scores[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    if (keep) await cold(context);
    const result = await lighthouse(url, {
      port: PORT,
      output: 'json',
      logLevel: 'error',
      onlyCategories: [...CATEGORIES],
      disableStorageReset: keep,
    });
    const found = result?.lhr.categories ?? {};
    const scores = each((category) => Math.round((found[category]?.score ?? 0) * 100));
    say(`${name}, run ${run}: ${CATEGORIES.map((category) => `${category} ${scores[category]}`).join(', ')}`);
    for (const { id, score, title } of Object.values(result?.lhr.audits ?? {})) {
      if (score !== null && score < 0.9) say(`  ${id}: ${score} (${title})`);
    }
    all.push(scores);
  }
  return each((category) => all.map((scores) => scores[category]).sort((a, b) => a - b)[2] ?? 0);
}

/** Everything but the database goes: caches, the service worker and the browser's own cache. */
async function cold(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(site.url).origin,
    storageTypes: 'cache_storage,service_workers',
  });
  await session.send('Network.clearBrowserCache');
  await page.close();
}

function each(score: (category: keyof Scores) => number): Scores {
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
  };
}

function lower(a: Scores, b: Scores): Scores {
  return each((category) => Math.min(a[category], b[category]));
}

/** axe on each screen in each language and theme. */
async function examined(): Promise<{ readonly axeViolations: number; readonly screens: number }> {
  await bundleSim();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  let [axeViolations, screens] = [0, 0];
  const look = async (page: Page, name: string): Promise<void> => {
    const found = await violations(page);
    screens += 1;
    axeViolations += found.length;
    for (const one of found) say(`axe, ${name}: ${one}`);
  };
  try {
    for (const { tag } of LOCALES) {
      for (const scheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ baseURL: site.url, locale: 'ja-JP' });
        // The loader of this script wraps named functions that it hands to the page.
        await context.addInitScript('globalThis.__name = (one) => one;');
        await context.addInitScript(`globalThis.kigenSimOptions = { person: 'all-current' };`);
        await context.addInitScript({ path: `${SIM_BUNDLE.folder}/${SIM_BUNDLE.file}` });
        const page = await context.newPage();
        const words = await openIn(page, tag, scheme);
        // The messages' pages are one screen with other words: the browser tests look at each of them.
        for (const route of ADDRESSES) {
          await goTo(page, route);
          await look(page, `${tag} ${scheme} ${route}`);
        }
        for (const [name, go] of Object.entries(STATES)) {
          await go(page, words);
          await look(page, `${tag} ${scheme} ${name}`);
        }
        await context.close();
        say(`axe, ${tag} ${scheme}: ${screens} screens so far, ${axeViolations} violations`);
      }
    }
  } finally {
    await browser.close();
  }
  return { axeViolations, screens };
}
