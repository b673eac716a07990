import { type Bytes, ByteReader, bytes, concat } from '../../../bytes';
import type { Clock } from '../../../clock';
import type { MessageFault } from '../../faults';
import type { RadioField } from './field';
import { IsoDepFirmware } from './iso-dep-reader';
import { type DataObject, dataObject, genericStatus, parseObjects, parseRequest } from './transparent';
import { frameSizeOf, frameTimeOf } from './type-b-card';

/** Payload of an Escape answer and the milliseconds until it comes. */
export interface SessionAnswer {
  readonly data: Bytes;
  readonly after: number;
}

const DONE = 0x9000;
const NO_ANSWER = 0x6401;
const RF_ERROR = 0x6300;
const WRONG_ORDER = 0x6301;
const STATE = 0x6985;
const STARTED_TWICE = 0x698a;
const FORMAT = 0x6a80;
const UNKNOWN_TAG = 0x6a81;

/** Without the timer object the reader listens for 0.3 ms: no card is that fast. */
const NO_TIMER = 0.3;
/** An idle session is dropped after this many milliseconds. */
const IDLE_LIMIT = 5_000;
/** Bits of the transmission and reception flag (PC/SC part 3, 3.2.2.6): 1 = the reader does not. */
const FLAG = { crc: 0x03, parity: 0x0c, prologue: 0x10 };

const VERSION = bytes(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);

/** The transparent session of an RC-S300: its state, the field and who runs ISO-DEP. */
export class TransparentSession {
  readonly #field: RadioField;
  readonly #clock: Clock;
  /** Whether this firmware minds the prologue bit; one that does not leaves ISO-DEP to the host, whatever is asked. */
  readonly #runsIsoDep: boolean;
  #started = false;
  #isTypeB = false;
  #flag = 0;
  #isoDep: IsoDepFirmware | undefined;
  #lastUsed = 0;

  constructor(field: RadioField, clock: Clock, runsIsoDep: boolean) {
    this.#field = field;
    this.#clock = clock;
    this.#runsIsoDep = runsIsoDep;
  }

  /** Power lost: nothing is left. */
  stop(): void {
    this.#started = false;
    this.#flag = 0;
    this.#rf(false);
  }

