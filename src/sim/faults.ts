import type { Bytes } from '../bytes';
import type { TransferFault, TransferFaults } from './usb/transfer';

/** When a fault strikes: at the n-th event of its kind since the plan was laid, counted from 1. */
interface Addressed {
  readonly at: number;
  /** How many events in a row it strikes; 1 when left out, Infinity for ever. */
  readonly times?: number;
}

/** Counted by bulk transfers, IN and OUT together, as they begin. One that does not fit the direction passes by. */
interface UsbFault extends Addressed {
  readonly kind: TransferFault;
}

/** Counted by command messages that reach the reader; with `message`, by those of that bMessageType. */
export type MessageFault = Addressed & { readonly message?: number } & (
    | {
        readonly kind:
          | 'wrong-sequence'
          | 'wrong-slot'
          | 'wrong-type'
          | 'repeated'
          | 'merged'
          | 'length-all-ones'
          | 'status-rfu'
          | 'unsolicited'
          | 'slot-busy'
          | 'no-answer'
          | 'mute'
          | 'empty-packet'
          /** RC-S380: no ACK before the answer, an error frame instead of it, a checksum that is wrong. */
          | 'no-ack'
          | 'error-frame'
          | 'checksum'
          | 'length-checksum';
      }
    /** RC-S300: the data object with this number fails with this status word, and is not carried out. */
    | { readonly kind: 'object'; readonly index: number; readonly sw: number }
    /** RC-S380: InCommRF is carried out and ends with this status. */
    | { readonly kind: 'rf-status'; readonly status: number }
    /** Answers of earlier commands, each with the sequence number before the right one, come first. */
    | { readonly kind: 'stale'; readonly count: number }
    /** dwLength is off by so much; the octets stay. */
    | { readonly kind: 'length'; readonly by: number }
    | { readonly kind: 'trailing'; readonly octets: number }
    /** The answer comes so many milliseconds after the reader has forgotten about it. */
    | { readonly kind: 'late'; readonly ms: number }
    /** Only the first octets of the answer are sent. */
    | { readonly kind: 'cut'; readonly to: number }
    /** The answer as several transfers: after each of these many octets a short or empty packet. */
    | { readonly kind: 'split'; readonly sizes: readonly number[] }
    | { readonly kind: 'time-extension'; readonly count: number; readonly multiplier: number }
    /** The command fails with this bError without being carried out. */
    | { readonly kind: 'refused'; readonly error: number }
    /** The answer's data is this instead: a bad ATR, garbage for PPS. */
    | { readonly kind: 'answer'; readonly data: Bytes }
  );

/** Counted by blocks of T=1 or ISO-DEP that reach the card's side; the radio knows no IFS, RESYNCH and ABORT. */
export type BlockFault = Addressed &
  (
    | {
        readonly kind:
          | 'block-lost'
          | 'block-damaged'
          | 'block-doubled'
          | 'answer-lost'
          | 'answer-damaged'
          | 'answer-old'
          | 'resynch-refused'
          | 'card-abort';
      }
    /** The card asks for more time before it answers. */
    | { readonly kind: 'card-wtx'; readonly multiplier: number }
    /** The card tells a new IFSC before it answers. */
    | { readonly kind: 'card-ifs'; readonly size: number }
  );

/** What holds as long as the plan does. */
type StandingFault =
  /** The card answers to reset at these voltages only: 1 = 5 V, 2 = 3 V, 4 = 1.8 V, added. */
  | { readonly kind: 'voltage'; readonly works: number }
  /** The configuration descriptor, as told, holds these octets at that offset of the CCID class descriptor. */
  | { readonly kind: 'lie'; readonly offset: number; readonly octets: Bytes }
  /** The configuration descriptor, as told, ends here. */
  | { readonly kind: 'descriptor-cut'; readonly to: number }
  /** The interrupt endpoint tells no slot change. */
  | { readonly kind: 'no-notification' }
  /** A card whose ATQB has the optional thirteenth octet. */
  | { readonly kind: 'extended-atqb' }
  /** RC-S380: the radio settings are gone after each InCommRF. */
  | { readonly kind: 'forgets-settings' }
  /** An operation of the page that never comes to an end: `open`, `claimInterface`, … */
  | { readonly kind: 'stuck'; readonly operation: string };

