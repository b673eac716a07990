/**
 * `npm run audit:web`: Lighthouse (mobile, simulated throttling, cold caches, the median of five) on the first screen and
 * on a saved card's board, and axe on every screen in every language and theme, of the production build. With `--json`
 * only a JSON object goes to standard output: the lower of the two pages' scores from 0 to 100.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
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
/** How often a run is done again that left no record. */
const AGAIN = 3;

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
  const id = await saved();
  const first = await medianOf('first screen', site.url);
  const board = await medianOf('board', `${site.url}#/saved/${id}`, profile);
  return lower(first, board);
}

/** One record in the profile, put there by the app's own restoring of a file; its id. */
async function saved(): Promise<string> {
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
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: ['--no-sandbox'],
  });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}#/reminders`);
    await page.locator('kigen-keep input[type=file]').setInputFiles({
      name: 'kigen.json',
      mimeType: 'application/json',
      buffer: Buffer.from(backupFile([card])),
    });
    await page.locator('kigen-reminders .cards > li').waitFor();
  } finally {
    await context.close();
  }
  // Everything but the database goes: the service worker with its caches, and the browser's own.
  for (const cache of ['Cache', 'Code Cache', 'Service Worker'])
    rmSync(join(profile, 'Default', cache), { recursive: true, force: true });
  return card.id;
}

/** @param from the profile that each run begins with a copy of; without one, an empty one */
async function medianOf(name: string, url: string, from?: string): Promise<Scores> {
  const all: Scores[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const { categories, audits } = await audited(name, url, from);
    const scores = each((category) => Math.round((categories[category]?.score ?? 0) * 100));
    say(`${name}, run ${run}: ${CATEGORIES.map((category) => `${category} ${scores[category]}`).join(', ')}`);
    for (const { id, score, title } of Object.values(audits)) {
      if (score !== null && score < 0.9) say(`  ${id}: ${score} (${title})`);
    }
    all.push(scores);
  }
  return each((category) => all.map((scores) => scores[category]).sort((a, b) => a - b)[2] ?? 0);
}

/**
 * One run in a browser of its own, without Playwright, whose looking on costs the page a third of its time. A run that
 * Lighthouse itself could not record is none, and is done again.
 */
async function audited(name: string, url: string, from: string | undefined): Promise<Result> {
  for (let left = AGAIN; ; left -= 1) {
    const userDataDir = mkdtempSync(join(tmpdir(), 'kigen-audit-run-'));
    if (from !== undefined) cpSync(from, userDataDir, { recursive: true });
    const browser = await launch({
      chromePath: findChromium(),
      chromeFlags: ['--headless=new', '--no-sandbox'],
      userDataDir,
      logLevel: 'silent',
    });
    try {
      const result = await lighthouse(url, {
        port: browser.port,
        output: 'json',
        logLevel: 'silent',
        onlyCategories: [...CATEGORIES],
        disableStorageReset: from !== undefined,
      });
      const fault = result === undefined ? 'no result' : result.lhr.runtimeError?.code;
      if (result !== undefined && fault === undefined) return result.lhr;
      say(`${name}: a run without a record (${fault}), done again`);
      if (left === 0) throw new Error(`Lighthouse: ${fault}`);
    } finally {
      browser.kill();
      rmSync(userDataDir, { recursive: true, force: true });
    }
  }
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
