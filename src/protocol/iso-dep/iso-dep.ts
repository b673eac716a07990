import { AppError } from '../../errors';
import { type Bytes, concat, wipe } from '../../bytes';
import type { BlockExchange } from '../block';
import type { ApduExchange, ExchangeOptions } from '../iso7816';
import { type Bit, type Block, ack, decodeBlock, deselect, iBlock, nak, wtxResponse } from './block';

export interface IsoDepOptions {
  /** Sends PCB and information field without CRC, which the reader adds and checks. */
  readonly exchange: BlockExchange;
  /** Frame size of the card in octets, CRC included. */
  readonly fsc: number;
  /** Frame waiting time in ms. */
  readonly fwt: number;
}

export interface IsoDep {
  /**
   * One APDU. Recovery is by R-blocks alone: an I-block goes out again only when the card says that it has not got
   * it, so that a secret command is processed once at most.
   * @throws AppError `block/failed`: the card must be activated again; and what the block exchange throws
   */
  readonly exchange: ApduExchange;
  /** Whether the card answers an R(NAK) between two commands (7.5.5). */
  isPresent(options?: { readonly signal?: AbortSignal }): Promise<boolean>;
  /** S(DESELECT): the card halts, whether its answer arrives or not. A new activation is needed afterwards. */
  deselect(options?: { readonly signal?: AbortSignal }): Promise<void>;
}

/** The largest Le that costs one block from the card at FSD 256: 256 − PCB − CRC − SW1-SW2. */
export const ISO_DEP_MAX_READ = 251;

/** PCB and CRC. */
const FRAME_OVERHEAD = 3;
/** Receptions in a row that are no error-free block before the card is given up. */
const ATTEMPTS = 3;
/** Valid blocks in a row that bring an APDU no further: the standard sets no limit, an endless loop needs one. */
const IDLE_BLOCKS = 16;
/** The longest frame waiting time, extension included, in ms: 2^14 × 4096 / fc (7.2, 7.3). */
const LONGEST_FWT = 4949;
/** Waiting time extensions for one APDU, summed up in ms. */
const LONGEST_WAIT = 120_000;
/** 65,536 octets of data and the status word. */
const LONGEST_ANSWER = 65_538;

/** The reader's end (PCD) of the half-duplex block protocol, ISO/IEC 14443-4 clause 7, from an activation on. */
export function isoDep({ exchange, fsc, fwt }: IsoDepOptions): IsoDep {
  let number: Bit = 0;
  let dead = false;

  async function send(block: Bytes, wtxm: number, options: ExchangeOptions): Promise<Block | undefined> {
    const { signal, timeout = 0, secret } = options;
    signal?.throwIfAborted();
    const wait = Math.max(Math.min(fwt * wtxm, Math.max(fwt, LONGEST_FWT)), timeout);
    const reply = await exchange(block, { signal, timeout: wait, multiplier: wtxm, secret });
    return reply === 'damaged' || reply === 'mute' ? undefined : decodeBlock(reply);
  }

  async function converse(apdu: Bytes, options: ExchangeOptions, sent: Bytes[]): Promise<Bytes> {
    const answer: Bytes[] = [];
    let received = 0;
    let left = apdu;
    let receiving = false;
    let faults = 0;
    let idle = 0;
    let waited = 0;
    let wtxm = 1;
    const nextChunk = (): Bytes => {
      const chunk = left.subarray(0, fsc - FRAME_OVERHEAD);
      left = left.subarray(chunk.length);
      const made = iBlock(number, left.length > 0, chunk);
      sent.push(made);
      return made;
    };
    let current = nextChunk();
    let block = current;

    while (faults < ATTEMPTS && idle < IDLE_BLOCKS) {
      const reply = await send(block, wtxm, options);
      wtxm = 1;
      idle += 1;
      if (reply === undefined || !fits(reply, receiving, left.length > 0)) {
        faults += 1;
        // Rules 4 and 5: R(NAK), but R(ACK) while the card is chaining.
        block = receiving ? ack(number) : nak(number);
        continue;
      }
      faults = 0;
      if (reply.kind === 'i') {
        idle = 0;
        number = flip(number);
        receiving = true;
        answer.push(reply.inf);
        received += reply.inf.length;
        if (received > LONGEST_ANSWER) throw failed('answer too long');
        if (!reply.more) return concat(...answer);
        block = ack(number);
      } else if (reply.kind === 'ack') {
        // Rules 6 and 7: the other number says that the card has not got our block.
        if (reply.number === number) {
          idle = 0;
          number = flip(number);
          current = nextChunk();
        }
        block = current;
      } else if (reply.kind === 'wtx') {
        idle = 0;
        wtxm = reply.wtxm;
        waited += fwt * wtxm;
        if (waited > LONGEST_WAIT) throw new AppError('reader/time-limit', { ms: LONGEST_WAIT });
        block = wtxResponse(wtxm);
      }
    }
    throw failed('no error-free block');
  }

  /** Whether an error-free block is one that the rules allow at this point. */
  function fits(reply: Block, receiving: boolean, sending: boolean): boolean {
    if (reply.kind === 'i') {
      const inTurn = reply.number === number && (receiving || !sending);
      return inTurn && (!reply.more || reply.inf.length > 0);
    }
    if (reply.kind === 'ack') return !receiving && (sending || reply.number !== number);
    return reply.kind === 'wtx';
  }

  return {
    async exchange(apdu, options) {
      if (dead) throw failed('to be activated first');
      const sent: Bytes[] = [];
      // Until the answer is whole: an error from below leaves the block numbers unknown.
      dead = true;
      try {
        const answer = await converse(apdu, options, sent);
        dead = false;
        return answer;
      } finally {
        if (options.secret) sent.forEach(wipe);
      }
    },
    async isPresent(options = {}) {
      const reply = await send(nak(number), 1, { ...options, secret: false });
      return reply?.kind === 'ack' && reply.number !== number;
    },
    async deselect(options = {}) {
      dead = true;
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const reply = await send(deselect(), 1, { ...options, secret: false });
        if (reply?.kind === 'deselect') return;
      }
    },
  };
}

function flip(number: Bit): Bit {
  return number === 0 ? 1 : 0;
}

function failed(what: string): AppError {
  return new AppError('block/failed', { protocol: 'iso-dep', what });
}
