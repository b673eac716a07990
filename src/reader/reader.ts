import type { AppError } from '../errors';
import type { CardChannel } from '../protocol/iso7816';

/** The kinds of reader that the app has a driver for. */
export type ReaderKind = 'ccid' | 'rc-s300' | 'rc-s380' | 'smart-card-api';

export interface ReaderInfo {
  readonly kind: ReaderKind;
  /** The product's own name as it reports it; empty where it reports none. */
  readonly name: string;
  readonly vendorId?: number;
  readonly productId?: number;
}

export interface WaitOptions {
  readonly signal: AbortSignal;
}

/**
 * An open reader with one slot in use. Opening claimed the device; disposing releases it, after which it can
 * be opened again.
 */
export interface Reader extends AsyncDisposable {
  readonly info: ReaderInfo;
  /**
   * Resolves when a card is in the slot or field: at once if it is there already.
   * @throws AppError `usb/disconnected`, `reader/*`, or the signal's reason
   */
  waitForCard(options: WaitOptions): Promise<void>;
  /**
   * Powers (or activates) the card and settles its protocol. Any earlier channel of this reader is dead.
   * @throws AppError `reader/no-card`, `reader/card-mute`, `reader/card-unsupported`, `usb/*`, …
   */
  connect(options: WaitOptions): Promise<CardChannel>;
  /** Calls back once when the connected card leaves or the reader goes; gives the function to stop listening. */
  onCardGone(listener: (reason: AppError) => void): () => void;
}
