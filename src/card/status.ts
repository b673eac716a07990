import { AppError } from '../errors';
import type { PinCounter } from './facts';

/** Status words as this card uses them (ISO/IEC 7816-4, 5.1.3; measured by public projects). */
export const SW = {
  ok: 0x9000,
  endOfFile: 0x6282,
  wrongLength: 0x6700,
  securityStatus: 0x6982,
  blocked: 0x6983,
  blockedIef: 0x6984,
  functionNotSupported: 0x6a81,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  outsideFile: 0x6b00,
  instructionNotSupported: 0x6d00,
} as const;

/** What a card or reader answers that does not take a short EF identifier. */
const SHORT_FORM_REFUSED: readonly number[] = [
  SW.notFound,
  SW.wrongParameters,
  SW.wrongLength,
  SW.outsideFile,
];

/** What SELECT answers for an application that is not on the card. */
const APPLICATION_ABSENT: readonly number[] = [
  SW.notFound,
  SW.wrongParameters,
  SW.functionNotSupported,
  0x6999,
  SW.instructionNotSupported,
];

export function refusesShortForm(sw: number): boolean {
  return SHORT_FORM_REFUSED.includes(sw);
}

export function saysApplicationAbsent(sw: number): boolean {
  return APPLICATION_ABSENT.includes(sw);
}

/** What VERIFY without data tells of a counter (ISO/IEC 7816-4, 7.5.6). */
export function readCounter(sw: number): PinCounter {
  if (sw >= 0x63c0 && sw <= 0x63cf) {
    const left = sw & 0x0f;
    return left === 0 ? { state: 'blocked' } : { state: 'tries', left };
  }
  switch (sw) {
    case SW.ok:
      return { state: 'verified' };
    case SW.blocked:
    case SW.blockedIef:
      return { state: 'blocked' };
    case SW.notFound:
    case SW.referenceNotFound:
      return { state: 'absent' };
    default:
      return { state: 'unknown' };
  }
}

export function statusError(step: string, sw: number): AppError<'card/status'> {
  return new AppError('card/status', { step, sw });
}
