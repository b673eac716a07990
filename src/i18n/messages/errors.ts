import type { ErrorCode } from '../../errors';
import type { Text } from '../text';

/** What every refusal says, in this order. */
export interface ErrorWords {
  readonly title: Text;
  /** What happened. */
  readonly what: Text;
  /** What it means for the card, or for what is saved. */
  readonly card: Text;
  /** The one next step. */
  readonly next: Text;
}

/** The words of one layer's codes: `ErrorWordsOf<'usb'>` lacks none of `usb/…`, or it does not compile. */
export type ErrorWordsOf<Layer extends string> = Record<Extract<ErrorCode, `${Layer}/${string}`>, ErrorWords>;

export type ErrorTable = Record<ErrorCode, ErrorWords>;
