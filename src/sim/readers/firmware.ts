import { type Bytes, bytes, concat } from '../../bytes';
import type { Clock } from '../../clock';
import type { VirtualCard } from '../card/card';
import type { FaultPlan, MessageFault } from '../faults';
import type { VirtualDevice } from '../usb/device';
import type { Setup, UsbFunction } from '../usb/transfer';
import {
  ANSWER,
  COMMAND,
  type CommandMessage,
  ERROR,
  ICC,
  answerMessage,
  parseCommand,
  timeExtension,
} from './ccid-message';
import { type Outgoing, disturb } from './disturb';
import type { Exchange } from './exchange';
import { type Pipes, type ReaderModel, pipesOf } from './models';
import { Slot, slotChange } from './slot';
import type { ReaderLogEntry } from './virtual-reader';

/** While the card works, an APDU-level reader asks for more time so often, in ms (CCID 1.1, 6.2.6). */
const EXTENSION_PERIOD = 1000;
/** Firmware has room for a whole short APDU, even where it tells 263 (as SCM's does). */
const ROOM = 271;
/** Class requests (5.3). */
const REQUEST = { abort: 1, clockFrequencies: 2, dataRates: 3 };

/** A command being worked on in a slot. */
interface Work {
  readonly command: CommandMessage;
  readonly pipes: Pipes;
}

/** A PC_to_RDR_Abort that has come, with what strikes its answer. */
interface Aborting {
  readonly work: Work;
  readonly faults: readonly MessageFault[];
}

/** The firmware of a CCID reader: bulk messages, slots, interrupts (USB-IF CCID 1.1). */
export class CcidFirmware implements UsbFunction {
  readonly log: ReaderLogEntry[] = [];
  readonly slots: readonly Slot[];
  readonly #model: ReaderModel;
  readonly #faults: FaultPlan;
  readonly #clock: Clock;
  readonly #pipes: readonly Pipes[];
  readonly #received = new Map<number, Bytes>();
  readonly #work = new Map<number, Work>();
  readonly #aborting = new Map<number, number>();
  readonly #aborts = new Map<number, Aborting>();
  readonly #changed = new Set<number>();
  #device: VirtualDevice | undefined;

  constructor(model: ReaderModel, faults: FaultPlan, clock: Clock) {
    this.#model = model;
    this.#faults = faults;
    this.#clock = clock;
    this.#pipes = pipesOf(model);
    this.slots = Array.from({ length: model.ccid.maxSlotIndex + 1 }, () => new Slot(model, faults));
  }

  /** Solders the firmware to its device. */
  attach(device: VirtualDevice): void {
    this.#device = device;
  }

  insert(card: VirtualCard, slot: number): void {
    this.slots[slot]?.insert(card);
    if (this.#device?.plugged === true) this.slots[slot]?.start();
    this.#notify(slot);
  }

  /** Puts octets into the interrupt endpoints as they are. */
  interrupt(message: Bytes): void {
    for (const { interrupt } of this.#model.interrupt ? this.#pipes : []) {
      this.#device?.send(interrupt, message, false);
    }
  }

  remove(slot: number): void {
    if (this.slots[slot]?.icc === ICC.absent) return;
    this.slots[slot]?.remove();
    this.#notify(slot);
    this.#finish(slot, { error: ERROR.mute, after: 0 });
  }

  cardAway(): void {
    this.slots.forEach((_, slot) => this.remove(slot));
  }

  started(): void {
    this.slots.forEach((slot, index) => {
      slot.start();
      if (slot.icc !== ICC.absent) this.#notify(index);
    });
  }

  stopped(): void {
    this.#received.clear();
    this.#work.clear();
    this.#aborting.clear();
    this.#aborts.clear();
    this.#changed.clear();
    for (const slot of this.slots) slot.powerOff();
  }

  control({ requestType, request, value }: Setup): Bytes | undefined {
    if (requestType === 0x21 && request === REQUEST.abort) {
      this.#abortRequest(value & 0xff, value >> 8);
      return bytes();
    }
    if (requestType !== 0xa1) return undefined;
    const { clock } = this.#model.ccid;
    if (request === REQUEST.clockFrequencies) return bytes(clock & 0xff, clock >> 8, 0, 0);
    return undefined;
  }

  packet(endpoint: number, data: Bytes): void {
    const pipes = this.#pipes.find(({ out }) => out === endpoint);
    if (pipes === undefined) return;
    const message = concat(this.#received.get(endpoint) ?? bytes(), data);
    const ended = data.length < this.#model.packetSize || message.length >= lengthTold(message);
    this.#received.set(endpoint, ended ? bytes() : message);
    if (ended && message.length > 0) this.#command(message, pipes);
  }

  #command(message: Bytes, pipes: Pipes): void {
    const command = parseCommand(message);
    if (command === undefined) return;
    this.#note('out', message);
    const faults = this.#faults.onMessage(command.type);
    const work = { command, pipes };
    if (command.type === COMMAND.abort) {
      this.#abort({ work, faults });
      return;
    }
    this.#aborts.delete(command.slot);
    const refusal = this.#refusal(command, faults);
    const outcome =
      refusal === undefined
        ? (this.slots[command.slot]?.execute(command) ?? { error: ERROR.slot, after: 0 })
        : { error: refusal, after: 0 };
    void this.#deliver(work, altered(outcome, faults), faults);
  }

  /** Why a command is not carried out at all. */
  #refusal(command: CommandMessage, faults: readonly MessageFault[]): number | undefined {
    if (command.slot >= this.slots.length) return ERROR.slot;
    const isTooLong = command.length + 10 > Math.max(this.#model.ccid.maxMessage, ROOM);
    if (isTooLong || command.length !== command.data.length) return ERROR.length;
    if (this.#aborting.has(command.slot)) return ERROR.aborted;
    if (this.#work.size > 0) return ERROR.busy;
    for (const fault of faults) {
      if (fault.kind === 'slot-busy') return ERROR.busy;
      if (fault.kind === 'mute') return ERROR.mute;
      if (fault.kind === 'refused') return fault.error;
    }
    return undefined;
  }

  /** Answers at once, or after the card has worked, asking for more time meanwhile. */
  async #deliver(work: Work, exchange: Exchange, faults: readonly MessageFault[]): Promise<void> {
    const { command } = work;
    const extension = faults.find((fault) => fault.kind === 'time-extension');
    if (exchange.after === 0 && extension === undefined) {
      this.#answer(work, exchange, faults);
      return;
    }
    this.#work.set(command.slot, work);
    const isAt = (): boolean => this.#work.get(command.slot) === work;
    if (extension !== undefined) {
      for (let sent = 0; sent < extension.count && isAt() && this.#faults.holds(extension); sent += 1) {
        this.#extend(work, extension.multiplier);
        await this.#clock.sleep(EXTENSION_PERIOD);
      }
    }
    const limit = Math.min(exchange.after, exchange.patience ?? Infinity);
    const period = exchange.patience === undefined ? EXTENSION_PERIOD : Infinity;
    for (let left = limit; left > 0 && isAt(); left -= period) {
      await this.#clock.sleep(Math.min(left, period));
      if (left > period && isAt()) this.#extend(work, 1);
    }
    if (!isAt()) return;
    const tooLate = exchange.after > limit;
    this.#finish(command.slot, tooLate ? { error: ERROR.mute, after: 0 } : exchange, faults);
  }

  /** Ends the work in a slot with this outcome, if any is going on. */
  #finish(slot: number, outcome: Exchange, faults: readonly MessageFault[] = []): void {
    const work = this.#work.get(slot);
    if (work === undefined) return;
    this.#work.delete(slot);
    this.#answer(work, outcome, faults);
  }

  #answer({ command, pipes }: Work, outcome: Exchange, faults: readonly MessageFault[]): void {
    const icc = this.slots[command.slot]?.icc ?? ICC.absent;
    const message = answerMessage(command, icc, outcome);
    const outgoing = disturb(message, faults);
    const late = faults.find((fault) => fault.kind === 'late');
    if (late === undefined) this.#send(pipes, outgoing);
    else void this.#clock.sleep(late.ms).then(() => this.#send(pipes, outgoing));
  }

