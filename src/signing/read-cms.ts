import type { Bytes } from '../bytes';
import { AppError } from '../errors';
import {
  type AlgorithmIdentifier,
  type DerElement,
  DerReader,
  readAlgorithm,
  readOid,
  readOnly,
  readTime,
  readUnsigned,
  TAG,
} from '../pki';
import { OID } from './oids';

/** A signed or unsigned attribute: one type, and what stands in its SET. */
export interface Attribute {
  readonly type: string;
  readonly values: readonly DerElement[];
}

/** One signer of a CMS SignedData (RFC 5652, 5.3). */
export interface Signer {
  /** The issuer's name and the serial number's magnitude; absent where the signer is named by a key identifier. */
  readonly named?: { readonly issuer: Bytes; readonly serial: Bytes };
  readonly digestAlgorithm: AlgorithmIdentifier;
  /** What the signature is over: the signed attributes with the tag of a SET (RFC 5652, 5.4). */
  readonly signedOctets: Bytes;
  readonly signed: readonly Attribute[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Bytes;
  readonly unsigned: readonly Attribute[];
}

/** A CMS SignedData, read strictly. */
export interface SignedData {
  readonly certificates: readonly Bytes[];
  /** There is content inside: then it is not detached. */
  readonly holdsContent: boolean;
  readonly signers: readonly Signer[];
}

const CONTEXT_0 = 0xa0;
const CONTEXT_1 = 0xa1;
const KEY_IDENTIFIER = 0x80;

/**
 * Reads one ContentInfo that is all of `data`. Only DER is read: what is only BER is not looked at.
 * @throws AppError `pki/malformed`
 */
export function readSignedData(data: Bytes): SignedData {
  const info = new DerReader(readOnly(data, TAG.sequence).value);
  if (readOid(info.next(TAG.oid)) !== OID.signedData) throw malformed('content type');
  const body = new DerReader(readOnly(info.next(CONTEXT_0).value, TAG.sequence).value);
  info.end();
  body.next(TAG.integer);
  body.next(TAG.set);
  const content = body.enter();
  if (readOid(content.next(TAG.oid)) !== OID.data) throw malformed('type of the content');
  const holdsContent = content.optional(CONTEXT_0) !== undefined;
  content.end();
  const certificates = body.optional(CONTEXT_0);
  body.optional(CONTEXT_1);
  const signers = each(body.next(TAG.set), (item) => readSigner(item));
  body.end();
  return {
    certificates: certificates === undefined ? [] : each(certificates, ({ raw }) => raw),
    holdsContent,
    signers,
  };
}

function readSigner(element: DerElement): Signer {
  const reader = new DerReader(element.value);
  reader.next(TAG.integer);
  const byKey = reader.optional(KEY_IDENTIFIER) !== undefined;
  const named = byKey ? undefined : readNamed(reader.enter());
  const digestAlgorithm = readAlgorithm(reader.next(TAG.sequence));
  const attributes = reader.optional(CONTEXT_0);
  const signatureAlgorithm = readAlgorithm(reader.next(TAG.sequence));
  const signature = reader.next(TAG.octetString).value;
  const unsigned = reader.optional(CONTEXT_1);
  reader.end();
  const signed = attributes === undefined ? [] : readAttributes(attributes);
  return {
    ...(named === undefined ? {} : { named }),
    digestAlgorithm,
    signedOctets: attributes === undefined ? new Uint8Array() : attributes.raw.with(0, TAG.set),
    signed,
    signatureAlgorithm,
    signature,
    unsigned: unsigned === undefined ? [] : readAttributes(unsigned),
  };
}

function readNamed(reader: DerReader): NonNullable<Signer['named']> {
  const issuer = reader.next(TAG.sequence).raw;
  const serial = readUnsigned(reader.next(TAG.integer));
  reader.end();
  return { issuer, serial };
}

/** RFC 5652, 5.3: an attribute of one type stands there once. */
function readAttributes(set: DerElement): readonly Attribute[] {
  const attributes = each(set, (item) => {
    const reader = new DerReader(item.value);
    const type = readOid(reader.next(TAG.oid));
    const values = each(reader.next(TAG.set), (value) => value);
    reader.end();
    return { type, values };
  });
  const types = new Set(attributes.map(({ type }) => type));
  if (types.size !== attributes.length) throw malformed('attribute twice');
  return attributes;
}

/** The one value of an attribute; undefined where there is no such attribute, or not one value. */
export function valueOf(attributes: readonly Attribute[], type: string): DerElement | undefined {
  const values = attributes.find((attribute) => attribute.type === type)?.values;
  return values?.length === 1 ? values[0] : undefined;
}

/** The claimed time of signing, ms since 1970; undefined where there is none or none that can be read. */
export function signingTimeOf({ signed }: Signer): number | undefined {
  const value = valueOf(signed, OID.signingTime);
  if (value === undefined) return undefined;
  try {
    return readTime(value);
  } catch {
    return undefined;
  }
}

/** A certificate's hash as signing-certificate or its second version names it (RFC 2634, RFC 5035). */
export interface NamedCertificate {
  readonly hash: Bytes;
  /** The hash algorithm's identifier; absent = the default of the attribute's version. */
  readonly algorithm?: string;
  readonly version: 1 | 2;
}

/** @throws AppError `pki/malformed` */
export function namedCertificateOf({ signed }: Signer): NamedCertificate | undefined {
  const second = valueOf(signed, OID.signingCertificateV2);
  const value = second ?? valueOf(signed, OID.signingCertificate);
  if (value === undefined) return undefined;
  const first = new DerReader(value.value).enter().enter();
  const algorithm = second === undefined ? undefined : first.optional(TAG.sequence);
  const hash = first.next(TAG.octetString).value;
  return {
    hash,
    version: second === undefined ? 1 : 2,
    ...(algorithm === undefined ? {} : { algorithm: readAlgorithm(algorithm).oid }),
  };
}

function each<T>(list: DerElement, parse: (item: DerElement) => T): readonly T[] {
  const reader = new DerReader(list.value);
  const items: T[] = [];
  while (!reader.atEnd) items.push(parse(reader.next()));
  return items;
}

function malformed(what: string): AppError<'pki/malformed'> {
  return new AppError('pki/malformed', { what });
}