/** A fault is a plain value: what goes wrong, and when. */
export type Fault = UsbFault | MessageFault | BlockFault | StandingFault;

const TRANSFER = {
  unplug: 'both',
  'card-away': 'both',
  stall: 'both',
  silence: 'both',
  babble: 'in',
  'zero-length': 'in',
  'short-out': 'out',
} satisfies Record<TransferFault, 'in' | 'out' | 'both'>;
export const TRANSFER_FAULTS = Object.keys(TRANSFER) as readonly TransferFault[];

const BLOCK = {
  'block-lost': true,
  'block-damaged': true,
  'block-doubled': true,
  'answer-lost': true,
  'answer-damaged': true,
  'answer-old': true,
  'resynch-refused': true,
  'card-abort': true,
  'card-wtx': true,
  'card-ifs': true,
} satisfies Record<BlockFault['kind'], true>;
export const BLOCK_FAULTS = Object.keys(BLOCK) as readonly BlockFault['kind'][];

const isTransfer = (fault: Fault): fault is UsbFault => fault.kind in TRANSFER;
const isBlock = (fault: Fault): fault is BlockFault => fault.kind in BLOCK;
const isMessage = (fault: Fault): fault is MessageFault =>
  'at' in fault && !isTransfer(fault) && !isBlock(fault);

/** The faults that lie ahead of one virtual reader, and the counters that say when. */
export class FaultPlan implements TransferFaults {
  /** The faults that struck, in order. */
  readonly fired: Fault[] = [];
  #faults: readonly Fault[] = [];
  #transfers = 0;
  #blocks = 0;
  readonly #messages = new Map<number | undefined, number>();

  /** Lays a new plan; whatever was laid before is gone, and counting begins anew. */
  plan(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.fired.length = 0;
    this.#transfers = 0;
    this.#blocks = 0;
    this.#messages.clear();
  }

  /** Bulk transfers begun since the plan was laid. */
  get transfers(): number {
    return this.#transfers;
  }

  /** Blocks that reached the card's side since the plan was laid. */
  get blocks(): number {
    return this.#blocks;
  }

  /** Whether the fault lies in the plan still. */
  holds(fault: Fault): boolean {
    return this.#faults.includes(fault);
  }

  strike(direction: 'in' | 'out'): TransferFault | undefined {
    this.#transfers += 1;
    const fault = this.#faults
      .filter(isTransfer)
      .find(
        (candidate) =>
          isDue(candidate, this.#transfers) && ['both', direction].includes(TRANSFER[candidate.kind]),
      );
    return this.#fire(fault)?.kind;
  }

  isStuck(operation: string): boolean {
    return this.standing('stuck')?.operation === operation;
  }

  /** The faults that strike the answer to a command message of this bMessageType. */
  onMessage(type: number): readonly MessageFault[] {
    for (const key of [undefined, type]) this.#messages.set(key, (this.#messages.get(key) ?? 0) + 1);
    const due = this.#faults
      .filter(isMessage)
      .filter(
        (fault) =>
          (fault.message === undefined || fault.message === type) &&
          isDue(fault, this.#messages.get(fault.message) ?? 0),
      );
    this.fired.push(...due);
    return due;
  }

  /** The fault that strikes a T=1 block of the host. */
  onBlock(): BlockFault | undefined {
    this.#blocks += 1;
    return this.#fire(this.#faults.filter(isBlock).find((fault) => isDue(fault, this.#blocks)));
  }

  standing<Kind extends StandingFault['kind']>(
    kind: Kind,
  ): Extract<StandingFault, { kind: Kind }> | undefined {
    return this.#faults.find((fault): fault is Extract<StandingFault, { kind: Kind }> => fault.kind === kind);
  }

  #fire<F extends Fault>(fault: F | undefined): F | undefined {
    if (fault !== undefined) this.fired.push(fault);
    return fault;
  }
}

function isDue({ at, times = 1 }: Addressed, count: number): boolean {
  return count >= at && count < at + times;
}
