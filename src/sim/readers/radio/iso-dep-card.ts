import { type Bytes, bytes, concat } from '../../../bytes';
import type { VirtualCard } from '../../card/card';
import type { BlockFault } from '../../faults';

/** What a frame led to: nothing at all where the card stays silent. */
export interface RadioAnswer {
  readonly answer?: Bytes;
  /** The answer's CRC is wrong when it arrives. */
  readonly damaged?: true;
  /** Milliseconds that the card takes. */
  readonly after: number;
}

interface IsoDepCardOptions {
  /** Frame sizes of card and reader, CRC included. */
  readonly fsc: number;
  readonly fsd: number;
  /** Frame waiting time in ms: work that takes longer is announced by S(WTX). */
  readonly fwt: number;
  readonly onBlock: () => BlockFault | undefined;
}

const I_BLOCK = { mask: 0xee, value: 0x02 };
const R_BLOCK = { mask: 0xee, value: 0xa2 };
const MORE = 0x10;
const NAK = 0x10;
const WTX = 0xf2;
const DESELECT = 0xc2;
const CRC = 2;

/**
 * The card's end (PICC) of the block protocol, ISO/IEC 14443-4 clause 7.5: no CID and no NAD, so a block with either is
 * not for this card. What it cannot read it leaves unanswered (7.5.6.2).
 */
export class IsoDepCard {
  readonly #card: VirtualCard;
  readonly #options: IsoDepCardOptions;
  /** Rule C: 1 at activation. */
  #number = 1;
  #incoming: Bytes[] = [];
  #outgoing: Bytes = bytes();
  #chaining = false;
  #last: Bytes | undefined;
  #extension: { readonly wtxm: number; readonly then: () => Bytes } | undefined;
  #after = 0;
  #previous: Bytes | undefined;
  #halted = false;

  constructor(card: VirtualCard, options: IsoDepCardOptions) {
    this.#card = card;
    this.#options = options;
  }

  receive(frame: Bytes): RadioAnswer {
    const fault = this.#options.onBlock();
    if (fault?.kind === 'block-lost' || fault?.kind === 'block-damaged' || this.#halted) return { after: 0 };
    this.#after = 0;
    const answer = this.#react(frame, fault);
    const after = this.#after;
    if (answer === undefined) return { after };
    const previous = this.#previous ?? answer;
    this.#previous = answer;
    if (fault?.kind === 'answer-lost') return { after };
    if (fault?.kind === 'answer-damaged') return { answer, damaged: true, after };
    return { answer: fault?.kind === 'answer-old' ? previous : answer, after };
  }

  #react(frame: Bytes, fault: BlockFault | undefined): Bytes | undefined {
    const [pcb = 0, ...inf] = frame;
    if (frame.length === 0 || frame.length + CRC > this.#options.fsc) return undefined;
    if ((pcb & I_BLOCK.mask) === I_BLOCK.value) return this.#information(pcb, Uint8Array.from(inf), fault);
    if ((pcb & R_BLOCK.mask) === R_BLOCK.value && inf.length === 0) return this.#receipt(pcb);
    if (pcb === WTX) return this.#granted(inf);
    if (pcb !== DESELECT) return undefined;
    this.#halted = true;
    return bytes(DESELECT);
  }

  /** Rule D: every I-block toggles the number, whatever its own is. */
  #information(pcb: number, inf: Bytes, fault: BlockFault | undefined): Bytes {
    this.#number ^= 1;
    this.#extension = undefined;
    this.#incoming.push(inf);
    if ((pcb & MORE) !== 0) return this.#say(bytes(0xa2 | this.#number));
    const apdu = concat(...this.#incoming.splice(0));
    const duration = this.#card.duration(apdu);
    const run = (): Bytes => {
      this.#after = duration;
      this.#outgoing = this.#card.transmit(apdu);
      return this.#next();
    };
    const { fwt } = this.#options;
    if (fault?.kind === 'card-wtx') return this.#extend(fault.multiplier, run);
    return duration <= fwt ? run() : this.#extend(Math.min(59, Math.ceil(duration / fwt)), run);
  }

  /** Rule 11: the card's own number asks for the last block again. Rules 12, 13 and E: the other number. */
  #receipt(pcb: number): Bytes | undefined {
    if ((pcb & 0x01) === this.#number) return this.#last;
    if ((pcb & NAK) !== 0) return bytes(0xa2 | this.#number);
    if (!this.#chaining) return undefined;
    this.#number ^= 1;
    return this.#next();
  }

  #extend(wtxm: number, then: () => Bytes): Bytes {
    this.#extension = { wtxm, then };
    return this.#say(bytes(WTX, wtxm));
  }

  /** The reader grants what was asked for (7.3); any other answer is none. */
  #granted([wtxm]: readonly number[]): Bytes | undefined {
    const asked = this.#extension;
    if (asked?.wtxm !== wtxm) return undefined;
    this.#extension = undefined;
    return asked?.then();
  }

  #next(): Bytes {
    const room = this.#options.fsd - CRC - 1;
    const inf = this.#outgoing.slice(0, room);
    this.#outgoing = this.#outgoing.slice(room);
    this.#chaining = this.#outgoing.length > 0;
    return this.#say(concat(bytes(0x02 | (this.#chaining ? MORE : 0) | this.#number), inf));
  }

  #say(block: Bytes): Bytes {
    this.#last = block;
    return block;
  }
}
