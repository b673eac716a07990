import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRealDate } from '../../src/clock';
import { parseTypedDate } from '../../src/ui/typed-date';

const parse = (era: 'western' | 'reiwa' | 'heisei', year: string, month: string, day: string) =>
  parseTypedDate({ era, year, month, day }, 2026);
const date = (year: number, month: number, day: number) => ({ kind: 'date', date: { year, month, day } });
const problem = (kind: string) => ({ kind: 'problem', problem: kind });

describe('a typed date', () => {
  test.each([
    ['a western year', parse('western', '2027', '5', '20'), date(2027, 5, 20)],
    ['a year of Reiwa', parse('reiwa', '9', '5', '20'), date(2027, 5, 20)],
    [
      'a year of Heisei beyond its end, as older cards print it',
      parse('heisei', '38', '5', '20'),
      date(2026, 5, 20),
    ],
    ['the first year as 元', parse('reiwa', '元', '5', '1'), date(2019, 5, 1)],
    ['full-width digits', parse('western', '２０２７', '０５', '２０'), date(2027, 5, 20)],
    ['the era written into the year', parse('western', '令和9', '5', '20'), date(2027, 5, 20)],
    ['the era as a letter', parse('western', 'R9', '5', '20'), date(2027, 5, 20)],
    ['年, 月 and 日 written along', parse('western', '2027年', '5月', '20日'), date(2027, 5, 20)],
    ['spaces around', parse('western', ' 2027 ', ' 5', '20 '), date(2027, 5, 20)],
    ['a leap day', parse('western', '2028', '2', '29'), date(2028, 2, 29)],
  ])('%s is taken', (_, parsed, expected) => {
    expect(parsed).toEqual(expected);
  });

  test.each([
    ['30 February', parse('western', '2027', '2', '30'), 'no-such-day'],
    ['29 February of a common year', parse('western', '2027', '2', '29'), 'no-such-day'],
    ['31 April', parse('reiwa', '9', '4', '31'), 'no-such-day'],
    ['a 13th month', parse('western', '2027', '13', '1'), 'no-such-day'],
    ['a day 0', parse('western', '2027', '1', '0'), 'no-such-day'],
    ['a missing day', parse('western', '2027', '5', ''), 'incomplete'],
    ['letters', parse('western', '2027', 'May', '20'), 'number'],
    ['a short western year', parse('western', '9', '5', '20'), 'western-year'],
    ['a western year under an era', parse('reiwa', '2027', '5', '20'), 'era-year'],
    ['a year before there were cards', parse('western', '2015', '5', '20'), 'far'],
    ['a year beyond any card', parse('western', '2042', '5', '20'), 'far'],
  ])('%s is refused', (_, parsed, expected) => {
    expect(parsed).toEqual(problem(expected));
  });

  test('nothing typed is no problem: either date may be left out', () => {
    expect(parse('reiwa', '', ' ', '')).toEqual({ kind: 'empty' });
  });

  test('every real day of a card’s time is taken in both calendars alike, and no other', () => {
    const parts = fc.record({
      year: fc.integer({ min: 2019, max: 2041 }),
      month: fc.integer({ min: 0, max: 14 }),
      day: fc.integer({ min: 0, max: 33 }),
    });
    fc.assert(
      fc.property(parts, ({ year, month, day }) => {
        const western = parse('western', String(year), String(month), String(day));
        const era = parse('reiwa', String(year - 2018), String(month), String(day));
        expect(era).toEqual(western);
        expect(western.kind === 'date').toBe(isRealDate({ year, month, day }));
      }),
    );
  });

  test('whatever is typed, what is taken is a real day', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (year, month, day) => {
        const parsed = parse('western', year, month, day);
        expect(parsed.kind !== 'date' || isRealDate(parsed.date)).toBe(true);
      }),
    );
  });
});