  #send(pipes: Pipes, outgoing: readonly Outgoing[]): void {
    for (const { octets, ends } of outgoing) {
      if (octets.length >= 10) this.#note('in', octets);
      this.#device?.send(pipes.in, octets, ends ?? this.#model.zeroLength);
    }
  }

  #extend({ command, pipes }: Work, multiplier: number): void {
    // An answer that nobody has fetched stays in the endpoint's buffer: the reader has room for one.
    if (this.#device === undefined || this.#device.queued(pipes.in) > 0) return;
    const icc = this.slots[command.slot]?.icc ?? ICC.absent;
    this.#device.send(pipes.in, timeExtension(command, icc, multiplier), true);
  }

  /**
   * The control request of an abort (5.3.1): with the bulk message of the same number come already, that is
   * answered; else every command of the slot fails until it comes.
   */
  #abortRequest(slot: number, sequence: number): void {
    this.#aborting.set(slot, sequence);
    const message = this.#aborts.get(slot);
    if (message !== undefined) this.#abort(message);
  }

  /** PC_to_RDR_Abort: waits for its control request; then what is going on ends first. */
  #abort(message: Aborting): void {
    const { slot, sequence } = message.work.command;
    this.#aborts.set(slot, message);
    if (this.#aborting.get(slot) !== sequence) return;
    this.#aborts.delete(slot);
    this.#aborting.delete(slot);
    this.#finish(slot, { error: ERROR.aborted, after: 0 });
    this.#answer(message.work, { after: 0 }, message.faults);
  }

  /** Tells a slot change on every interrupt endpoint, together with those not fetched yet. */
  #notify(slot: number): void {
    if (!this.#model.interrupt || this.#faults.standing('no-notification') !== undefined) return;
    if (this.#pipes.every(({ interrupt }) => this.#device?.queued(interrupt) === 0)) this.#changed.clear();
    this.#changed.add(slot);
    for (const { interrupt } of this.#pipes) this.#device?.drop(interrupt);
    this.interrupt(concat(bytes(ANSWER.slotChange), slotChange(this.slots, this.#changed)));
  }

  #note(direction: 'out' | 'in', message: Bytes): void {
    const [type = 0, , , , , slot = 0, sequence = 0] = message;
    this.log.push({ direction, type, slot, sequence, length: message.length });
  }
}

/** Octets of a message by its own header; not known before five have come. */
function lengthTold(message: Bytes): number {
  const [, a, b, c, d] = message;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return Infinity;
  return 10 + a + b * 0x100 + c * 0x10000 + d * 0x1000000;
}

function altered(outcome: Exchange, faults: readonly MessageFault[]): Exchange {
  const answer = faults.find((fault) => fault.kind === 'answer');
  return answer === undefined ? outcome : { ...outcome, data: answer.data };
}
