import type { ApduExchange } from '../../protocol/iso7816';
import type { Activation } from './activation';

/** An activated card that takes APDUs. */
export interface RadioLink {
  readonly card: Activation;
  /** The largest Le that costs one exchange. */
  readonly maxRead: number;
  /** Runs to its end once it has begun, whoever still waits: half an APDU leaves nobody wiser. */
  readonly exchange: ApduExchange;
}

/**
 * What is left to the driver of one contactless reader. Its functions are called one at a time, never beside one
 * another; all throw AppError `reader/*` and `usb/*`.
 */
export interface RadioFrontEnd {
  /** One try to find a Type B card and activate it, whatever went before; undefined where none answers. */
  activate(): Promise<Activation | undefined>;
  /** Settles how APDUs reach the card. @throws AppError `reader/no-card` when it left meanwhile */
  settle(card: Activation): Promise<RadioLink>;
  /** Whether the card of the last link is still there; undefined where this reader cannot be asked. */
  isPresent(): Promise<boolean | undefined>;
  /** A sign of life, so that an idle reader keeps its state. */
  keepAlive(): Promise<void>;
  /** Takes the field away and leaves the reader as it was found. */
  stop(): Promise<void>;
}
