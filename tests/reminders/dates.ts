import type { CivilDate } from '../../src/clock';

/** A civil date from `2027-05-20`. */
export function on(text: string): CivilDate {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

/** An instant of that day in Japan: `09:00` unless given. */
export function at(text: string, time = '09:00:00.000'): number {
  return Date.parse(`${text}T${time}+09:00`);
}

export function iso({ year, month, day }: CivilDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
