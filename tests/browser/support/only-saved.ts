import type { Page } from '@playwright/test';
import { loadMessages, LOCALES, type Messages, plain } from '../../../src/i18n';
import { ROUTES } from '../../../src/ui/routes';
import { isLater, precached } from '../../../tools/size';
import { expect, type Site } from './fixtures';
import { cachedUrls, type Kept, kept } from './kept';
import { DIST } from './paths';

/** All that a saved card may hold; nested objects by their own keys. Anything beside it fails. */
const CARD = ['changedAt', 'dates', 'id', 'label', 'reminders', 'schema', 'signatureAtLatest', 'stay'];
const REMINDER = ['cancelled', 'done', 'lastTold', 'lead', 'row', 'sequence', 'snoozedUntil', 'uid'];
const DATE = ['day', 'month', 'year'];
const ROW = ['authentication', 'card-body', 'signature'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SAVED = /^#\/saved\/[0-9a-f-]{36}$/;

const titlesOf = ({
  app,
  first,
  read,
  demo,
  type,
  reminders,
  pages,
  errors,
}: Messages): readonly string[] => [
  // The document's own, until the app stands.
  app.name,
  `${app.name} - ${plain(first.question)}`,
  ...[
    ...[
      read,
      demo,
      type,
      reminders,
      pages.lost,
      pages.readers,
      pages.help,
      pages.messages,
      pages.diagnostics,
      app.lostScreen,
      { title: app.signing.sign },
      { title: app.signing.verify },
    ],
    ...Object.values(errors),
  ].map(({ title }) => `${plain(title)} - ${app.name}`),
  ...Object.values(pages.guide.topics).map((topic) => `${plain(topic)} - ${app.name}`),
];
const ALL = await Promise.all(LOCALES.map(({ tag }) => loadMessages(tag)));
/** The language, by its tag, and whether readings are shown. */
const SETTINGS: readonly unknown[] = [...LOCALES.map(({ tag }) => tag), 'on', 'off'];
const TITLES = ALL.flatMap(titlesOf);

/** The labels that tests type; a label is the person's own word. */
const LABELS = ['', '自分のカード', '母のカード', ...ALL.map(({ demo }) => plain(demo.label))];

/**
 * A list of what may be kept, not of what may not: a field, a key, a cache or a word in the address that is not named
 * here fails, whatever of a card it holds.
 */
export async function expectOnlyWhatMayBeKept(page: Page, site: Site): Promise<void> {
  const found = await kept(page);
  expect(found.local, 'localStorage').toEqual([]);
  expect(found.session, 'sessionStorage').toEqual([]);
  expect(found.cookies, 'cookies').toBe('');
  expect(found.state, 'history.state').toBeNull();
  expect(found.name, 'window.name').toBe('');
  expect(TITLES, 'title').toContain(found.title);
  const { pathname, search, hash } = new URL(found.address);
  expect(pathname + search, 'address').toBe('/');
  if (!SAVED.test(hash)) expect(['', ...ROUTES], 'address').toContain(hash);

  const files = [...precached(DIST), ...precached(site.folder)].map((url) => site.url + url);
  const unnamed = (await cachedUrls(page)).filter((url) => !isLater(url.slice(site.url.length)));
  for (const url of unnamed) expect(files, 'caches').toContain(url);
  expectDatabases(found.databases);
}

function expectDatabases(databases: Kept['databases']): void {
  for (const { name, stores } of databases) {
    expect(name, 'database').toBe('kigen');
    expect(Object.keys(stores).sort(), 'stores').toEqual(['cards', 'settings']);
    for (const value of stores['settings'] ?? []) expect(SETTINGS, 'settings').toContain(value);
    for (const card of stores['cards'] ?? []) expectCard(card as SavedShape);
  }
}

interface SavedShape {
  readonly id: string;
  readonly label: string;
  readonly changedAt: number;
  readonly dates: Readonly<Record<string, object>>;
  readonly reminders: readonly (Readonly<Record<string, unknown>> & { readonly uid: string })[];
  readonly stay: string;
}

function expectCard(card: SavedShape): void {
  expect(Object.keys(card).sort(), 'a saved card').toEqual(CARD);
  expect(card.id).toMatch(UUID);
  expect(LABELS, 'label').toContain(card.label);
  expect(typeof card.changedAt).toBe('number');
  expect(['unanswered', 'no-end', 'has-end']).toContain(card.stay);
  for (const [row, date] of Object.entries(card.dates)) {
    expect(ROW).toContain(row);
    expect(Object.keys(date).sort(), 'a saved date').toEqual(DATE);
    for (const number of Object.values(date)) expect(Number.isInteger(number)).toBe(true);
  }
  for (const reminder of card.reminders) {
    for (const key of Object.keys(reminder)) expect(REMINDER, 'a saved reminder').toContain(key);
    expect(reminder.uid).toMatch(UUID);
  }
}
