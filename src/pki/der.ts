import { type Bytes, ByteReader } from '../bytes';
import { AppError } from '../errors';

/** Identifier octets that certificates use (X.690, 8.1.2; all of them are low-tag-number). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One data value: its identifier octet, its contents, and all its octets as they stood. */
export interface DerElement {
  readonly tag: number;
  readonly value: Bytes;
  readonly raw: Bytes;
}

export function malformed(what: string): AppError<'pki/malformed'> {
  return new AppError('pki/malformed', { what });
}

/** Identifier and length of the next value: what stands before its contents. */
export interface DerHeader {
  readonly tag: number;
  /** Octets of the contents. */
  readonly length: number;
}

/**
 * Reads identifier and length octets, leaving the cursor at the contents, which need not be there.
 * @throws AppError `pki/malformed` on a high tag number, an indefinite length, a length not in the fewest octets or
 *   longer than four (X.690, 8.1.2.4, 10.1); `bytes/short` when the header itself is cut
 */
export function readHeader(cursor: ByteReader): DerHeader {
  const tag = cursor.u8();
  if ((tag & 0x1f) === 0x1f) throw malformed('high tag number');
  const first = cursor.u8();
  if (first < 0x80) return { tag, length: first };
  if (first === 0x80) throw malformed('indefinite length');
  const octets = first & 0x7f;
  if (octets > 4) throw malformed('length too long');
  const length = cursor.take(octets).reduce((value, octet) => value * 256 + octet, 0);
  if (length < 0x80 || length < 256 ** (octets - 1)) throw malformed('length not minimal');
  return { tag, length };
}

/**
 * A forward reader of DER (X.690, 8 and 10) that refuses what is only BER. It reads one level: the contents of a
 * constructed value get a reader of their own by `enter`.
 */
export class DerReader {
  readonly #data: Bytes;
  readonly #cursor: ByteReader;

  constructor(data: Bytes) {
    this.#data = data;
    this.#cursor = new ByteReader(data);
  }

  get atEnd(): boolean {
    return this.#cursor.remaining === 0;
  }

  /** The identifier octet of the next value; undefined at the end. */
  get nextTag(): number | undefined {
    return this.atEnd ? undefined : this.#cursor.peek();
  }

  /** @throws AppError `pki/malformed` when the value is cut, not DER, or of another tag than asked for */
  next(tag?: number): DerElement {
    const start = this.#cursor.offset;
    try {
      const header = readHeader(this.#cursor);
      if (tag !== undefined && header.tag !== tag) throw malformed('unexpected tag');
      const value = this.#cursor.take(header.length);
      return { tag: header.tag, value, raw: this.#data.slice(start, this.#cursor.offset) };
    } catch (error) {
      throw error instanceof AppError && error.code === 'bytes/short' ? malformed('cut short') : error;
    }
  }

  /** The next value when it has this tag, else undefined without moving. */
  optional(tag: number): DerElement | undefined {
    return this.nextTag === tag ? this.next(tag) : undefined;
  }

  /** A reader of the contents of the next value, a SEQUENCE unless said otherwise. */
  enter(tag: number = TAG.sequence): DerReader {
    return new DerReader(this.next(tag).value);
  }

  /** @throws AppError `pki/malformed` when something is left */
  end(): void {
    if (!this.atEnd) throw malformed('trailing bytes');
  }
}

/** Reads one value that is all of `data`. */
export function readOnly(data: Bytes, tag?: number): DerElement {
  const reader = new DerReader(data);
  const element = reader.next(tag);
  reader.end();
  return element;
}

/** A BOOLEAN: 00 or FF and nothing else (X.690, 11.1). */
export function readBoolean({ value }: DerElement): boolean {
  const [octet, ...more] = value;
  if (more.length > 0 || (octet !== 0x00 && octet !== 0xff)) throw malformed('boolean');
  return octet === 0xff;
}

/**
 * The magnitude of an INTEGER that must not be negative, without its leading zero octet (X.690, 8.3: fewest octets).
 * @throws AppError `pki/malformed` when empty, not minimal or negative
 */
export function readUnsigned({ value }: DerElement): Bytes {
  const [first, second] = value;
  if (first === undefined) throw malformed('empty integer');
  if (first >= 0x80) throw malformed('negative integer');
  if (first !== 0 || second === undefined) return value;
  if (second < 0x80) throw malformed('integer not minimal');
  return value.slice(1);
}

/** A small non-negative INTEGER, up to 32 bits. */
export function readSmall(element: DerElement): number {
  const magnitude = readUnsigned(element);
  if (magnitude.length > 4) throw malformed('integer too large');
  return magnitude.reduce((value, octet) => value * 256 + octet, 0);
}

/** An OBJECT IDENTIFIER in dotted form (X.690, 8.19: each arc in the fewest octets). */
export function readOid({ value }: DerElement): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  let inside = false;
  for (const octet of value) {
    if (!inside && octet === 0x80) throw malformed('oid arc not minimal');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    inside = octet >= 0x80;
    if (inside) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [joined, ...others] = arcs;
  if (joined === undefined || inside) throw malformed('oid');
  const top = joined < 40n ? 0n : joined < 80n ? 1n : 2n;
  return [top, joined - top * 40n, ...others].join('.');
}

/** A BIT STRING: its octets and how many bits of the last one do not count, which must be zero (X.690, 11.2.1). */
export function readBits({ value }: DerElement): { readonly octets: Bytes; readonly unused: number } {
  const [unused, ...rest] = value;
  if (unused === undefined || unused > 7 || (rest.length === 0 && unused > 0)) throw malformed('bit string');
  if (((rest.at(-1) ?? 0) & ((1 << unused) - 1)) !== 0) throw malformed('bit string padding');
  return { octets: Uint8Array.from(rest), unused };
}

/** A BIT STRING of whole octets, as keys and signatures are. */
export function readBitOctets(element: DerElement): Bytes {
  const { octets, unused } = readBits(element);
  if (unused !== 0) throw malformed('bit string of whole octets');
  return octets;
}

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/**
 * The text of a directory string (X.680, 41): UTF8String, PrintableString, IA5String, BMPString, and TeletexString
 * read as Latin-1 as everybody writes it.
 */
export function readText({ tag, value }: DerElement): string {
  switch (tag) {
    case TAG.utf8String:
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
      } catch (error) {
        throw new AppError('pki/malformed', { what: 'utf-8' }, error);
      }
    case TAG.printableString: {
      const text = latin1(value);
      if (!PRINTABLE.test(text)) throw malformed('printable string');
      return text;
    }
    case TAG.ia5String:
      if (value.some((octet) => octet >= 0x80)) throw malformed('ia5 string');
      return latin1(value);
    case TAG.teletexString:
      return latin1(value);
    case TAG.bmpString: {
      if (value.length % 2 !== 0) throw malformed('bmp string');
      const cursor = new ByteReader(value);
      return String.fromCharCode(...Array.from({ length: value.length / 2 }, () => cursor.u16be()));
    }
    default:
      throw malformed('string type');
  }
}

/** One character an octet, 00 to FF. */
export function latin1(value: Bytes): string {
  return String.fromCharCode(...value);
}
