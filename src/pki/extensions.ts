import type { Bytes } from '../bytes';
import type { Certificate, Extension } from './certificate';
import {
  type DerElement,
  DerReader,
  latin1,
  malformed,
  readBits,
  readBoolean,
  readOid,
  readOnly,
  readSmall,
  readText,
  TAG,
} from './der';

/** Extensions of RFC 5280, 4.2, that this app reads. */
export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;

/** Names of the bits of KeyUsage, bit 0 first (RFC 5280, 4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof KEY_USAGES)[number];

export interface BasicConstraints {
  readonly ca: boolean;
  readonly pathLength?: number;
}

/** An otherName of a subjectAltName: its type as a dotted OID and its text; the raw value where it is no text. */
export interface OtherName {
  readonly type: string;
  readonly text?: string;
  readonly value: Bytes;
}

const CONTEXT_0 = 0xa0;
const KEY_IDENTIFIER = 0x80;
const URI = 0x86;
const OCSP = '1.3.6.1.5.5.7.48.1';

/** The extension with this OID; undefined when the certificate has none. */
export function extensionOf(certificate: Certificate, oid: string): Extension | undefined {
  return certificate.extensions.find((extension) => extension.oid === oid);
}

/** @throws AppError `pki/malformed` (as do all below; each gives undefined when the extension is absent) */
export function keyUsageOf(certificate: Certificate): ReadonlySet<KeyUsage> | undefined {
  return read(certificate, EXTENSION.keyUsage, (value) => {
    const { octets, unused } = readBits(readOnly(value, TAG.bitString));
    const last = octets.at(-1);
    // X.690, 11.2.2: no trailing zero bits in a named bit list; RFC 5280, 4.2.1.3: at least one bit is set.
    if (last === undefined || (last & (1 << unused)) === 0) throw malformed('key usage');
    return new Set(KEY_USAGES.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0));
  });
}

export function basicConstraintsOf(certificate: Certificate): BasicConstraints | undefined {
  return read(certificate, EXTENSION.basicConstraints, (value) => {
    const reader = new DerReader(readOnly(value, TAG.sequence).value);
    const written = reader.optional(TAG.boolean);
    const ca = written !== undefined && readBoolean(written);
    if (written !== undefined && !ca) throw malformed('default value written');
    const pathLength = reader.optional(TAG.integer);
    reader.end();
    if (pathLength === undefined) return { ca };
    if (!ca) throw malformed('path length without ca');
    return { ca, pathLength: readSmall(pathLength) };
  });
}

/** The policies as dotted OIDs; qualifiers are not read. */
export function policiesOf(certificate: Certificate): readonly string[] | undefined {
  return read(certificate, EXTENSION.certificatePolicies, (value) =>
    each(readOnly(value, TAG.sequence), (item) => {
      const policy = new DerReader(ofTag(item, TAG.sequence).value);
      const oid = readOid(policy.next(TAG.oid));
      policy.optional(TAG.sequence);
      policy.end();
      return oid;
    }),
  );
}

export function extendedKeyUsageOf(certificate: Certificate): readonly string[] | undefined {
  return read(certificate, EXTENSION.extendedKeyUsage, (value) =>
    each(readOnly(value, TAG.sequence), (item) => readOid(ofTag(item, TAG.oid))),
  );
}

export function subjectKeyIdOf(certificate: Certificate): Bytes | undefined {
  return read(certificate, EXTENSION.subjectKeyIdentifier, (value) => readOnly(value, TAG.octetString).value);
}

/** The keyIdentifier of the authority; undefined also where the extension leaves it out. */
export function authorityKeyIdOf(certificate: Certificate): Bytes | undefined {
  return read(certificate, EXTENSION.authorityKeyIdentifier, (value) =>
    new DerReader(readOnly(value, TAG.sequence).value).optional(KEY_IDENTIFIER),
  )?.value;
}

/** The addresses of OCSP responders: shown, never asked (they answer accredited verifiers only). */
export function ocspAddressesOf(certificate: Certificate): readonly string[] | undefined {
  return read(certificate, EXTENSION.authorityInfoAccess, (value) =>
    each(readOnly(value, TAG.sequence), (item) => {
      const description = new DerReader(ofTag(item, TAG.sequence).value);
      const method = readOid(description.next(TAG.oid));
      const location = description.next();
      description.end();
      return method === OCSP && location.tag === URI ? [latin1(location.value)] : [];
    }).flat(),
  );
}

/**
 * The otherNames of the subjectAltName in their order; other kinds of names are passed over. On the card's signature
 * certificates they hold the four attributes (measured by public projects), and newer ones hold more.
 */
export function otherNamesOf(certificate: Certificate): readonly OtherName[] | undefined {
  return read(certificate, EXTENSION.subjectAltName, (value) =>
    each(readOnly(value, TAG.sequence), (item) =>
      item.tag === CONTEXT_0 ? [readOtherName(item)] : [],
    ).flat(),
  );
}

function readOtherName(element: DerElement): OtherName {
  const reader = new DerReader(element.value);
  const type = readOid(reader.next(TAG.oid));
  const value = reader.next(CONTEXT_0).value;
  reader.end();
  const inner = readOnly(value);
  return inner.tag === TAG.utf8String ? { type, text: readText(inner), value } : { type, value };
}

function read<T>(certificate: Certificate, oid: string, parse: (value: Bytes) => T): T | undefined {
  const extension = extensionOf(certificate, oid);
  return extension === undefined ? undefined : parse(extension.value);
}

/** Reads a SEQUENCE OF with at least one item. */
function each<T>(list: DerElement, parse: (item: DerElement) => T): readonly T[] {
  const reader = new DerReader(list.value);
  const items: T[] = [];
  do items.push(parse(reader.next()));
  while (!reader.atEnd);
  return items;
}

function ofTag(element: DerElement, tag: number): DerElement {
  if (element.tag !== tag) throw malformed('unexpected tag');
  return element;
}
