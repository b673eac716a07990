import { AppError } from '../../errors';
import { ByteReader, type Bytes } from '../../bytes';

/** The front of a BER-TLV object: the sizes are in octets, `length` is that of the value. */
export interface TlvHeader {
  /** One or two octets as one number: 0x30, 0xDF22. */
  readonly tag: number;
  readonly headerLength: number;
  readonly length: number;
}

export interface Tlv {
  readonly tag: number;
  readonly value: Bytes;
  /** Tag, length and value as they stood: what digests and signatures of the card are made over. */
  readonly raw: Bytes;
  /** Where `raw` began in the octets that were read. */
  readonly offset: number;
}

/**
 * BER-TLV as cards write it (ISO/IEC 7816-4, 5.2.2): tags of one or two octets, definite lengths of one to four.
 * Lengths that are not minimal (82 00 9F) and two-octet tags below number 31 (DF22) are accepted, because My
 * Number Cards hold both (measured by public projects).
 *
 * Reads a header from the first octets of a file whose length is not known yet; six are always enough.
 * @throws AppError `tlv/malformed`
 */
export function readTlvHeader(prefix: Bytes): TlvHeader {
  return header(new ByteReader(prefix), 0);
}

/**
 * The first object. What follows it is not looked at: files are padded with FF or 00, and a file written again
 * may keep the tail of its longer predecessor.
 * @throws AppError `tlv/malformed`, also when the value is cut short
 */
export function readTlv(data: Bytes): Tlv {
  return object(new ByteReader(data), data);
}

/** The octets of the first object without what follows it. @throws AppError `tlv/malformed` */
export function trimToTlv(data: Bytes): Bytes {
  return readTlv(data).raw;
}

/**
 * The objects of a constructed value, one after another, one level deep. Padding is not accepted here.
 * @throws AppError `tlv/malformed` when the octets do not divide into objects
 */
export function readTlvs(value: Bytes): readonly Tlv[] {
  const reader = new ByteReader(value);
  const found: Tlv[] = [];
  while (reader.remaining > 0) found.push(object(reader, value));
  return found;
}

/**
 * The first object reached by a path of tags, each step one level deeper: `findTlv(value, 0xdf51, 0x91)`.
 * @throws AppError `tlv/malformed`
 */
export function findTlv(value: Bytes, ...path: readonly [number, ...number[]]): Tlv | undefined {
  const [tag, ...rest] = path;
  const found = readTlvs(value).find((tlv) => tlv.tag === tag);
  const [next, ...further] = rest;
  return found === undefined || next === undefined ? found : findTlv(found.value, next, ...further);
}

function object(reader: ByteReader, data: Bytes): Tlv {
  const offset = reader.offset;
  const { tag, length } = header(reader, offset);
  if (length > reader.remaining) throw malformed('value cut short', offset);
  const value = reader.take(length);
  return { tag, value, raw: data.slice(offset, reader.offset), offset };
}

function header(reader: ByteReader, offset: number): TlvHeader {
  const next = (): number => {
    if (reader.remaining === 0) throw malformed('header cut short', offset);
    return reader.u8();
  };
  const first = next();
  if (first === 0) throw malformed('tag 00', offset);
  let tag = first;
  if ((first & 0x1f) === 0x1f) {
    const second = next();
    if (second >= 0x80) throw malformed('tag of more than two octets', offset);
    tag = first * 256 + second;
  }
  let length = next();
  if (length >= 0x80) {
    const octets = length - 0x80;
    if (octets < 1 || octets > 3) throw malformed('length form', offset);
    length = 0;
    for (let i = 0; i < octets; i += 1) length = length * 256 + next();
  }
  return { tag, headerLength: reader.offset - offset, length };
}

function malformed(what: string, offset: number): AppError {
  return new AppError('tlv/malformed', { what, offset });
}
