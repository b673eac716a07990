import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import { type SavedCard, snooze } from '../src/reminders';
import { createReminderStore, type ReminderStore } from '../src/reminders/store';
import { tellDue } from '../src/tell-due';
import { card } from './reminders/cards';
import { at, on } from './reminders/dates';

let store: ReminderStore;
let shown: { title: string; body: string; tag: string; lang: string }[];
let badges: (number | 'clear')[];

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store = createReminderStore();
  shown = [];
  badges = [];
});
afterEach(() => {
  store.close();
  vi.unstubAllGlobals();
});

const wake = (day: string, languages: readonly string[] = ['en']): Promise<void> =>
  tellDue({
    store,
    clock: { now: () => at(day), sleep: () => Promise.reject(new Error('nothing here waits')) },
    badge: {
      setAppBadge: (count) => Promise.resolve(void badges.push(count)),
      clearAppBadge: () => Promise.resolve(void badges.push('clear')),
    },
    languages,
    show: (title, options) => Promise.resolve(void shown.push({ title, ...options })),
  });

/** The reminder 30 days before the certificate's end. */
const month = (saved: SavedCard): string =>
  saved.reminders.find(({ row, lead }) => row === 'authentication' && lead === 30)!.uid;
const only = async (): Promise<SavedCard> => (await store.list()).cards[0]!;

describe('woken by the browser', () => {
  it('tells one due reminder once, however often it is woken, and sets the badge', async () => {
    await store.put(card({ label: 'Mine' }));
    await wake('2027-04-20');
    await wake('2027-04-20');
    await wake('2027-04-21');
    expect(shown.map(({ title }) => title)).toEqual(['Mine']);
    expect(shown[0]?.body).toBe(
      'Certificate for health insurance and log-in: 20 May 2027 (Thursday, Reiwa 9)',
    );
    expect(badges).toEqual([1, 1, 1]);
  });

  it('tells nothing before its day, and clears the badge', async () => {
    await store.put(card());
    await wake('2027-02-20');
    expect([shown, badges]).toEqual([[], ['clear']]);
  });

  it.each([
    ['ja', '名前のないカード', '保険証・ログインに使う証明書の期限：令和9年5月20日（2027年5月20日・木曜日）'],
    ['ja-simple', '名前の ない カード', '保険証・ログインに 使う 証明書の 期限: 2027年 5月 20日 (木曜日)'],
    [
      'en',
      'Card without a name',
      'Certificate for health insurance and log-in: 20 May 2027 (Thursday, Reiwa 9)',
    ],
  ])('speaks the language in the database: %s', async (tag, title, body) => {
    await store.setLanguage(tag);
    await store.put(card());
    await wake('2027-04-20', ['fr']);
    expect(shown).toEqual([{ title, body, tag: month(await only()), lang: tag }]);
  });

  it('begins with the browser’s language where none was chosen', async () => {
    await store.put(card());
    await wake('2027-04-20', ['ja-JP']);
    expect(shown[0]?.lang).toBe('ja');
  });

  it('tells one that was put off again on its day', async () => {
    await store.put(card());
    await wake('2027-04-20');
    const told = await only();
    await store.put(snooze(told, month(told), on('2027-04-25'), at('2027-04-20')));
    await wake('2027-04-24');
    expect(badges).toEqual([1, 'clear']);
    await wake('2027-04-25');
    await wake('2027-04-26');
    expect(shown).toHaveLength(2);
  });
});
