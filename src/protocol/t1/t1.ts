import { AppError } from '../../errors';
import { type Bytes, concat, wipe } from '../../bytes';
import type { BlockExchange } from '../block';
import type { ApduExchange, ExchangeOptions, TransmitOptions } from '../iso7816';
import { type Bit, type Block, type Fault, S, decodeBlock, iBlock, isRBlock, rBlock, sBlock } from './block';
import type { Edc } from './edc';

export interface T1Options {
  readonly exchange: BlockExchange;
  readonly edc: Edc;
  /** Information field size of the card, from the ATR. */
  readonly ifsc: number;
  /** Block waiting time in ms. */
  readonly bwt: number;
  /** Information field size of our side where a reader has negotiated it by itself; 32 when left out. */
  readonly ifsd?: number;
}

export interface T1 {
  /** Information field size of our side: 32 until negotiated. `maxRead` of the channel is this less 2. */
  readonly ifsd: number;
  /**
   * Offers an IFSD of up to 254, first thing after the reset (11.4.2). When the card does not agree in three
   * tries it stays as it was. @throws what the block exchange throws
   */
  negotiateIfsd(ifsd: number, options?: TransmitOptions): Promise<void>;
  /**
   * One APDU through the block protocol. A secret one is never begun again: its blocks are repeated only when the
   * card asks for them by number, which it then takes once.
   * @throws AppError `block/failed`, and what the block exchange throws
   */
  readonly exchange: ApduExchange;
}

/** Attempts to receive an error-free block before the next rule takes over (11.6.3.2, rule 7.4). */
const ATTEMPTS = 3;
/** Valid blocks in a row that bring an APDU no further: the standard sets no limit, an endless loop needs one. */
const IDLE_BLOCKS = 16;
/** Waiting time extensions for one APDU, summed up in ms. */
const LONGEST_WAIT = 120_000;
/** 65,536 octets of data and the status word. */
const LONGEST_ANSWER = 65_538;

