import { describe, expect, test } from 'vitest';
import { createDates, loadMessages, LOCALES, plain, text } from '../../src/i18n';
import { withReadings } from '../../src/i18n/text';

const style = LOCALES.find(({ tag }) => tag === 'ja-simple')!;
const dates = createDates(style, (await loadMessages('ja-simple')).time);
const day = (year: number, month: number, date: number) => ({ year, month, day: date });

describe('dates in plain Japanese', () => {
  test('have no era, and the day of the week beside them', () => {
    expect(plain(dates.full(day(2027, 5, 20)))).toBe('2027年 5月 20日 (木曜日)');
    expect(plain(dates.short(day(2027, 12, 31)))).toBe('2027年 12月 31日');
  });

  test.each([
    [1, { base: '1日', ruby: 'ついたち' }],
    [4, { base: '4日', ruby: 'よっか' }],
    [8, { base: '8日', ruby: 'ようか' }],
    [14, { base: '14日', ruby: 'じゅうよっか' }],
    [20, { base: '20日', ruby: 'はつか' }],
    [24, { base: '24日', ruby: 'にじゅうよっか' }],
    [11, { base: '日', ruby: 'にち' }],
    [31, { base: '日', ruby: 'にち' }],
  ])('day %d is read as it is said', (date, last) => {
    expect((dates.short(day(2027, 5, date)) as readonly unknown[]).at(-1)).toEqual(last);
  });

  test.each([
    [day(2027, 5, 17), 'げつようび'],
    [day(2027, 5, 18), 'かようび'],
    [day(2027, 5, 19), 'すいようび'],
    [day(2027, 5, 20), 'もくようび'],
    [day(2027, 5, 21), 'きんようび'],
    [day(2027, 5, 22), 'どようび'],
    [day(2027, 5, 23), 'にちようび'],
  ])('the day of the week of %o is %s', (date, ruby) => {
    expect(dates.pair(date).beside).toEqual([expect.objectContaining({ ruby })]);
  });
});

describe('pieces of a message', () => {
  test('readings stand over the kanji before them alone', () => {
    expect(withReadings('カードの期限《きげん》を 見《み》る')).toEqual([
      'カードの',
      { base: '期限', ruby: 'きげん' },
      'を ',
      { base: '見', ruby: 'み' },
      'る',
    ]);
  });

  test('a message of plain words alone stays a string; one with a reading keeps its pieces', () => {
    expect(text`until ${'May'}, ${2}`).toBe('until May, 2');
    expect(text`${[{ base: '今日', ruby: 'きょう' }]} まで`).toEqual([
      { base: '今日', ruby: 'きょう' },
      ' まで',
    ]);
  });

  test('Japanese inside of another language is one piece, plain without its readings', () => {
    expect(plain(['The field ', { ja: [{ base: '追記欄', ruby: 'ついきらん' }] }, '.'])).toBe(
      'The field 追記欄.',
    );
  });
});
