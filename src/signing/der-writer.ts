import { type Bytes, bytes, concat, fromHex } from '../bytes';
import { TAG } from '../pki';

/** A data value with a definite length in the fewest octets (X.690, 10.1). */
export function der(tag: number, ...contents: readonly Uint8Array[]): Bytes {
  const value = concat(...contents);
  return concat(bytes(tag), lengthOf(value.length), value);
}

export const sequence = (...items: readonly Uint8Array[]): Bytes => der(TAG.sequence, ...items);
export const octetString = (value: Uint8Array): Bytes => der(TAG.octetString, value);
export const NULL = bytes(TAG.null, 0);

/** A SET OF in ascending order of its items' octets (X.690, 11.6). */
export function setOf(...items: readonly Bytes[]): Bytes {
  return der(TAG.set, ...[...items].sort(ascending));
}

/** A non-negative INTEGER from its magnitude (X.690, 8.3). */
export function unsigned(magnitude: Uint8Array): Bytes {
  const signed = (magnitude[0] ?? 0) >= 0x80 ? concat(bytes(0), magnitude) : magnitude;
  return der(TAG.integer, signed);
}

/** An OBJECT IDENTIFIER from its dotted form (X.690, 8.19). */
export function oid(dotted: string): Bytes {
  const [top = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return der(TAG.oid, ...[top * 40 + second, ...arcs].map(base128));
}

/** UTCTime through 2049, GeneralizedTime after (RFC 5652, 11.3). */
export function time(instant: number): Bytes {
  const digits = new Date(instant).toISOString().replace(/\.\d+|[-:T]/g, '');
  const [tag, text] = digits < '2050' ? [TAG.utcTime, digits.slice(2)] : [TAG.generalizedTime, digits];
  return der(tag, new TextEncoder().encode(text));
}

/** Before the octets of the shorter, or at the first octet that differs, the smaller one. */
function ascending(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((octet, index) => octet !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

function lengthOf(length: number): Bytes {
  if (length < 0x80) return bytes(length);
  const digits = length.toString(16);
  const octets = fromHex(digits.padStart(digits.length + (digits.length % 2), '0'));
  return concat(bytes(0x80 | octets.length), octets);
}

function base128(arc: number): Bytes {
  const septets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    septets.unshift(0x80 | (rest % 128));
  }
  return bytes(...septets);
}
