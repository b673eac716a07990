import { type Bytes, bytes, concat, equalBytes } from '../../../bytes';
import type { VirtualCard } from '../../card/card';
import type { BlockFault } from '../../faults';
import { IsoDepCard, type RadioAnswer } from './iso-dep-card';

interface TypeBOptions {
  /** The fault that strikes this block. */
  readonly onBlock: () => BlockFault | undefined;
  /** The card's ATQB has its optional thirteenth octet (ISO/IEC 14443-3, 7.9.4). */
  readonly isExtended: () => boolean;
}

const REQB = 0x05;
const ATTRIB = 0x1d;
const HLTB = 0x50;
const ATQB = 0x50;
const SILENCE: RadioAnswer = { after: 0 };
/** Answers to the commands of initialization come within this many milliseconds. */
const PROMPT = 5;
/** Frame sizes by FSDI and FSCI (ISO/IEC 14443-4, table 1); 8 and above: 256. */
const FRAME_SIZES = [16, 24, 32, 40, 48, 64, 96, 128];
export const frameSizeOf = (code: number): number => FRAME_SIZES[code] ?? 256;
/** Frame waiting time in ms: 256 × 16 / fc × 2^FWI (14443-3, 7.9.4.3). */
export const frameTimeOf = (fwi: number): number => (4096 / 13_560) * 2 ** fwi;

/** A card in the field as ISO/IEC 14443-3 Type B has it: idle, ready, active, halted. Frames come without CRC. */
export class TypeBCard {
  readonly #card: VirtualCard;
  readonly #options: TypeBOptions;
  #state: 'off' | 'idle' | 'ready' | 'active' | 'halted' = 'off';
  #pupi: Bytes = bytes(0, 0, 0, 0);
  #activations = 0;
  #blocks: IsoDepCard | undefined;

  constructor(card: VirtualCard, options: TypeBOptions) {
    this.#card = card;
    this.#options = options;
  }

  /** The field comes or goes: without it everything is forgotten. */
  power(on: boolean): void {
    if (on && this.#state !== 'off') return;
    this.#state = on ? 'idle' : 'off';
    this.#blocks = undefined;
    this.#card.reset();
  }

  receive(frame: Bytes): RadioAnswer {
    if (this.#blocks !== undefined) return this.#blocks.receive(frame);
    const [command] = frame;
    if (command === REQB && frame.length === 3) return this.#request(frame);
    if (command === ATTRIB && this.#state === 'ready') return this.#attrib(frame);
    if (command === HLTB && this.#state === 'ready' && equalBytes(frame.slice(1), this.#pupi)) {
      this.#state = 'halted';
      return { answer: bytes(0), after: PROMPT };
    }
    return SILENCE;
  }

  /** REQB, or WUPB with bit 4 of PARAM, which a halted card hears too (7.7). AFI 00 means every card. */
  #request(frame: Bytes): RadioAnswer {
    const [, family = 0, parameter = 0] = frame;
    const isWakeUp = (parameter & 0x08) !== 0;
    if (this.#state === 'off' || (this.#state === 'halted' && !isWakeUp) || family !== 0) return SILENCE;
    this.#state = 'ready';
    this.#pupi = this.#nextPupi();
    const { applicationData, protocolInfo } = this.#card.typeB;
    const extended = this.#options.isExtended() && (parameter & 0x10) !== 0 ? bytes(0) : bytes();
    const answer = concat(bytes(ATQB), this.#pupi, applicationData, protocolInfo, extended);
    return { answer, after: PROMPT };
  }

  /** ATTRIB (7.10): only with its own PUPI, 106 kbit/s both ways and protocol type 1. */
  #attrib(frame: Bytes): RadioAnswer {
    const [parameter2 = 0, parameter3 = 0, cid = 0] = frame.slice(6);
    const isMine = frame.length === 9 && equalBytes(frame.slice(1, 5), this.#pupi);
    if (!isMine || (parameter2 & 0xf0) !== 0 || (parameter3 & 0x0f) !== 1) return SILENCE;
    const [, sizes = 0, times = 0] = this.#card.typeB.protocolInfo;
    this.#state = 'active';
    this.#blocks = new IsoDepCard(this.#card, {
      fsc: frameSizeOf(sizes >> 4),
      fsd: frameSizeOf(parameter2 & 0x0f),
      fwt: frameTimeOf(times >> 4),
      onBlock: this.#options.onBlock,
    });
    return { answer: bytes(cid & 0x0f), after: PROMPT };
  }

  /** Another one for each answer to a request, as this card's chips do: presence, never identity. */
  #nextPupi(): Bytes {
    this.#activations += 1;
    const mixed = Math.imul(this.#activations, 0x9e3779b1) >>> 0;
    return bytes(mixed >>> 24, (mixed >>> 16) & 0xff, (mixed >>> 8) & 0xff, mixed & 0xff);
  }
}
