import { type Bytes, ByteReader, ByteWriter, bytes, concat, equalBytes } from '../../../bytes';
import type { FaultPlan, MessageFault } from '../../faults';
import type { RadioField } from './field';

/** What a command answers, and the milliseconds until then; undefined data = an error frame. */
export interface CommandAnswer {
  readonly data?: Bytes;
  readonly after: number;
}

export const COMMAND = {
  setRf: 0x00,
  setProtocol: 0x02,
  communicate: 0x04,
  switchRf: 0x06,
  version: 0x20,
  setCommandType: 0x2a,
};
const OK = bytes(0);
const PARAMETER_ERROR = bytes(1);
const TIMEOUT = 0x80;
const CRC_ERROR = 0x04;

/** InSetRF for 106 kbit/s Type B, sending and receiving. */
const TYPE_B = bytes(0x03, 0x07, 0x0f, 0x07);
/** Keys of InSetProtocol and what Type B needs of them: CRC both ways, no parity, SOF and EOF both ways. */
const NEEDED: readonly (readonly [key: number, value: number])[] = [
  [0x01, 1],
  [0x02, 1],
  [0x04, 0],
  [0x05, 0],
  [0x07, 8],
  [0x09, 1],
  [0x0a, 1],
  [0x0b, 1],
  [0x0c, 1],
];
const LAST_KEY = 0x13;

/** The radio side of an RC-S380: settings, field, InCommRF. */
export class Port100Radio {
  readonly #field: RadioField;
  readonly #faults: FaultPlan;
  #rf: Bytes = bytes();
  readonly #protocol = new Map<number, number>();

  constructor(field: RadioField, faults: FaultPlan) {
    this.#field = field;
    this.#faults = faults;
  }

  stop(): void {
    this.#forget();
    this.#field.power(false);
  }

  execute(code: number, args: Bytes, faults: readonly MessageFault[]): CommandAnswer {
    switch (code) {
      case COMMAND.setRf:
        this.#rf = args;
        return { data: args.length === 4 ? OK : PARAMETER_ERROR, after: 0 };
      case COMMAND.setProtocol:
        return { data: this.#setProtocol(args), after: 0 };
      case COMMAND.communicate:
        return this.#communicate(args, faults);
      case COMMAND.switchRf:
        if (args.length !== 1) return { data: PARAMETER_ERROR, after: 0 };
        this.#field.power(args[0] === 1);
        return { data: OK, after: 0 };
      case COMMAND.version:
        return { data: bytes(0x11, 0x01), after: 0 };
      case COMMAND.setCommandType:
        return { data: args[0] === 0 || args[0] === 1 ? OK : PARAMETER_ERROR, after: 0 };
      default:
        return { after: 0 };
    }
  }

  #forget(): void {
    this.#rf = bytes();
    this.#protocol.clear();
  }

  #setProtocol(args: Bytes): Bytes {
    const reader = new ByteReader(args);
    if (args.length === 0 || args.length % 2 !== 0) return PARAMETER_ERROR;
    while (reader.remaining > 0) {
      const key = reader.u8();
      if (key > LAST_KEY) return PARAMETER_ERROR;
      this.#protocol.set(key, reader.u8());
    }
    return OK;
  }

  /** A timeout in 0.1 ms, then the frame without CRC. The field goes on with the first of them. */
  #communicate(args: Bytes, faults: readonly MessageFault[]): CommandAnswer {
    if (args.length < 3) return { data: PARAMETER_ERROR, after: 0 };
    const reader = new ByteReader(args);
    const limit = reader.u16le() / 10;
    const frame = reader.rest();
    if (!this.#field.on) this.#field.power(true);
    const isTypeB =
      equalBytes(this.#rf, TYPE_B) && NEEDED.every(([key, value]) => this.#protocol.get(key) === value);
    const { octets, damaged, after } = isTypeB
      ? this.#field.exchange(frame, limit)
      : { damaged: false, after: limit };
    if (this.#faults.standing('forgets-settings') !== undefined) this.#forget();
    const forced = faults.find((fault) => fault.kind === 'rf-status')?.status;
    const status = forced ?? (octets === undefined ? TIMEOUT : damaged ? CRC_ERROR : 0);
    const head = new ByteWriter().u32le(status).finish();
    return { data: status === 0 ? concat(head, bytes(8), octets ?? bytes()) : head, after };
  }
}
