import { type CivilDate, isRealDate } from '../clock';

export type Era = 'western' | 'reiwa' | 'heisei';

/** A date as the person typed it: three texts and the calendar of the year. */
export interface TypedDate {
  readonly era: Era;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

export type DateProblem = 'incomplete' | 'number' | 'western-year' | 'era-year' | 'no-such-day' | 'far';

export type ParsedDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly date: CivilDate }
  | { readonly kind: 'problem'; readonly problem: DateProblem };

/** Year 1 of the era less one. Older cards print 平成 years beyond the era's end: they count on. */
const ERA_START: Record<Era, number> = { western: 0, heisei: 1988, reiwa: 2018 };
const PREFIXES: readonly (readonly [Era, RegExp])[] = [
  ['reiwa', /^(?:令和|R)/i],
  ['heisei', /^(?:平成|H)/i],
];

/** The first cards were issued in 2016; none runs longer than eleven years from now, by some margin. */
const FIRST_YEAR = 2016;
const LONGEST = 15;

export const EMPTY_DATE: TypedDate = { era: 'western', year: '', month: '', day: '' };

/**
 * The date meant, in either calendar: full-width digits, 元 for a first year, an era or 年, 月, 日 written into the
 * fields are all taken. `thisYear` and `firstYear` bound what can be meant: a card's date, unless said otherwise.
 */
export function parseTypedDate(typed: TypedDate, thisYear: number, firstYear = FIRST_YEAR): ParsedDate {
  const [yearText, month, day] = [clean(typed.year), clean(typed.month), clean(typed.day)];
  if (yearText === '' && month === '' && day === '') return { kind: 'empty' };
  if (yearText === '' || month === '' || day === '') return problem('incomplete');

  const [written, prefix] = PREFIXES.find(([, pattern]) => pattern.test(yearText)) ?? [];
  const era = written ?? typed.era;
  const digits = (prefix ? yearText.replace(prefix, '') : yearText).replace(/^元$/, '1');
  if (![digits, month, day].every((text) => /^\d{1,4}$/.test(text))) return problem('number');
  if (era === 'western' ? digits.length !== 4 : digits.length > 2) {
    return problem(era === 'western' ? 'western-year' : 'era-year');
  }
  const date = { year: ERA_START[era] + Number(digits), month: Number(month), day: Number(day) };
  if (!isRealDate(date)) return problem('no-such-day');
  if (date.year < firstYear || date.year > thisYear + LONGEST) return problem('far');
  return { kind: 'date', date };
}

function clean(text: string): string {
  return text.normalize('NFKC').replace(/[\s年月日]/g, '');
}

function problem(kind: DateProblem): ParsedDate {
  return { kind: 'problem', problem: kind };
}
