import { type Bytes, ByteReader, bytes, concat } from '../../../bytes';

/** A data object of a transparent session (PC/SC part 3, 3.2.2). */
export interface DataObject {
  readonly tag: number;
  readonly value: Bytes;
}

/** Data objects in a row; undefined where the octets do not divide into them. */
export function parseObjects(data: Bytes): readonly DataObject[] | undefined {
  const reader = new ByteReader(data);
  const found: DataObject[] = [];
  try {
    while (reader.remaining > 0) {
      const first = reader.u8();
      const tag = (first & 0x1f) === 0x1f ? first * 256 + reader.u8() : first;
      found.push({ tag, value: reader.take(lengthOf(reader)) });
    }
    return found;
  } catch {
    return undefined;
  }
}

function lengthOf(reader: ByteReader): number {
  const first = reader.u8();
  if (first < 0x80) return first;
  if (first === 0x81) return reader.u8();
  if (first === 0x82) return reader.u16be();
  throw new RangeError('length form');
}

/** Tag, length in its shortest form (one octet, 81, 82), value. */
export function dataObject(tag: number, value: Bytes): Bytes {
  const { length } = value;
  const head = tag > 0xff ? bytes(tag >> 8, tag & 0xff) : bytes(tag);
  const size =
    length < 0x80
      ? bytes(length)
      : length < 0x100
        ? bytes(0x81, length)
        : bytes(0x82, length >> 8, length & 0xff);
  return concat(head, size, value);
}

/** C0: which object failed, counted from 1, and its status word; 00 9000 = none (PC/SC part 3, 3.2.2.2). */
export function genericStatus(index: number, sw: number): Bytes {
  return dataObject(0xc0, bytes(index, sw >> 8, sw & 0xff));
}

export type TransparentRequest =
  | { readonly kind: 'manage' | 'exchange' | 'switch'; readonly objects: Bytes }
  | { readonly kind: 'version' }
  | { readonly kind: 'refused'; readonly sw: number };

const refused = (sw: number): TransparentRequest => ({ kind: 'refused', sw });
const KINDS = ['manage', 'exchange', 'switch'] as const;

/**
 * One pseudo-APDU of the vendor interface: FF 50 00 00/01/02 and FF 56, measured by public projects. The exchange takes
 * Lc in one octet with one zero after the data, or in three with three zeros; two zeros are a wrong length.
 */
export function parseRequest(apdu: Bytes): TransparentRequest {
  const [cla, ins, p1, p2, lc, high = 0, low = 0] = apdu;
  if (cla !== 0xff) return refused(0x6985);
  if (ins === 0x56) return { kind: 'version' };
  const kind = KINDS[p2 ?? -1];
  if (ins !== 0x50) return refused(0x6a81);
  if (p1 !== 0 || kind === undefined) return refused(0x6b00);
  if (lc === undefined) return refused(0x6700);
  const isLong = lc === 0 && kind === 'exchange';
  const [start, length, zeros] = isLong ? [7, high * 256 + low, 3] : [5, lc, 1];
  const end = start + length;
  const tail = apdu.slice(end);
  const isWhole = apdu.length >= end && tail.every((octet) => octet === 0);
  const isEnded = isLong || kind === 'exchange' ? tail.length === zeros : tail.length <= 1;
  return isWhole && isEnded ? { kind, objects: apdu.slice(start, end) } : refused(0x6700);
}
