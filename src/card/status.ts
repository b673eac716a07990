import { AppError } from '../errors';
import { StatusWord, triesLeft } from '../protocol/iso7816';
import type { PinCounter } from './facts';

/** What a card or reader answers that does not take a short EF identifier. */
const SHORT_FORM_REFUSED: readonly number[] = [
  StatusWord.notFound,
  StatusWord.wrongP1P2,
  StatusWord.wrongLength,
  StatusWord.wrongOffset,
];

/** What SELECT answers for an application that is not on the card. */
const APPLICATION_ABSENT: readonly number[] = [
  StatusWord.notFound,
  StatusWord.wrongP1P2,
  StatusWord.functionNotSupported,
  0x6999,
  StatusWord.insNotSupported,
];

export function refusesShortForm(sw: number): boolean {
  return SHORT_FORM_REFUSED.includes(sw);
}

export function saysApplicationAbsent(sw: number): boolean {
  return APPLICATION_ABSENT.includes(sw);
}

/** What VERIFY without data tells of a counter (ISO/IEC 7816-4, 7.5.6). */
export function readCounter(sw: number): PinCounter {
  const left = triesLeft(sw);
  if (left !== undefined) return left === 0 ? { state: 'blocked' } : { state: 'tries', left };
  switch (sw) {
    case StatusWord.success:
      return { state: 'verified' };
    case StatusWord.authenticationBlocked:
    case StatusWord.referenceDataNotUsable:
      return { state: 'blocked' };
    case StatusWord.notFound:
    case StatusWord.referencedDataNotFound:
      return { state: 'absent' };
    default:
      return { state: 'unknown' };
  }
}

export function statusError(step: string, sw: number): AppError<'card/status'> {
  return new AppError('card/status', { step, sw });
}
