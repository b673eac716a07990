import { type Bytes, ByteReader, equalBytes } from '../bytes';
import { isAppError } from '../errors';
import {
  type DerElement,
  DerReader,
  malformed,
  readBitOctets,
  readBoolean,
  readHeader,
  readOid,
  readOnly,
  readSmall,
  readUnsigned,
  TAG,
} from './der';
import { type DistinguishedName, readName } from './name';
import { type PublicKey, readPublicKey } from './public-key';
import { readTime } from './time';

/** Milliseconds since 1970-01-01T00:00:00Z, both ends belonging to the validity. */
export interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface AlgorithmIdentifier {
  readonly oid: string;
  /** The parameters as they stand; absent where left out. */
  readonly parameters?: Bytes;
}

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** Contents of extnValue. */
  readonly value: Bytes;
}

/** A certificate (RFC 5280, 4.1), read strictly; `raw`, `tbs` and names keep the octets as they stood. */
export interface Certificate {
  readonly raw: Bytes;
  readonly tbs: Bytes;
  /** 1, 2 or 3. */
  readonly version: number;
  /** The magnitude of the serial number, without a leading zero octet. */
  readonly serial: Bytes;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly validity: Validity;
  readonly publicKey: PublicKey;
  readonly extensions: readonly Extension[];
  readonly signature: Bytes;
}

const VERSION = 0xa0;
const ISSUER_UNIQUE_ID = 0x81;
const SUBJECT_UNIQUE_ID = 0x82;
const EXTENSIONS = 0xa3;

/**
 * How many octets the value that starts here has in all, by its header; undefined when the header itself is cut.
 * @throws AppError `pki/malformed`
 */
export function derSize(start: Bytes): number | undefined {
  const cursor = new ByteReader(start);
  return orCut(() => {
    const { length } = readHeader(cursor);
    return cursor.offset + length;
  });
}

/**
 * The validity from the first part of a certificate: it lies within the first 256 octets of the card's certificates.
 * Undefined when the part ends before it.
 * @throws AppError `pki/malformed`
 */
export function validityFromStart(start: Bytes): Validity | undefined {
  const cursor = new ByteReader(start);
  const expect = (tag: number): number => {
    const header = readHeader(cursor);
    if (header.tag !== tag) throw malformed('unexpected tag');
    return header.length;
  };
  /** Past an element whose content does not matter here. */
  const skip = (tag: number): void => cursor.skip(expect(tag));
  return orCut(() => {
    expect(TAG.sequence);
    expect(TAG.sequence);
    if (cursor.peek() === VERSION) skip(VERSION);
    skip(TAG.integer);
    skip(TAG.sequence);
    skip(TAG.sequence);
    return readValidity(readOnly(cursor.take(sizeOfNext(cursor, start)), TAG.sequence));
  });
}

/** @throws AppError `pki/malformed` on anything that is not exactly one certificate in DER */
export function parseCertificate(der: Bytes): Certificate {
  const outer = new DerReader(readOnly(der, TAG.sequence).value);
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = readBitOctets(outer.next(TAG.bitString));
  outer.end();

  const body = new DerReader(tbs.value);
  const version = readVersion(body.optional(VERSION));
  const serial = readUnsigned(body.next(TAG.integer));
  // RFC 5280, 4.1.1.2: both fields hold the same algorithm; only the inner one is signed.
  if (!equalBytes(body.next(TAG.sequence).raw, algorithm.raw)) throw malformed('two signature algorithms');
  const issuer = readName(body.next(TAG.sequence));
  const validity = readValidity(body.next(TAG.sequence));
  const subject = readName(body.next(TAG.sequence));
  const publicKey = readPublicKey(body.next(TAG.sequence));
  const identifiers = [body.optional(ISSUER_UNIQUE_ID), body.optional(SUBJECT_UNIQUE_ID)];
  if (version < 2 && identifiers.some((id) => id !== undefined)) throw malformed('unique identifier in v1');
  const extensions = readExtensions(body.optional(EXTENSIONS));
  if (version < 3 && extensions.length > 0) throw malformed('extensions before v3');
  body.end();

  return {
    raw: der,
    tbs: tbs.raw,
    version,
    serial,
    signatureAlgorithm: readAlgorithm(algorithm),
    issuer,
    subject,
    validity,
    publicKey,
    extensions,
    signature,
  };
}

/** @throws AppError `pki/malformed` */
export function readAlgorithm(element: DerElement): AlgorithmIdentifier {
  const reader = new DerReader(element.value);
  const oid = readOid(reader.next(TAG.oid));
  if (reader.atEnd) return { oid };
  const parameters = reader.next().raw;
  reader.end();
  return { oid, parameters };
}

function readValidity(element: DerElement): Validity {
  const reader = new DerReader(element.value);
  const notBefore = readTime(reader.next());
  const notAfter = readTime(reader.next());
  reader.end();
  if (notAfter < notBefore) throw malformed('validity ends before it begins');
  return { notBefore, notAfter };
}

function readVersion(element: DerElement | undefined): number {
  if (element === undefined) return 1;
  const version = readSmall(readOnly(element.value, TAG.integer));
  // X.690, 11.5: a DEFAULT value (v1) is not written.
  if (version !== 1 && version !== 2) throw malformed('version');
  return version + 1;
}

function readExtensions(element: DerElement | undefined): readonly Extension[] {
  if (element === undefined) return [];
  const list = new DerReader(readOnly(element.value, TAG.sequence).value);
  if (list.atEnd) throw malformed('empty extensions');
  const extensions: Extension[] = [];
  while (!list.atEnd) {
    const item = list.enter();
    const oid = readOid(item.next(TAG.oid));
    const written = item.optional(TAG.boolean);
    const critical = written !== undefined && readBoolean(written);
    if (written !== undefined && !critical) throw malformed('default value written');
    const { value } = item.next(TAG.octetString);
    item.end();
    // RFC 5280, 4.2: at most one instance of an extension.
    if (extensions.some((other) => other.oid === oid)) throw malformed('extension twice');
    extensions.push({ oid, critical, value });
  }
  return extensions;
}

function sizeOfNext(cursor: ByteReader, start: Bytes): number {
  const size = derSize(start.slice(cursor.offset));
  // Nothing but a cut header gives undefined: let the cursor say that it is short.
  return size ?? cursor.remaining + 1;
}

function orCut<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'bytes/short')) return undefined;
    throw error;
  }
}
