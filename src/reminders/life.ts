/**
 * What a person's life asks of the card: pure rules over dates that the person gives, as municipal, ministry and police
 * pages told them in November 2026. Nothing here is inferred from a card; where a card tells a date, the card is right.
 */
import { addDays, addMonths, type CivilDate, compareDates, daysInMonth, weekday } from '../clock';
import { birthday } from './rules';

/** A day with whether it is an estimate: pages do not say which day a card prints for a birthday on 29 February. */
export interface RuleDate {
  readonly date: CivilDate;
  readonly estimate: boolean;
}

/** Applied for until this day, the line between five and ten years was at 20; after it, at 18. */
const LAST_DAY_OF_TWENTY: CivilDate = { year: 2022, month: 3, day: 31 };

/**
 * The last day of a card body for a person without an end of stay: the 10th birthday after issue, the 5th for whoever
 * was younger than 18 at issue (20 where applied for by 2022-03-31).
 */
export function cardBodyEnd(birth: CivilDate, issued: CivilDate, applied: CivilDate): RuleDate {
  const line = compareDates(applied, LAST_DAY_OF_TWENTY) <= 0 ? 20 : 18;
  return nthBirthdayAfter(birth, issued, ageOn(birth, issued) < line ? 5 : 10);
}

/**
 * The last day of the certificates: the 5th birthday after issue at any age, the 6th where they were renewed within the
 * window before that birthday, and never past the card body's end.
 */
export function certificatesEnd(
  birth: CivilDate,
  issued: CivilDate,
  bodyEnd: CivilDate,
  renewedWithinWindow: boolean,
): RuleDate {
  const own = nthBirthdayAfter(birth, issued, renewedWithinWindow ? 6 : 5);
  return compareDates(own.date, bodyEnd) <= 0 ? own : { date: bodyEnd, estimate: false };
}

/** A signature certificate never outlives the authentication one. */
export function signatureEnd(own: CivilDate, authentication: CivilDate): CivilDate {
  return earlier(own, authentication);
}

/** With a stay that ends, card and certificates end with it, and never past what the birthday gives. */
export function endWithStay(birthdayEnd: CivilDate, stayEnd: CivilDate): CivilDate {
  return earlier(birthdayEnd, stayEnd);
}

/**
 * The end after the one extension of two months that an office gives while permission is pending; null once the end has
 * passed: an expired card is not extended. A month without that day ends on its last.
 */
export function pendingExtension(end: CivilDate, today: CivilDate): CivilDate | null {
  return compareDates(today, end) > 0 ? null : monthsLater(end, 2);
}

/** Which day ends the card when a move is not reported: whichever comes first. */
export interface MoveDays {
  /** The last day to report moving in: 14 days after moving, or 30 after the planned day where that is earlier. */
  readonly report: CivilDate;
  /** The last day to have the card's continued use arranged; known once the move is reported. */
  readonly continuedUse?: CivilDate;
}

/** Moving house: report within 14 days of moving and 30 of the planned day, continued use within 90 of reporting. */
export function movingHouse(moved: CivilDate, planned: CivilDate, reported?: CivilDate): MoveDays {
  const report = earlier(addDays(moved, 14), addDays(planned, 30));
  return { report, ...(reported && { continuedUse: addDays(reported, 90) }) };
}

/** The last day to arrange continued use before moving abroad: the day before the planned departure, in Japan. */
export function beforeDeparture(departure: CivilDate): CivilDate {
  return addDays(departure, -1);
}

/** When to begin with a new card while abroad: six months before the end, since it takes three or more. */
export function renewalAbroad(end: CivilDate): CivilDate {
  return monthsLater(end, -6);
}

/** The 15th birthday, from which a certificate for signing can be asked for. */
export function fifteenth(birth: CivilDate): RuleDate {
  return birthday(birth, birth.year + 15);
}

/** Whether the signature certificate ends at once; the one for authentication never does for these reasons. */
export function endsSignature(
  changed: Readonly<Record<'name' | 'address' | 'birth' | 'sex', boolean>>,
): boolean {
  return changed.name || changed.address || changed.birth || changed.sex;
}

/** The conditions under which a new card carries a driving licence over. All of them are asked. */
export interface LicenceConditions {
  readonly reason: 'expiry' | 'note-field-full' | 'loss' | 'lapse' | 'other';
  readonly way: 'online' | 'post' | 'counter' | 'booth' | 'express';
  /** 「マイナ免許証等の継続利用」 was chosen in the application. */
  readonly continuedUseChosen: boolean;
  /** The signature certificate was given to the police before. */
  readonly certificateAtPolice: boolean;
  /** A signature certificate is asked for on the new card too. */
  readonly newCertificate: boolean;
}

/** The conditions that are missing; none missing means that the licence is carried over (five police pages, 2025). */
export function missingForLicence(asked: LicenceConditions): readonly (keyof LicenceConditions)[] {
  return [
    ...(asked.reason === 'expiry' || asked.reason === 'note-field-full' ? [] : (['reason'] as const)),
    ...(asked.way === 'online' ? [] : (['way'] as const)),
    ...(asked.continuedUseChosen ? [] : (['continuedUseChosen'] as const)),
    ...(asked.certificateAtPolice ? [] : (['certificateAtPolice'] as const)),
    ...(asked.newCertificate ? [] : (['newCertificate'] as const)),
  ];
}

/** A phone's certificates follow the card's: to be added again when either was renewed after them. */
export function phoneNeedsAgain(addedToPhone: CivilDate, cardRenewed: CivilDate): boolean {
  return compareDates(cardRenewed, addedToPhone) >= 0;
}

/** Whether the offices issue no certificates that day: the Sunday after the third Saturday (national maintenance). */
export function isMaintenanceDay(date: CivilDate): boolean {
  // The third Saturday of a month is one of the 15th to the 21st.
  return weekday(date) === 0 && date.day >= 16 && date.day <= 22;
}

/**
 * The birthday that comes so many times after a day. On the birthday itself a person already has that age, so it does
 * not count.
 */
export function nthBirthdayAfter(birth: CivilDate, day: CivilDate, count: number): RuleDate {
  const { date } = birthday(birth, day.year);
  const first = compareDates(date, day) > 0 ? day.year : day.year + 1;
  return birthday(birth, first + count - 1);
}

/** Whole years on a day, a birthday on 29 February counted on the 28th of common years. */
export function ageOn(birth: CivilDate, day: CivilDate): number {
  const years = day.year - birth.year;
  return compareDates(birthday(birth, day.year).date, day) <= 0 ? years : years - 1;
}

function monthsLater(date: CivilDate, months: number): CivilDate {
  const moved = addMonths(date, months);
  if (moved !== null) return moved;
  const first = addMonths({ ...date, day: 1 }, months) ?? date;
  return { ...first, day: daysInMonth(first.year, first.month) };
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) <= 0 ? a : b;
}
