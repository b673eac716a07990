import { type Bytes, bytes, concat } from '../../../bytes';
import type { Clock } from '../../../clock';
import type { FaultPlan, MessageFault } from '../../faults';
import type { ConfigurationShape } from '../../usb/descriptors';
import type { VirtualDevice } from '../../usb/device';
import type { UsbFunction } from '../../usb/transfer';
import type { ReaderLogEntry } from '../virtual-reader';
import type { RadioField } from './field';
import { ACK, ERROR_FRAME, dataFrame, frameLength, parseFrame } from './port100-frame';
import { Port100Radio } from './port100-radio';

const OUT = 0x02;
const IN = 0x81;
const PACKET = 64;

/** One interface of the vendor class, bulk OUT 2 and IN 1, no CCID descriptor. */
export const RC_S380_CONFIGURATION: ConfigurationShape = {
  value: 1,
  interfaces: [
    {
      number: 0,
      alternates: [
        {
          setting: 0,
          classCode: 0xff,
          subclass: 0,
          protocol: 0,
          endpoints: [
            { address: OUT, type: 'bulk', packetSize: PACKET },
            { address: IN, type: 'bulk', packetSize: PACKET },
          ],
        },
      ],
    },
  ],
};

const HOST = 0xd6;
const READER = 0xd7;

/** The firmware of an RC-S380 (NFC Port-100): each command is acknowledged, then answered; an ACK of the host aborts. */
export class RcS380Firmware implements UsbFunction {
  readonly log: ReaderLogEntry[] = [];
  readonly #field: RadioField;
  readonly #radio: Port100Radio;
  readonly #faults: FaultPlan;
  readonly #clock: Clock;
  #device: VirtualDevice | undefined;
  #received: Bytes = bytes();
  /** Counts commands and aborts: an answer is sent only while its own number stands. */
  #turn = 0;

  constructor(field: RadioField, faults: FaultPlan, clock: Clock) {
    this.#field = field;
    this.#radio = new Port100Radio(field, faults);
    this.#faults = faults;
    this.#clock = clock;
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
    this.#turn += 1;
    this.#radio.stop();
  }

  packet(endpoint: number, data: Bytes): void {
    if (endpoint !== OUT) return;
    const frame = concat(this.#received, data);
    const isEnded = data.length < PACKET || frame.length >= (frameLength(frame) ?? Infinity);
    this.#received = isEnded ? bytes() : frame;
    if (isEnded && frame.length > 0) void this.#frame(frame);
  }

  async #frame(frame: Bytes): Promise<void> {
    const content = parseFrame(frame);
    this.#turn += 1;
    const turn = this.#turn;
    if (content === 'ack') return;
    const [head, code = 0, ...args] = content === 'broken' ? bytes() : content;
    this.#note('out', code, frame.length);
    const faults = this.#faults.onMessage(code);
    const { data, after } =
      head === HOST ? this.#radio.execute(code, Uint8Array.from(args), faults) : { after: 0 };
    if (data === undefined) {
      this.#send(ERROR_FRAME);
      return;
    }
    if (!faults.some(({ kind }) => kind === 'no-ack')) this.#send(ACK);
    const late = faults.find((fault) => fault.kind === 'late')?.ms ?? 0;
    if (after + late > 0) await this.#clock.sleep(after + late);
    if (this.#turn !== turn) return;
    const told = faults.find((fault) => fault.kind === 'answer')?.data ?? data;
    const answer = concat(bytes(READER, code + 1), told);
    for (const each of disturb(dataFrame(answer), answer, faults)) {
      this.#note('in', code + 1, each.length);
      this.#send(each);
    }
  }

  #send(octets: Bytes): void {
    this.#device?.send(IN, octets, true);
  }

  #note(direction: 'out' | 'in', type: number, length: number): void {
    this.log.push({ direction, type, slot: 0, sequence: 0, length });
  }
}

/** What goes over the wire in place of an answer frame. */
function disturb(frame: Bytes, answer: Bytes, faults: readonly MessageFault[]): readonly Bytes[] {
  return faults.reduce<readonly Bytes[]>(
    (all, fault) => all.flatMap((each) => strike(each, answer, fault)),
    [frame],
  );
}

function strike(frame: Bytes, answer: Bytes, fault: MessageFault): readonly Bytes[] {
  const turned = (at: number): Bytes => frame.map((octet, i) => (i === at ? octet ^ 0x01 : octet));
  const of = (code: number): Bytes => dataFrame(answer.map((octet, at) => (at === 1 ? code & 0xff : octet)));
  switch (fault.kind) {
    case 'no-answer':
    case 'mute':
      return [];
    case 'error-frame':
    case 'refused':
      return [ERROR_FRAME];
    case 'checksum':
      return [turned(frame.length - 2)];
    case 'length-checksum':
      return [turned(7)];
    case 'length':
      return [frame.map((octet, at) => (at === 5 ? (octet + fault.by) & 0xff : octet))];
    case 'wrong-type':
    case 'wrong-sequence':
      return [of((answer[1] ?? 0) + 2)];
    case 'stale':
      return [...Array.from({ length: fault.count }, () => dataFrame(older(answer))), frame];
    case 'unsolicited':
      return [ACK, frame];
    case 'repeated':
      return [frame, frame];
    case 'merged':
      return [concat(frame, frame)];
    case 'trailing':
      return [concat(frame, new Uint8Array(fault.octets))];
    case 'cut':
      return [frame.slice(0, fault.to)];
    case 'empty-packet':
      return [bytes(), frame];
    case 'split': {
      const [first = 0] = fault.sizes;
      return [frame.slice(0, first), frame.slice(first)];
    }
    default:
      return [frame];
  }
}

/** The answer of another command that was never fetched: of the same form, with other octets of the card. */
function older(answer: Bytes): Bytes {
  const isCard = (at: number): boolean => at > 7 && at < answer.length - 2;
  return answer.map((octet, at) => (at === 1 ? octet ^ 0x20 : isCard(at) ? octet ^ 0x01 : octet));
}
