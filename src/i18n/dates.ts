import { addMonths, type CivilDate, compareDates, endOfDayInJapan } from '../clock';
import type { TimeWords } from './messages/time';
import { once } from './once';
import { join, type Text } from './text';

/** A date in both calendars: `main` is the large one, `beside` the other with the day of the week. */
export interface DatePair {
  readonly main: Text;
  readonly beside: Text;
}

export interface DateWords {
  pair(date: CivilDate): DatePair;
  /** Both calendars and the day of the week in one piece. */
  full(date: CivilDate): Text;
  /** One calendar, without the day of the week. */
  short(date: CivilDate): Text;
  /** The day and the time of day in Japan at an instant in ms since 1970. */
  moment(instant: number): Text;
  /** How long from today, in days; `about` in years and months where that says more. */
  left(today: CivilDate, date: CivilDate, days: number): { readonly main: Text; readonly about?: Text };
}

/** A language's way with dates. `era` = the Japanese calendar is shown too. */
export interface DateStyle {
  readonly tag: string;
  readonly format: string;
  readonly era: 'first' | 'beside' | 'none';
}

const HALF_A_DAY = 43_200_000;
/** From here on days alone say little. */
const LONG = 183;

/**
 * What makes a language's first formats: the first of all takes the browser 20 to 40 ms, the first of the Japanese calendar
 * and of numbers some, those after them next to nothing. To be called ahead, each in a task of its own.
 */
export function firstFormats({ format: tag, era }: DateStyle): readonly (() => void)[] {
  const dates = (calendar: string) => () =>
    void new Intl.DateTimeFormat(tag, { calendar, era: 'long', year: 'numeric' }).format(0);
  return [
    dates('gregory'),
    ...(era === 'none' ? [] : [dates('japanese')]),
    () => void new Intl.NumberFormat(tag, { style: 'unit', unit: 'day' }).format(0),
  ];
}

/** Dates in the words of one language, always in Japan's time zone. */
export function createDates({ format: tag, era }: DateStyle, words: TimeWords): DateWords {
  const format = (options: Intl.DateTimeFormatOptions, calendar = 'gregory'): (() => Intl.DateTimeFormat) =>
    once(() => new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Tokyo', calendar, ...options }));
  const western = format({ year: 'numeric', month: 'long', day: 'numeric' });
  const japanese = format({ era: 'long', year: 'numeric', month: 'long', day: 'numeric' }, 'japanese');
  const eraYear = format({ era: 'long', year: 'numeric' }, 'japanese');
  const weekday = format({ weekday: 'long' });
  const time = format({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

  const noon = (date: CivilDate): number => endOfDayInJapan(date) - HALF_A_DAY;
  const pair = (date: CivilDate): DatePair => {
    const at = noon(date);
    const day = words.spell(weekday().format(at));
    switch (era) {
      case 'first':
        return { main: japanese().format(at), beside: words.beside(western().format(at), day) };
      case 'beside':
        return { main: western().format(at), beside: words.beside(eraName(eraYear(), at), day) };
      case 'none':
        return { main: words.spell(western().format(at)), beside: day };
    }
  };

  return {
    pair,
    full: (date) => {
      const { main, beside } = pair(date);
      return words.both(main, beside);
    },
    short: (date) => words.spell((era === 'first' ? japanese : western)().format(noon(date))),
    moment: (instant) => join([words.spell(western().format(instant)), ' ', time().format(instant)]),
    left: (today, date, days) => {
      if (days === 0) return { main: words.endsToday };
      if (days < 0) return { main: words.ago(-days) };
      if (days < LONG) return { main: words.left(days) };
      const months = monthsBetween(today, date);
      return { main: words.left(days), about: words.about(Math.floor(months / 12), months % 12) };
    },
  };
}

/** "Reiwa 9": English formats of the Japanese calendar put the era last. */
function eraName(format: Intl.DateTimeFormat, at: number): string {
  const parts = format.formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('era')} ${part('year')}`;
}

/** Whole months from one day to a later one. */
function monthsBetween(from: CivilDate, to: CivilDate): number {
  const count = (to.year - from.year) * 12 + to.month - from.month;
  const reached = addMonths(from, count);
  return reached === null || compareDates(reached, to) > 0 ? count - 1 : count;
}
