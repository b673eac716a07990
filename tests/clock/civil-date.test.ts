import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CivilDate,
  compareDates,
  daysBetween,
  daysInMonth,
  endOfDayInJapan,
  isRealDate,
  japanDate,
  weekday,
} from '../../src/clock';

const date = (year: number, month: number, day: number): CivilDate => ({ year, month, day });
const anyDate = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) })
  .map((instant) => japanDate(instant));

describe('civil dates in Japan', () => {
  it('turns over at 15:00 UTC, on both sides of midnight in Japan', () => {
    expect(japanDate(Date.UTC(2026, 11, 31, 14, 59, 59, 999))).toEqual(date(2026, 12, 31));
    expect(japanDate(Date.UTC(2026, 11, 31, 15, 0, 0, 0))).toEqual(date(2027, 1, 1));
  });

  it('ends a day at 14:59:59.999 UTC', () => {
    expect(endOfDayInJapan(date(2027, 5, 20))).toBe(Date.UTC(2027, 4, 20, 14, 59, 59, 999));
  });

  it.each([
    [2024, 2, 29],
    [2026, 2, 28],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 6, 30],
    [2026, 9, 30],
    [2026, 11, 30],
    [2026, 1, 31],
    [2026, 12, 31],
  ])('%i-%i has %i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
    expect(isRealDate(date(year, month, days))).toBe(true);
    expect(isRealDate(date(year, month, days + 1))).toBe(false);
  });

  it.each([
    date(2026, 0, 1),
    date(2026, 13, 1),
    date(2026, 1, 0),
    date(0, 1, 1),
    date(10_000, 1, 1),
    date(2026.5, 1, 1),
    date(Number.NaN, 1, 1),
  ])('%o is no day', (unreal) => {
    expect(isRealDate(unreal)).toBe(false);
  });

  it('accepts the first and the last day that it can name', () => {
    expect(isRealDate(date(1, 1, 1))).toBe(true);
    expect(isRealDate(date(9999, 12, 31))).toBe(true);
  });

  it('moves by months, and says where the day does not exist', () => {
    expect(addMonths(date(2027, 5, 20), -3)).toEqual(date(2027, 2, 20));
    expect(addMonths(date(2027, 1, 14), -3)).toEqual(date(2026, 10, 14));
    expect(addMonths(date(2026, 11, 30), 1)).toEqual(date(2026, 12, 30));
    expect(addMonths(date(2026, 12, 1), 1)).toEqual(date(2027, 1, 1));
    expect(addMonths(date(2027, 5, 31), -3)).toBeNull();
    expect(addMonths(date(2024, 2, 29), 12)).toBeNull();
  });

  it('names weekdays, 0 = Sunday', () => {
    expect(weekday(date(2026, 11, 25))).toBe(3);
    expect(weekday(date(1970, 1, 1))).toBe(4);
    expect(weekday(date(1969, 12, 28))).toBe(0);
  });

  it('counts days across leap days', () => {
    expect(daysBetween(date(2024, 2, 28), date(2024, 3, 1))).toBe(2);
    expect(daysBetween(date(2026, 3, 1), date(2026, 2, 28))).toBe(-1);
    expect(compareDates(date(2026, 2, 28), date(2026, 3, 1))).toBeLessThan(0);
    expect(compareDates(date(2026, 3, 1), date(2026, 3, 1))).toBe(0);
  });

  it('adding days and counting them are inverse (property)', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('the end of a day lies in that day and the next millisecond in the next (property)', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        expect(japanDate(endOfDayInJapan(day))).toEqual(day);
        expect(japanDate(endOfDayInJapan(day) + 1)).toEqual(addDays(day, 1));
      }),
    );
  });
});
