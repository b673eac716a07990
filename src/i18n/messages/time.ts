import type { Text } from '../text';

/** Spans of time and how two calendars stand beside each other. */
export interface TimeWords {
  readonly both: (main: Text, beside: Text) => Text;
  /** Beside a date: the other calendar, and the day of the week. */
  readonly beside: (calendar: Text, weekday: Text) => Text;
  readonly endsToday: Text;
  readonly left: (days: number) => Text;
  readonly ago: (days: number) => Text;
  readonly about: (years: number, months: number) => Text;
  /** A date as `Intl` writes it, with readings where the language shows any. */
  readonly spell: (formatted: string) => Text;
}
