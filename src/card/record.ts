import type { Bytes } from '../bytes';
import { type CivilDate, isRealDate } from '../clock';
import { AppError } from '../errors';
import { readSimpleTlv } from '../protocol/tlv';

/** What record 1 of the common application's EF 0001 tells; a field that is not of its form is left out. */
export interface CardRecord {
  readonly bodyExpiry?: CivilDate;
  /** Five digits. */
  readonly municipality?: string;
  /** What was left out, and why. */
  readonly issues: readonly AppError[];
}

const TAG = 0x01;
const DIGITS = 28;

/**
 * Reads the record: a simple TLV (ISO/IEC 7816-4, 5.2.1) of 28 ASCII digits, the card's serial (15, not read), its
 * municipality (5) and the last day of the card body (YYYYMMDD); measured by public projects. What follows the TLV is
 * filler. A date that does not exist loses itself and nothing else.
 * @throws AppError `card/malformed` when it is no such record
 */
export function parseCardRecord(record: Bytes): CardRecord {
  const text = digits(contentsOf(record));
  const municipality = text.slice(15, 20);
  const bodyExpiry = parseDate(text.slice(20));
  return bodyExpiry === undefined
    ? { municipality, issues: [new AppError('card/malformed', { what: 'expiry date' })] }
    : { bodyExpiry, municipality, issues: [] };
}

/** A day written YYYYMMDD; undefined when there is no such day. */
export function parseDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = { year, month, day };
  return isRealDate(date) ? date : undefined;
}

function contentsOf(record: Bytes): Bytes {
  try {
    const { tag, value } = readSimpleTlv(record);
    if (tag === TAG) return value;
  } catch (error) {
    throw new AppError('card/malformed', { what: 'card record' }, error);
  }
  throw malformedRecord();
}

function digits(contents: Bytes): string {
  const text = String.fromCharCode(...contents);
  if (text.length !== DIGITS || !/^\d+$/.test(text)) throw malformedRecord();
  return text;
}

function malformedRecord(): AppError<'card/malformed'> {
  return new AppError('card/malformed', { what: 'card record' });
}
