import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, daysBetween, isRealDate } from '../../src/clock';
import { createDates, LOCALES } from '../../src/i18n';
import { time as english } from '../../src/i18n/en/time';
import { time as japanese } from '../../src/i18n/ja/time';

const style = (tag: string) => LOCALES.find((locale) => locale.tag === tag)!;
const ja = createDates(style('ja'), japanese);
const en = createDates(style('en'), english);
const may: CivilDate = { year: 2027, month: 5, day: 20 };
const today: CivilDate = { year: 2026, month: 11, day: 25 };

describe('dates in both calendars', () => {
  test('Japanese puts the era first, then the western date and the day of the week', () => {
    expect(ja.full(may)).toBe('令和9年5月20日（2027年5月20日・木曜日）');
  });

  test('English puts the western date first, then the day of the week and the era', () => {
    expect(en.full(may)).toBe('20 May 2027 (Thursday, Reiwa 9)');
  });

  test.each([
    [{ year: 2019, month: 4, day: 30 }, '平成31年4月30日'],
    [{ year: 2019, month: 5, day: 1 }, '令和元年5月1日'],
    [{ year: 2024, month: 2, day: 29 }, '令和6年2月29日'],
  ])('the era changes on its day: %o', (date, words) => {
    expect(ja.short(date)).toBe(words);
  });

  test('a moment is told in Japan whatever the zone of the device is', () => {
    const zone = process.env['TZ'];
    const told = ['Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((name) => {
      process.env['TZ'] = name;
      return createDates(style('ja'), japanese).moment(Date.UTC(2026, 11, 31, 15, 0));
    });
    process.env['TZ'] = zone ?? 'UTC';
    expect(new Set(told)).toEqual(new Set(['2027年1月1日 0:00']));
  });

  test('every day of the calendar is told as itself, in every zone of a device', () => {
    const days = fc
      .record({
        year: fc.integer({ min: 2019, max: 2060 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
      })
      .filter(isRealDate);
    fc.assert(
      fc.property(days, ({ year, month, day }) => {
        expect(ja.full({ year, month, day })).toContain(`${year}年${month}月${day}日`);
      }),
    );
  });
});

describe('how long still', () => {
  test.each([
    [0, '今日まで', 'Ends today'],
    [1, 'あと1日', '1 day left'],
    [50, 'あと50日', '50 days left'],
    [-1, '1日前', '1 day ago'],
    [-31, '31日前', '31 days ago'],
  ])('%i days', (days, inJapanese, inEnglish) => {
    const date = addDays(today, days);
    expect(ja.left(today, date, days)).toEqual({ main: inJapanese });
    expect(en.left(today, date, days)).toEqual({ main: inEnglish });
  });

  test.each([
    [{ year: 2032, month: 1, day: 14 }, '約5年1か月', 'about 5 years and 1 month'],
    [{ year: 2031, month: 11, day: 25 }, '約5年', 'about 5 years'],
    [{ year: 2031, month: 11, day: 24 }, '約4年11か月', 'about 4 years and 11 months'],
    [{ year: 2027, month: 6, day: 30 }, '約7か月', 'about 7 months'],
  ])('a long time is told in years and months too: %o', (date, inJapanese, inEnglish) => {
    const days = daysBetween(today, date);
    expect(ja.left(today, date, days).about).toBe(inJapanese);
    expect(en.left(today, date, days).about).toBe(inEnglish);
  });
});
