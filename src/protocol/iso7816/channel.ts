import type { Bytes } from '../../bytes';
import type { Command, Response } from './command';

export interface TransmitOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long the card may take for this command, in ms; the channel adds the reader's own time. */
  readonly timeout?: number | undefined;
}

/**
 * A powered card, one command at a time. T=0, T=1, ISO-DEP, 61xx, 6Cxx and chaining are hidden behind it;
 * a secret command is transmitted at most once whatever happens.
 */
export interface CardChannel {
  /** The answer to reset, or the pseudo answer of a contactless reader (PC/SC part 3, 3.1.3.2.3). */
  readonly atr: Bytes;
  /** The largest Le that costs one exchange: 256 at APDU level, IFSD − 2 at TPDU T=1, 251 for host-run ISO-DEP. */
  readonly maxRead: number;
  /**
   * Sends one command and gives the card's answer, whatever its status word.
   * @throws AppError `reader/*`, `usb/*`, `block/failed`, `apdu/malformed`, `session/cancelled`
   */
  transmit(command: Command, options?: TransmitOptions): Promise<Response>;
}

export interface ExchangeOptions extends TransmitOptions {
  /** The command carries a PIN: sent at most once, never logged, copies wiped. */
  readonly secret: boolean;
}

/** One command APDU out, one response APDU (SW1-SW2 included) back; what T=0, T=1, ISO-DEP and readers offer. */
export type ApduExchange = (apdu: Bytes, options: ExchangeOptions) => Promise<Bytes>;
