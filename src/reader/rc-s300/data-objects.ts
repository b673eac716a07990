import { type Bytes, ByteWriter, bytes, concat } from '../../bytes';
import { AppError } from '../../errors';
import type { Received } from '../../protocol/iso-dep';
import { type Tlv, readTlvs } from '../../protocol/tlv';

/** Tags of a transparent session (PC/SC part 3, 3.2.2); INS 50 is the maker's own value for it. */
const TAG = {
  flag: 0x90,
  timer: 0x5f46,
  transceive: 0x95,
  status: 0xc0,
  lastBits: 0x92,
  radioStatus: 0x96,
  response: 0x97,
  protocol: 0x8f,
  atr: 0x5f51,
} as const;

/** Status words of a data object, as the maker's manual for the same chip names them. */
export const ObjectStatus = {
  done: 0x9000,
  radioError: 0x6300,
  wrongOrder: 0x6301,
  noAnswer: 0x6401,
  wrongState: 0x6985,
  startedTwice: 0x698a,
} as const;

/**
 * The transmission and reception flag (1 = the reader does not): CRC both ways by the reader, no parity, as Type B
 * has it; the protocol prologue by the reader (0C) or by the host (1C).
 */
export const PROLOGUE = { reader: 0x0c, host: 0x1c } as const;

export type Session = 'start' | 'end' | 'field off' | 'field on';
const SESSION: Readonly<Record<Session, number>> = {
  start: 0x81,
  end: 0x82,
  'field off': 0x83,
  'field on': 0x84,
};

/** What a transparent exchange costs beside its data, header of the message included. */
export const EXCHANGE_OVERHEAD = 35;

export function manageSession(act: Session): Bytes {
  return bytes(0xff, 0x50, 0x00, 0x00, 0x02, SESSION[act], 0x00, 0x00);
}

/** Type B, layer 4: the reader sends REQB and ATTRIB itself. */
export function switchToTypeB(): Bytes {
  return bytes(0xff, 0x50, 0x00, 0x02, 0x04, TAG.protocol, 0x02, 0x01, 0x04, 0x00);
}

/** Transparent Exchange: flag, timer in ms, and the data. The length takes three octets, and three zeros end it. */
export function transparentExchange(data: Bytes, prologue: number, timer: number): Bytes {
  const head = new ByteWriter()
    .put(bytes(TAG.flag, 0x02, 0x00, prologue))
    .put(bytes(TAG.timer >> 8, TAG.timer & 0xff, 0x04))
    .u32le(timer * 1000)
    .put(bytes(TAG.transceive, 0x82))
    .u16be(data.length)
    .finish();
  const length = head.length + data.length;
  return concat(bytes(0xff, 0x50, 0x00, 0x01, 0x00, length >> 8, length), head, data, bytes(0, 0, 0));
}

/** An answer of the vendor interface, its data objects read one after another and never searched. */
export interface ObjectAnswer {
  /** Which data object failed, counted from 1; 0 where none did or the pseudo-APDU itself was refused. */
  readonly index: number;
  readonly sw: number;
  readonly objects: readonly Tlv[];
}

/** @throws AppError `reader/protocol` */
export function decodeObjects(payload: Bytes): ObjectAnswer {
  const [sw1, sw2] = payload.slice(-2);
  if (sw1 === undefined || sw2 === undefined) throw malformed('answer without a status word');
  const outer = sw1 * 256 + sw2;
  if (outer !== ObjectStatus.done) return { index: 0, sw: outer, objects: [] };
  const objects = parse(payload.slice(0, -2));
  const [index, high, low, ...more] = valueOf(objects, TAG.status) ?? bytes();
  if (index === undefined || high === undefined || low === undefined || more.length > 0) {
    throw malformed('status object');
  }
  return { index, sw: high * 256 + low, objects };
}

/** What the card answered in a transparent exchange. @throws AppError `reader/command-failed` */
export function received({ sw, objects }: ObjectAnswer): Received {
  if (sw === ObjectStatus.noAnswer) return 'mute';
  if (sw === ObjectStatus.radioError) return 'damaged';
  if (sw !== ObjectStatus.done) throw refusal(sw);
  const [radio = 0] = valueOf(objects, TAG.radioStatus) ?? bytes();
  const [bits = 0] = valueOf(objects, TAG.lastBits) ?? bytes();
  // CRC, collision, parity, framing; a last octet of fewer than eight bits.
  if ((radio & 0x0f) !== 0 || (bits & 0x07) !== 0) return 'damaged';
  return valueOf(objects, TAG.response) ?? 'mute';
}

/** What the reader tells of the card that it activated: a pseudo answer to reset, or protocol information alone. */
export function activated({ objects }: ObjectAnswer): {
  readonly atr: Bytes | undefined;
  readonly protocolInfo: Bytes | undefined;
} {
  const told = valueOf(objects, TAG.protocol);
  return { atr: valueOf(objects, TAG.atr), protocolInfo: told?.length === 3 ? told : undefined };
}

export function refusal(sw: number): AppError {
  return new AppError('reader/command-failed', { message: 0x6b, error: sw });
}

function valueOf(objects: readonly Tlv[], tag: number): Bytes | undefined {
  return objects.find((object) => object.tag === tag)?.value;
}

function parse(data: Bytes): readonly Tlv[] {
  try {
    return readTlvs(data);
  } catch (error) {
    throw malformed('data objects', error);
  }
}

function malformed(what: string, cause?: unknown): AppError {
  return new AppError('reader/protocol', { what }, cause);
}
