import { type Bytes, bytes, concat } from '../../bytes';

/** A data object with its shortest length (X.690, 10.1); the tag is one or two octets as they stand. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const value = concat(...content);
  const { length } = value;
  if (length < 0x80) return concat(tagOctets(tag), bytes(length), value);
  if (length < 0x100) return concat(tagOctets(tag), bytes(0x81, length), value);
  return tlvWide(tag, value);
}

/** A data object whose length always takes `82` and two octets, minimal or not: BER as the card writes it. */
export function tlvWide(tag: number, ...content: readonly Uint8Array[]): Bytes {
  const value = concat(...content);
  return concat(tagOctets(tag), bytes(0x82, value.length >> 8, value.length & 0xff), value);
}

export const sequence = (...content: readonly Uint8Array[]): Bytes => tlv(0x30, ...content);
export const set = (...content: readonly Uint8Array[]): Bytes => tlv(0x31, ...content);
export const octetString = (...content: readonly Uint8Array[]): Bytes => tlv(0x04, ...content);
/** Whole octets, or with `unused` low bits left out of the last one. */
export const bitString = (content: Uint8Array, unused = 0): Bytes => tlv(0x03, bytes(unused), content);
export const utf8String = (text: string): Bytes => tlv(0x0c, utf8(text));
export const printableString = (text: string): Bytes => tlv(0x13, utf8(text));
export const ia5String = (text: string): Bytes => tlv(0x16, utf8(text));
export const TRUE = bytes(0x01, 0x01, 0xff);
export const NULL = bytes(0x05, 0x00);

/** A positive INTEGER from its octets: a leading zero where the first bit is set. */
export function integer(magnitude: Uint8Array): Bytes {
  const [first = 0] = magnitude;
  return tlv(0x02, first >= 0x80 ? bytes(0x00) : bytes(), magnitude);
}

/** An OBJECT IDENTIFIER from its dotted form (X.690, 8.19). */
export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, bytes(...[first * 40 + second, ...rest].flatMap(base128)));
}

/** UTCTime (RFC 5280, 4.1.2.5.1) of an instant in ms since 1970. */
export function utcTime(instant: number): Bytes {
  const text = new Date(instant).toISOString().replace(/\D/g, '').slice(2, 14);
  return tlv(0x17, utf8(`${text}Z`));
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function tagOctets(tag: number): Bytes {
  return tag > 0xff ? bytes(tag >> 8, tag & 0xff) : bytes(tag);
}

function base128(arc: number): number[] {
  const octets = [arc & 0x7f];
  for (let rest = arc >>> 7; rest > 0; rest >>>= 7) octets.unshift((rest & 0x7f) | 0x80);
  return octets;
}
