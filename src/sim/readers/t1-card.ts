import { type Bytes, bytes, concat } from '../../bytes';
import type { VirtualCard } from '../card/card';
import type { BlockFault } from '../faults';
import type { AtrFacts } from './atr';
import { type Block, R_ERROR, S, S_RESPONSE, decodeBlock, encodeBlock } from './t1-block';

/** What came back for a block: nothing at all when the card is silent. */
export interface T1Answer {
  readonly answer?: Bytes;
  /** Milliseconds that the card takes. */
  readonly after: number;
}

export interface T1Options {
  /** Block waiting time in ms: work that takes longer is announced by S(WTX). */
  readonly bwt: number;
  /** The fault that strikes this block. */
  readonly onBlock?: () => BlockFault | undefined;
}

const MORE = 0x20;
const R_BLOCK = 0x80;
const S_BLOCK = 0xc0;
const DEFAULT_IFSD = 32;

/** The card's end of T=1 (ISO/IEC 7816-3, 11): it answers every block with one block. */
export class T1Card {
  readonly #card: VirtualCard;
  readonly #facts: AtrFacts;
  readonly #options: T1Options;
  #ifsd = DEFAULT_IFSD;
  /** N(S) of the next I-block, and the one expected of the host. */
  #send = 0;
  #expected = 0;
  #incoming: Bytes[] = [];
  #outgoing: Bytes = bytes();
  #lastI: Block | undefined;
  /** An S-request of the card under way, and what goes on once it is answered. */
  #asked: { readonly request: Block; readonly then: () => Block } | undefined;
  #after = 0;
  #previous: Bytes | undefined;

  constructor(card: VirtualCard, facts: AtrFacts, options: T1Options) {
    this.#card = card;
    this.#facts = facts;
    this.#options = options;
  }

  /** Takes one block of the host; the plan's fault may strike it on the way in or its answer on the way out. */
  receive(octets: Bytes): T1Answer {
    const fault = this.#options.onBlock?.();
    const isResynch = octets[1] === S.resynch;
    if (fault?.kind === 'block-lost' || (fault?.kind === 'resynch-refused' && isResynch)) return { after: 0 };
    if (fault?.kind === 'block-doubled') this.#respond(octets, undefined);
    const answer = this.#respond(fault?.kind === 'block-damaged' ? damaged(octets) : octets, fault);
    const after = this.#after;
    const previous = this.#previous ?? answer;
    this.#previous = answer;
    if (fault?.kind === 'answer-lost') return { after };
    if (fault?.kind === 'answer-damaged') return { answer: damaged(answer), after };
    return { answer: fault?.kind === 'answer-old' ? previous : answer, after };
  }

  #respond(octets: Bytes, fault: BlockFault | undefined): Bytes {
    this.#after = 0;
    return encodeBlock(this.#answerTo(decodeBlock(octets, this.#facts.isCrc), fault), this.#facts.isCrc);
  }

