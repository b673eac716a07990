import type { BlockExchange, BlockOptions, Received } from '../../../src/protocol/t1';

/** What the line does to one exchange: the host's block or the card's reply is hit, or neither. */
export const FAULTS = [
  'lose-block',
  'damage-block',
  'double-block',
  'delay-block',
  'lose-reply',
  'damage-reply',
  'parity-reply',
  'delay-reply',
  'double-reply',
] as const;
export type LineFault = (typeof FAULTS)[number];

export interface Sent {
  readonly block: string;
  readonly options: BlockOptions;
}

/**
 * A line between the driver and a card. A reader begins every exchange with an empty buffer and hands up the first
 * block that arrives before the time is over, so of two replies in one window the later is lost. A delayed block
 * arrives in the next window, before what is sent there: the order is kept.
 *
 * @param schedule the fault of each exchange, in order; clean after its end
 */
export function line(
  card: { receive(raw: Uint8Array): Uint8Array | undefined },
  schedule: Iterable<LineFault | undefined> = [],
): { readonly exchange: BlockExchange; readonly sent: Sent[] } {
  const faults = schedule[Symbol.iterator]();
  const sent: Sent[] = [];
  const lateToCard: Uint8Array[] = [];
  const lateToHost: Uint8Array[] = [];

  function exchange(block: Uint8Array, options: BlockOptions): Promise<Received> {
    sent.push({ block: Buffer.from(block).toString('hex').toUpperCase(), options });
    const next = faults.next();
    const fault = next.done === true ? undefined : next.value;
    const arrivals = lateToHost.splice(0);
    const deliver = (raw: Uint8Array): void => {
      const reply = card.receive(raw);
      if (reply !== undefined) arrivals.push(reply);
    };
    lateToCard.splice(0).forEach(deliver);
    if (fault === 'delay-block') lateToCard.push(block.slice());
    else if (fault === 'damage-block') deliver(damaged(block));
    else if (fault !== 'lose-block') deliver(block.slice());
    if (fault === 'double-block') deliver(block.slice());

    const [first] = arrivals;
    if (first === undefined || fault === 'lose-reply') return Promise.resolve('mute');
    if (fault === 'delay-reply') {
      lateToHost.push(first);
      return Promise.resolve('mute');
    }
    if (fault === 'double-reply') lateToHost.push(first);
    if (fault === 'parity-reply') return Promise.resolve('damaged');
    return Promise.resolve(fault === 'damage-reply' ? damaged(first) : Uint8Array.from(first));
  }

  return { exchange, sent };
}

/** One bit turned, in the middle of the block: every EDC detects that. */
function damaged(block: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(block);
  const at = Math.floor(out.length / 2);
  out[at] = out[at]! ^ 0x10;
  return out;
}
