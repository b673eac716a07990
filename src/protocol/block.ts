import type { Bytes } from '../bytes';

/**
 * What came back for one block: the block as it arrived (the EDC of T=1 included and not judged), or
 * - `damaged`: something arrived that the reader itself found wrong (parity; CRC on the radio side),
 * - `mute`: nothing arrived within `timeout` although the card is still there.
 *
 * Everything else is thrown: a card that was taken away, a dead pipe, an aborted signal. The machine passes
 * it on untouched and takes its own state as unknown from then on.
 */
export type Received = Bytes | 'damaged' | 'mute';

export interface BlockOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long the card may take for the reply to this block, in ms; the adapter adds the reader's own time. */
  readonly timeout: number;
  /** Waiting time extension granted for this reply only, 1 when there is none (CCID's bBWI takes it). */
  readonly multiplier: number;
  /** The block belongs to a secret command: never logged, copies wiped. */
  readonly secret: boolean;
}

/** Sends one block and gives the reply. The machines of T=1 and ISO-DEP wait only by way of this function. */
export type BlockExchange = (block: Bytes, options: BlockOptions) => Promise<Received>;
