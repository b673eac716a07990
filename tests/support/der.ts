import type { Bytes } from '../../src/bytes';
import { concat } from '../../src/bytes';

/** A DER writer for the tests alone: it can also write what DER forbids. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const value = concat(...parts);
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return concat(Uint8Array.of(tag, ...length), value);
}

export const ascii = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'));
export const utf8 = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'utf8'));
export const sequence = (...parts: readonly Uint8Array[]): Bytes => tlv(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Bytes => tlv(0x31, ...parts);
export const octets = (value: Uint8Array): Bytes => tlv(0x04, value);
export const utf8String = (text: string): Bytes => tlv(0x0c, utf8(text));
export const printable = (text: string): Bytes => tlv(0x13, ascii(text));
export const boolean = (value: boolean): Bytes => tlv(0x01, Uint8Array.of(value ? 0xff : 0));
export const integer = (...value: readonly number[]): Bytes =>
  tlv(0x02, (value[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...value) : Uint8Array.from(value));
export const bits = (value: Uint8Array, unused = 0): Bytes => tlv(0x03, Uint8Array.of(unused), value);
export const derNull = Uint8Array.of(5, 0);

export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128))
      groups.unshift((high & 0x7f) | 0x80);
    return groups;
  });
  return tlv(0x06, Uint8Array.from(arcs));
}

/** UTCTime to the second. */
export function utcTime(date: Date): Bytes {
  return tlv(0x17, ascii(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
}
