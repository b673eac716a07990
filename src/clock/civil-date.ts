/**
 * Civil dates in Japan. Japan has one time zone, UTC+9 without summer time, so a date is arithmetic and never
 * asks the device's own zone.
 */

/** A day of the proleptic Gregorian calendar: month 1 to 12, day 1 to 31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;
const JAPAN_OFFSET = 9 * 3_600_000;

/** The day in Japan at an instant in milliseconds since 1970-01-01T00:00:00Z. */
export function japanDate(instant: number): CivilDate {
  return fromDayNumber(Math.floor((instant + JAPAN_OFFSET) / DAY));
}

/** The last millisecond of that day in Japan, in milliseconds since 1970-01-01T00:00:00Z. */
export function endOfDayInJapan(date: CivilDate): number {
  return (dayNumber(date) + 1) * DAY - JAPAN_OFFSET - 1;
}

/** Days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the three numbers name a day that exists, in the years 1 to 9999. */
export function isRealDate({ year, month, day }: CivilDate): boolean {
  return (
    [year, month, day].every(Number.isInteger) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Negative when `a` is the earlier, 0 on the same day. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return dayNumber(a) - dayNumber(b);
}

/** Days from `from` to `to`; negative when `to` is the earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of another month; null where that month has no such day (31 April). */
export function addMonths(date: CivilDate, months: number): CivilDate | null {
  const index = date.year * 12 + (date.month - 1) + months;
  const moved = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: date.day };
  return isRealDate(moved) ? moved : null;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: CivilDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

function dayNumber({ year, month, day }: CivilDate): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / DAY);
}

function fromDayNumber(days: number): CivilDate {
  const date = new Date(days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
