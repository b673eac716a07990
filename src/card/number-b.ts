import { AppError } from '../errors';
import { parsePin, type Pin } from './pin';

/** The parts of number B as the card's face prints them; the year is that of the era, or four digits. */
export interface NumberBParts {
  /** `55`, `7`, `元`, or `1980` where the face prints the Gregorian year. */
  readonly birthYear: string;
  readonly birthMonth: string;
  readonly birthDay: string;
  /** The Gregorian year of the card's end, four digits. */
  readonly expiryYear: string;
  /** The four digits below the photo. */
  readonly securityCode: string;
}

/** Each part as it is printed, and how it goes into the number. */
const PARTS: Readonly<
  Record<keyof NumberBParts, { readonly rule: string; readonly fold: (typed: string) => string | undefined }>
> = {
  birthYear: { rule: 'birth-year', fold: foldYear },
  birthMonth: { rule: 'birth-month', fold: (typed) => twoDigits(typed, 12) },
  birthDay: { rule: 'birth-day', fold: (typed) => twoDigits(typed, 31) },
  expiryYear: { rule: 'expiry-year', fold: fourDigits },
  securityCode: { rule: 'security-code', fold: fourDigits },
};

/**
 * Number B: birth date YYMMDD, year of the card's end, security code (measured by public projects). Its first two
 * digits are the year of the era that the face prints; whoever's face prints Gregorian years has the last two of that.
 * @throws AppError `card/pin-format`: the rule names the part, never what was typed
 */
export function parseNumberB(name: 'text-number-b' | 'face-number-b', parts: NumberBParts): Pin {
  const digits = (Object.keys(PARTS) as (keyof NumberBParts)[]).map((part) => {
    const { rule, fold } = PARTS[part];
    const folded = fold(parts[part].normalize('NFKC').trim());
    if (folded === undefined) throw new AppError('card/pin-format', { rule });
    return folded;
  });
  return parsePin(name, digits.join(''));
}

function foldYear(typed: string): string | undefined {
  return typed === '元' ? '01' : (fourDigits(typed)?.slice(2) ?? twoDigits(typed, 99));
}

/** A day or month that nobody knows is printed as 0. */
function twoDigits(typed: string, most: number): string | undefined {
  return /^\d{1,2}$/.test(typed) && Number(typed) <= most ? typed.padStart(2, '0') : undefined;
}

function fourDigits(typed: string): string | undefined {
  return /^\d{4}$/.test(typed) ? typed : undefined;
}
