/** Time: the clock that whoever waits is given, time limits over it, and civil dates in Japan. */
export type { Clock, SleepOptions } from './clock';
export { systemClock } from './system-clock';
export { withTimeout } from './timeout';
export {
  type CivilDate,
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  daysInMonth,
  endOfDayInJapan,
  isRealDate,
  japanDate,
  weekday,
} from './civil-date';