  process(apdu: Bytes, faults: readonly MessageFault[]): SessionAnswer {
    if (this.#started && this.#clock.now() - this.#lastUsed > IDLE_LIMIT) this.stop();
    const { data, after } = this.#process(apdu, faults);
    this.#lastUsed = this.#clock.now() + after;
    return { data, after };
  }

  #process(apdu: Bytes, faults: readonly MessageFault[]): SessionAnswer {
    const request = parseRequest(apdu);
    if (request.kind === 'refused') return ended(bytes(), request.sw);
    if (request.kind === 'version') return ended(VERSION);
    const objects = parseObjects(request.objects);
    const fault = faults.find((one) => one.kind === 'object');
    if (fault !== undefined) return ended(genericStatus(fault.index, fault.sw));
    if (objects === undefined) return ended(genericStatus(1, FORMAT));
    if (request.kind === 'manage') return ended(this.#manage(objects));
    if (!this.#started) return ended(genericStatus(1, STATE));
    return request.kind === 'switch' ? this.#switch(objects) : this.#exchange(objects);
  }

  #manage(objects: readonly DataObject[]): Bytes {
    for (const [at, { tag }] of objects.entries()) {
      const sw = this.#act(tag);
      if (sw !== DONE) return genericStatus(at + 1, sw);
    }
    return genericStatus(0, DONE);
  }

  #act(tag: number): number {
    if (tag === 0x81) {
      if (this.#started) return STARTED_TWICE;
      this.#started = true;
      return DONE;
    }
    if (tag === 0x82) {
      if (!this.#started) return STATE;
      this.stop();
      return DONE;
    }
    if (tag !== 0x83 && tag !== 0x84) return UNKNOWN_TAG;
    if (!this.#started) return WRONG_ORDER;
    this.#rf(tag === 0x84);
    return DONE;
  }

  #rf(on: boolean): void {
    this.#field.power(on);
    this.#isTypeB = false;
    this.#isoDep = undefined;
  }

  /** 8F SS LL: Type B, layer 4. The reader sends REQB and ATTRIB itself; a card that is active hears no REQB. */
  #switch(objects: readonly DataObject[]): SessionAnswer {
    const at = objects.findIndex(({ tag }) => tag === 0x8f);
    const [standard, layer] = objects[at]?.value ?? bytes();
    if (standard !== 1 || layer !== 4) return ended(genericStatus(at + 1, FORMAT));
    if (!this.#field.on) return ended(genericStatus(at + 1, WRONG_ORDER));
    this.#isTypeB = true;
    const found = this.#field.exchange(bytes(0x05, 0x00, 0x00), 8);
    const [tag, ...rest] = found.octets ?? bytes();
    const pupi = rest.slice(0, 4);
    const attrib = bytes(0x1d, ...pupi, 0x00, 0x08, 0x01, 0x00);
    const active = tag === 0x50 ? this.#field.exchange(attrib, 8) : found;
    if (tag !== 0x50 || active.octets === undefined) {
      return ended(genericStatus(at + 1, NO_ANSWER), DONE, 16);
    }
    const told = bytes(...rest.slice(4, 11));
    const [sizes = 0, times = 0] = told.slice(5);
    this.#isoDep = new IsoDepFirmware(this.#field, frameSizeOf(sizes >> 4), frameTimeOf(times >> 4));
    const mbli = (active.octets[0] ?? 0) & 0xf0;
    const history = concat(told, bytes(mbli));
    const check = [0x88, 0x80, 0x01, ...history].reduce((sum, octet) => sum ^ octet, 0);
    const atr = concat(bytes(0x3b, 0x88, 0x80, 0x01), history, bytes(check));
    return ended(concat(genericStatus(0, DONE), dataObject(0x5f51, atr)), DONE, 16);
  }

  #exchange(objects: readonly DataObject[]): SessionAnswer {
    let timer = NO_TIMER;
    for (const [at, { tag, value }] of objects.entries()) {
      const reader = new ByteReader(value);
      if (tag === 0x90 && value.length === 2) this.#flag = reader.u16be();
      else if (tag === 0x5f46 && value.length === 4) timer = reader.u32le() / 1000;
      else if (tag === 0x95) return this.#transceive(value, timer, at + 1);
      else if (tag !== 0x91) return ended(genericStatus(at + 1, UNKNOWN_TAG));
    }
    return ended(genericStatus(0, DONE));
  }

  #transceive(data: Bytes, timer: number, index: number): SessionAnswer {
    if (!this.#isTypeB) return ended(genericStatus(index, STATE));
    const isFramed = (this.#flag & FLAG.crc) === 0 && (this.#flag & FLAG.parity) === FLAG.parity;
    const isOwn = this.#runsIsoDep && (this.#flag & FLAG.prologue) === 0;
    const runner = isOwn ? this.#isoDep : this.#field;
    if (!isFramed || runner === undefined) return ended(genericStatus(index, NO_ANSWER), DONE, timer);
    const { octets, damaged, after } = runner.exchange(data, timer);
    if (octets === undefined) return ended(genericStatus(index, NO_ANSWER), DONE, after);
    if (damaged) {
      return ended(concat(genericStatus(index, RF_ERROR), dataObject(0x96, bytes(0x01, 0x00))), DONE, after);
    }
    const status = concat(dataObject(0x92, bytes(0)), dataObject(0x96, bytes(0, 0)));
    return ended(concat(genericStatus(0, DONE), status, dataObject(0x97, octets)), DONE, after);
  }
}

/** The answer with the status word of the pseudo-APDU itself, which says only that it was understood. */
function ended(data: Bytes, sw = DONE, after = 0): SessionAnswer {
  return { data: concat(data, bytes(sw >> 8, sw & 0xff)), after };
}