  #answerTo(block: Block | { readonly error: number }, fault: BlockFault | undefined): Block {
    // Rule 7.3: an S-request is repeated; else 7.1 and 7.2: an R-block with the number expected.
    if ('error' in block) return this.#asked?.request ?? this.#r(block.error);
    const isS = (block.pcb & S_BLOCK) === S_BLOCK;
    const isResponse = isS && (block.pcb & S_RESPONSE) !== 0;
    if (isS && !isResponse) return this.#request(block);
    if (this.#asked !== undefined) return this.#answered(block, this.#asked);
    if (isResponse) return this.#r(R_ERROR.other);
    if ((block.pcb & R_BLOCK) !== 0) return this.#acknowledged(block);
    if (block.information.length > this.#facts.ifsc || (block.pcb & 0x1f) !== 0)
      return this.#r(R_ERROR.other);
    return this.#interrupted(block, fault);
  }

  /** I-block: the card may ask for something first, when a fault says so. */
  #interrupted(block: Block, fault: BlockFault | undefined): Block {
    const then = (): Block => this.#information(block);
    if (fault?.kind === 'card-wtx') return this.#ask(S.wtx, bytes(fault.multiplier), then);
    if (fault?.kind === 'card-ifs') return this.#ask(S.ifs, bytes(fault.size), then);
    if (fault?.kind === 'card-abort') {
      return this.#ask(S.abort, bytes(), () => {
        this.#incoming = [];
        return this.#r(R_ERROR.none);
      });
    }
    return then();
  }

  #information({ pcb, information }: Block): Block {
    if (((pcb >> 6) & 1) !== this.#expected || this.#outgoing.length > 0) return this.#r(R_ERROR.other);
    this.#expected ^= 1;
    this.#incoming.push(information);
    if ((pcb & MORE) !== 0) return this.#r(R_ERROR.none);
    const apdu = concat(...this.#incoming.splice(0));
    const duration = this.#card.duration(apdu);
    const run = (): Block => {
      this.#after = duration;
      this.#outgoing = this.#card.transmit(apdu);
      return this.#next();
    };
    if (duration <= this.#options.bwt) return run();
    return this.#ask(S.wtx, bytes(Math.min(255, Math.ceil(duration / this.#options.bwt))), run);
  }

  /** R-block of the host: the number of the last I-block asks for it again, the next one for the next. */
  #acknowledged({ pcb, information }: Block): Block {
    if ((pcb & 0x6c) !== 0 || information.length > 0) return this.#r(R_ERROR.other);
    const wanted = (pcb >> 4) & 1;
    if (this.#lastI !== undefined && ((this.#lastI.pcb >> 6) & 1) === wanted) return this.#lastI;
    if (this.#outgoing.length > 0 && wanted === this.#send) return this.#next();
    return this.#r(R_ERROR.none);
  }

  /** The next part of the answer, at most IFSD octets. */
  #next(): Block {
    const information = this.#outgoing.slice(0, this.#ifsd);
    this.#outgoing = this.#outgoing.slice(this.#ifsd);
    this.#lastI = { pcb: (this.#send << 6) | (this.#outgoing.length > 0 ? MORE : 0), information };
    this.#send ^= 1;
    return this.#lastI;
  }

  #r(error: number): Block {
    return { pcb: R_BLOCK | (this.#expected << 4) | error, information: bytes() };
  }

  #ask(pcb: number, information: Bytes, then: () => Block): Block {
    this.#asked = { request: { pcb, information }, then };
    return this.#asked.request;
  }

  /** Only the response to the card's own request goes on; anything else has the request repeated. */
  #answered(block: Block, { request, then }: { readonly request: Block; readonly then: () => Block }): Block {
    const isIt =
      block.pcb === (request.pcb | S_RESPONSE) &&
      block.information.length === request.information.length &&
      block.information[0] === request.information[0];
    if (!isIt) return request;
    this.#asked = undefined;
    return then();
  }

  /** S-request of the host (11.6.2.3). */
  #request({ pcb, information }: Block): Block {
    const [value] = information;
    const response = { pcb: pcb | S_RESPONSE, information };
    if (pcb === S.ifs && information.length === 1 && value !== undefined && value >= 1 && value <= 254) {
      this.#ifsd = value;
      return response;
    }
    if (pcb === S.resynch && information.length === 0) {
      // Everything begins anew; an IFSD of before might be more than the host now expects.
      this.#ifsd = DEFAULT_IFSD;
      this.#send = 0;
      this.#expected = 0;
      this.#lastI = undefined;
      this.#abandon();
      return response;
    }
    if (pcb === S.abort && information.length === 0) {
      this.#abandon();
      return response;
    }
    return this.#r(R_ERROR.other);
  }

  #abandon(): void {
    this.#incoming = [];
    this.#outgoing = bytes();
    this.#asked = undefined;
  }
}

/** A block with a bit turned over in its EDC. */
function damaged(block: Bytes): Bytes {
  return block.map((value, at) => (at === block.length - 1 ? value ^ 0x01 : value));
}
