/**
 * The rules of expiry and renewal, as municipal and ministry pages told them in November 2026. A rule explains a
 * date; where the card itself tells one, the card is right.
 */
import { addDays, addMonths, type CivilDate, compareDates, daysInMonth } from '../clock';
import type { Lead, StayAnswer } from './names';

/**
 * The first day on which a card body or certificate can be renewed: the day after the date three months before its
 * end; where that month has no such day, the 1st of the month after it.
 */
export function renewalWindow(expiry: CivilDate): CivilDate {
  const before = addMonths(expiry, -3);
  return before === null ? firstOfMonth(expiry, -2) : addDays(before, 1);
}

/**
 * The last day on which a lapsed authentication certificate still serves at an insurance terminal: three months
 * after the end of the month in which it lapsed. Some pages count from the day itself, so nobody should rely on it.
 */
export function insuranceLastDay(expiry: CivilDate): CivilDate {
  return addDays(firstOfMonth(expiry, 4), -1);
}

/**
 * From when a stay's end is near enough to act: 90 days before, or the day the window would open for others where
 * that is earlier, so that whoever answers the question about the stay gets a next step at once.
 */
export function stayEndIsNear(expiry: CivilDate): CivilDate {
  const window = renewalWindow(expiry);
  const ninety = addDays(expiry, -STAY_LEADS[0]);
  return compareDates(window, ninety) < 0 ? window : ninety;
}

/**
 * A birthday: 29 February is shown as 28 in common years, as an estimate (the law counts an age as reached at the end
 * of the day before; pages do not say which day a card prints).
 */
export function birthday(birth: CivilDate, year: number): { date: CivilDate; estimate: boolean } {
  const day = Math.min(birth.day, daysInMonth(year, birth.month));
  return { date: { year, month: birth.month, day }, estimate: day !== birth.day };
}

const LEADS = ['window', 30, 7, 0] as const;
const STAY_LEADS = [90, 60, 30, 14, 0] as const;

/** The lead days offered for a date, earliest first. A stay with an end has no window, and no letter is mailed. */
export function defaultLeads(stay: StayAnswer): readonly Lead[] {
  return stay === 'has-end' ? STAY_LEADS : LEADS;
}

/** The day of a reminder before `expiry`. */
export function leadDay(expiry: CivilDate, lead: Lead): CivilDate {
  return lead === 'window' ? renewalWindow(expiry) : addDays(expiry, -lead);
}

function firstOfMonth(date: CivilDate, months: number): CivilDate {
  return addMonths({ ...date, day: 1 }, months) ?? date;
}
