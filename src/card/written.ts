import type { CivilDate } from '../clock';
import { parseDate } from './record';

/** What the card has written, and what it means; the meaning is absent where the writing is not of a known form. */
export interface Written<T> {
  readonly raw: string;
  readonly value?: T;
}

export type Sex = 'male' | 'female' | 'not-applicable' | 'unknown';

const SEXES: Readonly<Record<string, Sex>> = {
  0: 'unknown',
  1: 'male',
  2: 'female',
  9: 'not-applicable',
};

/** A day written YYYYMMDD; a birth date whose day or month nobody knows stays as it is written. */
export function writtenDate(raw: string): Written<CivilDate> {
  return written(raw, parseDate(raw));
}

/** One digit; the card's applications and its signature certificate use the same (measured by public projects). */
export function writtenSex(raw: string): Written<Sex> {
  return written(raw, Object.hasOwn(SEXES, raw) ? SEXES[raw] : undefined);
}

export function written<T>(raw: string, value: T | undefined): Written<T> {
  return value === undefined ? { raw } : { raw, value };
}
