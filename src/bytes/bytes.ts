import { AppError } from '../errors';

/** Octets that WebCrypto and WebUSB take as they are: never a view on a SharedArrayBuffer. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Octets from their values, each 0 to 255. */
export function bytes(...values: readonly number[]): Bytes {
  return Uint8Array.from(values);
}

/** One buffer with the parts after one another. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Whether both hold the same octets. Not in constant time: never for secrets. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** Upper-case hex without separators. Never for personal data or secrets. */
export function toHex(data: Uint8Array): string {
  return Array.from(data, (value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/**
 * Octets from hex digits; white space is skipped.
 * @throws AppError `bytes/hex` on an odd number of digits or another character
 */
export function fromHex(text: string): Bytes {
  const digits = text.replace(/\s+/g, '');
  if (digits.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(digits)) throw new AppError('bytes/hex', {});
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Zeroes the octets in place. */
export function wipe(data: Uint8Array): void {
  data.fill(0);
}
