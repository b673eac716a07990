/** Spans of time and how two calendars stand beside each other. */
export interface TimeWords {
  readonly both: (main: string, beside: string) => string;
  /** Beside a date: the other calendar, and the day of the week. */
  readonly beside: (calendar: string, weekday: string) => string;
  readonly endsToday: string;
  readonly left: (days: number) => string;
  readonly ago: (days: number) => string;
  readonly about: (years: number, months: number) => string;
}
