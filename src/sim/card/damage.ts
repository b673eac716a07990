import { type Bytes, bytes, concat } from '../../bytes';

/** Ways in which the octets of a file can be wrong; each gives a new copy. */
export const damage = {
  /** The last eight digits of the common record name 31 February. */
  impossibleDate: (record: Bytes) => replaced(record, record.length - 4, [0x30, 0x32, 0x33, 0x31]),
  /** A record cut short behind a length that promises more. */
  truncated: (content: Bytes) => content.slice(0, Math.floor(content.length / 2)),
  /** No data object at all: an INTEGER stands where a certificate's SEQUENCE must. */
  notASequence: (content: Bytes) => replaced(content, 0, [0x02]),
  /** The outer `30 82` length is larger than the file, or cuts the certificate off. */
  lengthTooLarge: (content: Bytes) => replaced(content, 2, [0x7f, 0xff]),
  lengthTooSmall: (content: Bytes) => replaced(content, 2, [0x01, 0x00]),
  /** The outer length in three octets where two do: BER, not DER, as this card writes some of its files. */
  lengthNotMinimal: (content: Bytes) => concat(content.slice(0, 1), bytes(0x83, 0x00), content.slice(2)),
  /** Nothing but filler. */
  erased: (content: Bytes) => new Uint8Array(content.length).fill(0xff),
} as const satisfies Record<string, (content: Bytes) => Bytes>;

/** The content with one bit turned over: bit 0 is the lowest of octet 0. */
export function flipBit(content: Bytes, bit: number): Bytes {
  return content.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet));
}

function replaced(content: Bytes, at: number, octets: readonly number[]): Bytes {
  const copy = content.slice();
  copy.set(octets, at);
  return copy;
}
