import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { messages as en } from '../../../src/i18n/en';
import { messages as ja } from '../../../src/i18n/ja';
import { plain, type Text } from '../../../src/i18n';
import { nextRelease } from '../../../tools/next-release';
import { fixClock, TODAY } from './clock';
import { expect, test as harness } from './fixtures';
import { expectOnlyWhatMayBeKept } from './only-saved';
import { DIST } from './paths';

export { fixClock, TODAY } from './clock';

export { expect, ja, en, plain };

/** The harness, and after every test a look at all that stayed behind in the browser. */
export const test = harness.extend<{
  keepsNothing: undefined;
  /** From now on the site serves a later release; its entry chunk's URL. */
  release: () => Promise<string>;
}>({
  // Automatic, and so removed after the look at what stayed behind, which knows the release's files by it.
  release: [
    async ({ site }, use) => {
      const folders: string[] = [];
      await use(async () => {
        const { folder, entry } = await nextRelease(DIST);
        folders.push(folder);
        site.folder = folder;
        return entry;
      });
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
    },
    { auto: true },
  ],
  keepsNothing: [
    async ({ context, site }, use) => {
      await use(undefined);
      for (const page of context.pages()) {
        if (page.url().startsWith(site.url)) await expectOnlyWhatMayBeKept(page, site);
      }
    },
    { auto: true },
  ],
});

/** Days between two ISO days, negative when the second is the earlier: the test's own reckoning. */
export const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The ISO day so many days later. */
export const later = (from: string, count: number): string =>
  new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10);

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];

/** 令和 years began with 2019; every date of these tests lies in them. */
export const reiwa = (iso: string): string => `令和${year(iso) - 2018}年${monthDay(iso)}`;
export const western = (iso: string): string => `${year(iso)}年${monthDay(iso)}`;
export const weekday = (iso: string): string => `${WEEKDAYS[new Date(iso).getUTCDay()]}曜日`;
const year = (iso: string): number => Number(iso.slice(0, 4));
const monthDay = (iso: string): string => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;

/** What a row of the board must show in Japanese for a date that is known. */
export function dated(
  row: keyof typeof ja.board.rows,
  iso: string,
  state: keyof typeof ja.board.states,
  atLatest = false,
): Shown {
  const left = days(TODAY, iso);
  return {
    name: plain(ja.board.rows[row].name),
    state: plain(ja.board.states[state]),
    date: plain((atLatest ? ja.board.atLatest : ja.board.until)(reiwa(iso))),
    beside: plain(ja.time.beside(western(iso), weekday(iso))),
    left: plain(left < 0 ? ja.time.ago(-left) : ja.time.left(left)),
  };
}

/** A row without a date. */
export function dateless(row: keyof typeof ja.board.rows, state: 'unknown' | 'absent', words: Text): Shown {
  return {
    name: plain(ja.board.rows[row].name),
    state: plain(ja.board.states[state]),
    date: plain(words),
    beside: '',
    left: '',
  };
}

/** A row of the board as a person sees it. `left` without the "about 1 year" beside it. */
export interface Shown {
  readonly name: string;
  readonly state: string;
  readonly date: string;
  readonly beside: string;
  readonly left: string;
}

export const rows = (page: Page): Locator => page.locator('kigen-board-row');

/** The three rows, in the order of the page. */
export async function board(page: Page): Promise<readonly Shown[]> {
  await expect(rows(page)).toHaveCount(3);
  return Promise.all([0, 1, 2].map((index) => shown(rows(page).nth(index))));
}

async function shown(row: Locator): Promise<Shown> {
  const [name, state, date, beside, left] = await Promise.all(
    ['h2', '.state', '.date, .no-date', '.when > .soft', '.left'].map(async (selector) =>
      (await row.locator(selector).allInnerTexts()).join(' | '),
    ),
  );
  const about = (await row.locator('.left small').allInnerTexts()).join('');
  return {
    name: name!,
    state: state!.trim(),
    date: date!,
    beside: beside!,
    left: left!.replace(about, '').trim(),
  };
}

/** Waits for the heading of the page, which is unique. */
export async function heading(page: Page, text: Text): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(plain(text));
}

export const button = (page: Page, name: Text): Locator =>
  page.getByRole('button', { name: plain(name), exact: true });
export const link = (page: Page, name: Text): Locator =>
  page.getByRole('link', { name: plain(name), exact: true });

/** The first screen's door to the reader, clicked. */
export async function readDoor(page: Page): Promise<void> {
  await page.getByRole('link', { name: plain(ja.first.doors.read.name) }).click();
}

/** A read that has come to its end. */
export async function readIsDone(page: Page): Promise<void> {
  await expect(page.locator('kigen-card').getByRole('status')).toHaveText(plain(ja.read.done));
}

/** The refusal screen of a code: its heading, all three parts, and the code itself. */
export async function refused(page: Page, code: keyof typeof ja.errors): Promise<void> {
  const { title, what, card, next } = ja.errors[code];
  await heading(page, title);
  const refusal = page.locator('kigen-refusal');
  for (const text of [what, card, next, code]) {
    await expect(refusal.getByText(plain(text), { exact: true })).toBeVisible();
  }
}

/** Types the dates of the face by the second door's fields; `era` says how the year is written. */
export async function typeDate(
  page: Page,
  field: 'body' | 'certificates',
  iso: string,
  era: 'western' | 'reiwa' = 'western',
): Promise<void> {
  const group = page.getByRole('group', { name: plain(ja.type[field].legend) });
  await group.getByLabel(plain(ja.type.era)).selectOption(era);
  const [year = '', month = '', day = ''] = iso.split('-');
  await group
    .getByLabel(plain(ja.type.year), { exact: true })
    .fill(String(Number(year) - (era === 'reiwa' ? 2018 : 0)));
  await group.getByLabel(plain(ja.type.month), { exact: true }).fill(String(Number(month)));
  await group.getByLabel(plain(ja.type.day), { exact: true }).fill(String(Number(day)));
}

/** The demo's person whose dates are all far away, on that day. */
export const ALL_CURRENT = [
  dated('card-body', '2034-06-14', 'not-past'),
  dated('authentication', '2029-06-14', 'not-past'),
  dateless('signature', 'unknown', ja.board.unknownDate.locked),
];

/** The first screen with the simulator ready, and its door to the reader clicked. */
export async function startReading(page: Page): Promise<void> {
  await fixClock(page);
  await page.goto('');
  await page.evaluate(() => kigenSim.ready);
  await readDoor(page);
}

/** A read that has come to its end with that person's board. */
export async function readsAllCurrent(page: Page): Promise<void> {
  await page.evaluate(() => {
    kigenSim.latency = 0;
  });
  await readIsDone(page);
  expect(await board(page)).toEqual(ALL_CURRENT);
}
