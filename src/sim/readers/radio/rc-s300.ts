import { type Bytes, bytes, concat } from '../../../bytes';
import type { Clock } from '../../../clock';
import type { FaultPlan, MessageFault } from '../../faults';
import type { ConfigurationShape, EndpointShape } from '../../usb/descriptors';
import type { VirtualDevice } from '../../usb/device';
import type { UsbFunction } from '../../usb/transfer';
import {
  COMMAND,
  type CommandMessage,
  ERROR,
  ICC,
  type Outcome,
  answerMessage,
  parseCommand,
  timeExtension,
} from '../ccid-message';
import { disturb } from '../disturb';
import { classDescriptor } from '../models';
import type { ReaderLogEntry } from '../virtual-reader';
import type { RadioField } from './field';
import { TransparentSession } from './rc-s300-session';

const OUT = 0x02;
const IN = 0x82;
const PACKET = 64;
/** The longest message that it takes; what is longer is refused. */
const ROOM = 290;

const bulk = (address: number): EndpointShape => ({ address, type: 'bulk', packetSize: PACKET });

/**
 * Interface 0 is CCID of the protected class, told but not played here; interface 1 is the vendor one, with a bulk pair
 * and no interrupt endpoint.
 */
export const RC_S300_CONFIGURATION: ConfigurationShape = {
  value: 1,
  interfaces: [
    {
      number: 0,
      alternates: [
        {
          setting: 0,
          classCode: 0x0b,
          subclass: 0,
          protocol: 0,
          endpoints: [bulk(0x01), bulk(0x81), { address: 0x83, type: 'interrupt', packetSize: 16 }],
          extras: [
            classDescriptor({
              maxSlotIndex: 0,
              voltages: 1,
              protocols: 2,
              clock: 4800,
              maxIfsd: 254,
              features: 0x000204b2,
              maxMessage: 271,
            }),
          ],
        },
      ],
    },
    {
      number: 1,
      alternates: [
        { setting: 0, classCode: 0xff, subclass: 0, protocol: 0, endpoints: [bulk(OUT), bulk(IN)] },
      ],
    },
  ],
};

/** The vendor interface of an RC-S300: Escape messages of CCID with pseudo-APDUs of a transparent session in them. */
export class RcS300Firmware implements UsbFunction {
  readonly log: ReaderLogEntry[] = [];
  readonly #field: RadioField;
  readonly #session: TransparentSession;
  readonly #faults: FaultPlan;
  readonly #clock: Clock;
  #device: VirtualDevice | undefined;
  #received: Bytes = bytes();
  /** What is being worked on; a loss of power forgets it. */
  #work: CommandMessage | undefined;

  constructor(field: RadioField, faults: FaultPlan, clock: Clock, runsIsoDep: boolean) {
    this.#field = field;
    this.#faults = faults;
    this.#clock = clock;
    this.#session = new TransparentSession(field, clock, runsIsoDep);
  }

  attach(device: VirtualDevice): void {
    this.#device = device;
  }

  cardAway(): void {
    this.#field.remove();
  }

  started(): void {
    this.#received = bytes();
  }

  stopped(): void {
    this.#received = bytes();
    this.#work = undefined;
    this.#session.stop();
  }

  packet(endpoint: number, data: Bytes): void {
    if (endpoint !== OUT) return;
    const message = concat(this.#received, data);
    const told = parseCommand(message);
    const isEnded = data.length < PACKET || (told !== undefined && told.data.length >= told.length);
    this.#received = isEnded ? bytes() : message;
    if (isEnded && told !== undefined) this.#command(told, message.length);
  }

  #command(command: CommandMessage, length: number): void {
    const { type, slot, sequence } = command;
    this.log.push({ direction: 'out', type, slot, sequence, length });
    const faults = this.#faults.onMessage(type);
    const error = this.#refusal(command, length, faults);
    if (error !== undefined) {
      this.#answer(command, { error }, faults);
      return;
    }
    const { data, after } = this.#session.process(command.data, faults);
    const answer = faults.find((fault) => fault.kind === 'answer');
    void this.#deliver(command, { data: answer?.data ?? data }, after, faults);
  }

  #refusal(command: CommandMessage, length: number, faults: readonly MessageFault[]): number | undefined {
    if (command.type !== COMMAND.escape) return ERROR.unsupported;
    if (command.slot !== 0) return ERROR.slot;
    if (command.length !== command.data.length || length > ROOM) return ERROR.length;
    if (this.#work !== undefined) return ERROR.busy;
    for (const fault of faults) {
      if (fault.kind === 'slot-busy') return ERROR.busy;
      if (fault.kind === 'mute') return ERROR.mute;
      if (fault.kind === 'refused') return fault.error;
    }
    return undefined;
  }

  async #deliver(
    command: CommandMessage,
    outcome: Outcome,
    after: number,
    faults: readonly MessageFault[],
  ): Promise<void> {
    const extension = faults.find((fault) => fault.kind === 'time-extension');
    const late = faults.find((fault) => fault.kind === 'late');
    if (after > 0 || extension !== undefined) {
      this.#work = command;
      for (let sent = 0; sent < (extension?.count ?? 0) && this.#work === command; sent += 1) {
        const isHeld = extension !== undefined && this.#faults.holds(extension);
        if (!isHeld) break;
        this.#send(timeExtension(command, ICC.absent, extension.multiplier));
        await this.#clock.sleep(1000);
      }
      await this.#clock.sleep(after);
      if (this.#work !== command) return;
      this.#work = undefined;
    }
    if (late !== undefined) await this.#clock.sleep(late.ms);
    this.#answer(command, outcome, faults);
  }

  /** The slot tells "no card" throughout: a card in the field is not one in the slot. */
  #answer(command: CommandMessage, outcome: Outcome, faults: readonly MessageFault[]): void {
    const escape = { ...command, type: COMMAND.escape };
    for (const { octets, ends } of disturb(answerMessage(escape, ICC.absent, outcome), faults)) {
      const [type = 0, , , , , slot = 0, sequence = 0] = octets;
      if (octets.length >= 10) {
        this.log.push({ direction: 'in', type, slot, sequence, length: octets.length });
      }
      this.#device?.send(IN, octets, ends ?? true);
    }
  }

  /** An answer that nobody has fetched stays in the buffer, which has room for one. */
  #send(message: Bytes): void {
    if (this.#device?.queued(IN) === 0) this.#device.send(IN, message, true);
  }
}
