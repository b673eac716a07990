import type { CommandMessage, Outcome } from './ccid-message';

/** What became of one PC_to_RDR_XfrBlock, and how long the card works on it, in milliseconds. */
export interface Exchange extends Outcome {
  readonly after: number;
  /** The card is silent that long at most: then the reader gives up (BWT). Unlimited where left out. */
  readonly patience?: number;
}

/** The powered card behind one exchange level. */
export type ExchangeLevel = (command: CommandMessage) => Exchange;