/** The interface device's end of T=1 (ISO/IEC 7816-3, clause 11), from a reset on. */
export function t1({ exchange, edc, ifsc: ifscOfAtr, bwt, ifsd: ifsdSet = 32 }: T1Options): T1 {
  let ifsc = ifscOfAtr;
  let ifsd = ifsdSet;
  let ns: Bit = 0;
  let nr: Bit = 0;
  /** An error-free block has come since the reset: before that, RESYNCH is not allowed (rule 7.4.1). */
  let heard = false;
  /** Nobody knows which block is next: the next APDU begins with S(RESYNCH). */
  let lost = false;
  let dead = false;

  async function send(block: Bytes, multiplier: number, options: ExchangeOptions): Promise<Block | Fault> {
    const { signal, timeout = 0, secret } = options;
    signal?.throwIfAborted();
    const wait = Math.max(bwt * multiplier, timeout);
    const reply = await exchange(block, { signal, timeout: wait, multiplier, secret });
    if (reply === 'damaged') return 1;
    if (reply === 'mute') return 2;
    const decoded = decodeBlock(edc, reply);
    heard ||= typeof decoded !== 'number';
    return decoded;
  }

  /** An S-request until its response comes, itself again after anything else (rule 7.3). */
  async function request(type: typeof S.ifs | typeof S.resynch, options: TransmitOptions, value?: number) {
    const block = sBlock(edc, type, false, value);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const reply = await send(block, 1, { ...options, secret: false });
      if (typeof reply === 'number' || reply.kind !== 's') continue;
      if (reply.response && reply.type === type && reply.value === (value ?? 0)) return true;
    }
    return false;
  }

  async function resynchronise(options: TransmitOptions): Promise<void> {
    if (!heard) throw die('no block since the reset');
    if (!(await request(S.resynch, options))) throw die('RESYNCH not answered');
    ns = 0;
    nr = 0;
    // Whether RESYNCH takes back a size that the card asked for is told differently: the smaller is right for both.
    ifsc = Math.min(ifsc, ifscOfAtr);
    lost = false;
  }

  function die(what: string): AppError {
    dead = true;
    return failed(what);
  }

  /** Sends one APDU and receives its answer; undefined when the two sides lost each other (rule 7.4). */
  async function attempt(apdu: Bytes, options: ExchangeOptions, sent: Bytes[]): Promise<Bytes | undefined> {
    const answer: Bytes[] = [];
    let received = 0;
    let left = apdu;
    let receiving = false;
    let faults = 0;
    let idle = 0;
    let waited = 0;
    let multiplier = 1;
    // A block once sent is never cut anew, even when IFSC changes: the card may hold the first cut already.
    const nextChunk = (): Bytes => {
      const chunk = left.subarray(0, ifsc);
      left = left.subarray(chunk.length);
      const made = iBlock(edc, ns, left.length > 0, chunk);
      sent.push(made);
      return made;
    };
    let current = nextChunk();
    let block = current;

    while (faults < ATTEMPTS && idle < IDLE_BLOCKS) {
      const reply = await send(block, multiplier, options);
      multiplier = 1;
      idle += 1;
      const fault = typeof reply === 'number' ? reply : judge(reply, receiving, left.length > 0);
      if (typeof reply === 'number' || fault !== undefined) {
        faults += 1;
        // Rules 7.1, 7.2 and 7.3: an R-block with the number expected; after an R-block, that one again.
        if (!isRBlock(block)) block = rBlock(edc, nr, fault ?? 2);
        continue;
      }
      faults = 0;
      if (reply.kind === 'i') {
        idle = 0;
        if (!receiving) ns = flip(ns);
        receiving = true;
        nr = flip(nr);
        answer.push(reply.inf);
        received += reply.inf.length;
        if (received > LONGEST_ANSWER) throw failed('answer too long');
        if (!reply.more) return concat(...answer);
        block = rBlock(edc, nr, 0);
      } else if (reply.kind === 'r') {
        if (receiving || (reply.nr !== ns && left.length === 0)) {
          // The card did not understand our R-block: its own asks for it again.
          if (!isRBlock(block)) block = rBlock(edc, nr, 0);
        } else {
          if (reply.nr !== ns) {
            idle = 0;
            ns = flip(ns);
            current = nextChunk();
          }
          block = current;
        }
      } else if (reply.type === S.wtx) {
        idle = 0;
        multiplier = reply.value;
        waited += bwt * multiplier;
        if (waited > LONGEST_WAIT) throw new AppError('reader/time-limit', { ms: LONGEST_WAIT });
        block = sBlock(edc, S.wtx, true, reply.value);
      } else if (reply.type === S.ifs) {
        ifsc = reply.value;
        block = sBlock(edc, S.ifs, true, reply.value);
      } else {
        // The card broke the chain off: it gets its response and gives the right to send back by an R-block (rule 6).
        await send(sBlock(edc, S.abort, true), 1, options);
        throw failed('aborted by the card');
      }
    }
    return undefined;
  }

  /** What makes an error-free block invalid at this point. */
  function judge(reply: Block, receiving: boolean, sending: boolean): Fault | undefined {
    if (reply.kind === 'i') {
      const outOfTurn = reply.ns !== nr || (sending && !receiving);
      return outOfTurn || (reply.more && reply.inf.length === 0) ? 2 : undefined;
    }
    // RESYNCH is the interface device's alone, and no request of ours is open.
    return reply.kind === 's' && (reply.response || reply.type === S.resynch) ? 2 : undefined;
  }

  async function exchangeApdu(apdu: Bytes, options: ExchangeOptions): Promise<Bytes> {
    if (dead) throw failed('to be reset first');
    const sent: Bytes[] = [];
    try {
      for (let start = 0; start < ATTEMPTS; start += 1) {
        if (lost) await resynchronise(options);
        // Until the answer is whole: an error thrown from below leaves it unknown which block is next.
        lost = true;
        const answer = await attempt(apdu, options, sent);
        if (answer !== undefined) {
          lost = false;
          return answer;
        }
        if (!heard) throw die('no block since the reset');
        if (options.secret) throw failed('lost within a secret command');
      }
      throw die('lost again after RESYNCH');
    } finally {
      if (options.secret) sent.forEach(wipe);
    }
  }

  return {
    get ifsd() {
      return ifsd;
    },
    async negotiateIfsd(size, options = {}) {
      if (await request(S.ifs, options, size)) ifsd = size;
    },
    exchange: exchangeApdu,
  };
}

function flip(number: Bit): Bit {
  return number === 0 ? 1 : 0;
}

function failed(what: string): AppError {
  return new AppError('block/failed', { protocol: 't1', what });
}
