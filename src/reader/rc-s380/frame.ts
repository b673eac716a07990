import { type Bytes, ByteReader, ByteWriter, bytes, concat, equalBytes } from '../../bytes';
import { AppError } from '../../errors';

/** Frames of NFC Port-100, as measured by public projects. */
const START = bytes(0x00, 0x00, 0xff);
const EXTENDED = bytes(0xff, 0xff);
const ACK_BODY = bytes(0x00, 0xff, 0x00);
export const ACK: Bytes = concat(START, ACK_BODY);
/** Three octets of start, FF FF, length and LCS. */
const HEADER = 8;
const TRAILER = 2;
/** The most that the reader sends. */
const LONGEST_DATA = 290;
/** The longest frame. */
export const LONGEST_FRAME = HEADER + LONGEST_DATA + TRAILER;

export type Frame =
  | { readonly kind: 'ack' }
  /** The reader could not read the frame that it got. */
  | { readonly kind: 'error' }
  | { readonly kind: 'data'; readonly data: Bytes };

/** 00 00 FF FF FF, length LE16 with LCS, the data with DCS, 00; LCS and DCS bring the sum to zero modulo 256. */
export function encodeFrame(data: Bytes): Bytes {
  const length = new ByteWriter().u16le(data.length).finish();
  const check = (octets: Bytes): Bytes => bytes(-sumOf(octets));
  return concat(START, EXTENDED, length, check(length), data, check(data), bytes(0));
}

/**
 * The first frame of what has arrived; undefined while it is not whole. An error frame is the start of any other one
 * and nothing more, which only the end of its transfer tells.
 * @throws AppError `reader/protocol`
 */
export function decodeFrame(arrived: Bytes): { readonly frame: Frame; readonly rest: Bytes } | undefined {
  const reader = new ByteReader(arrived);
  const start = reader.take(Math.min(START.length, reader.remaining));
  if (!equalBytes(start, START.slice(0, start.length))) throw malformed('start of a frame');
  const second = reader.take(Math.min(EXTENDED.length, reader.remaining));
  if (equalBytes(second, EXTENDED)) return data(reader);
  if (equalBytes(second, EXTENDED.slice(0, 1))) return undefined;
  if (!equalBytes(second, ACK_BODY.slice(0, second.length))) throw malformed('start of a frame');
  if (reader.remaining === 0) return undefined;
  if (reader.u8() !== 0) throw malformed('end of an acknowledgement');
  return { frame: { kind: 'ack' }, rest: reader.rest() };
}

function data(reader: ByteReader): { readonly frame: Frame; readonly rest: Bytes } | undefined {
  if (reader.remaining === 0) return { frame: { kind: 'error' }, rest: reader.rest() };
  if (reader.remaining < 3) return undefined;
  const [low, high, lcs] = [reader.u8(), reader.u8(), reader.u8()];
  if (((low + high + lcs) & 0xff) !== 0) throw malformed('checksum of a length');
  const length = low + high * 256;
  if (length > LONGEST_DATA) throw malformed('length');
  if (reader.remaining < length + TRAILER) return undefined;
  const taken = reader.take(length);
  if (((sumOf(taken) + reader.u8()) & 0xff) !== 0) throw malformed('checksum of data');
  if (reader.u8() !== 0) throw malformed('end of a frame');
  return { frame: { kind: 'data', data: taken }, rest: reader.rest() };
}

function sumOf(octets: Bytes): number {
  return octets.reduce((sum, octet) => sum + octet, 0);
}

function malformed(what: string): AppError {
  return new AppError('reader/protocol', { what });
}
