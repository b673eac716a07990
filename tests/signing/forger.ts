import { createHash, sign } from 'node:crypto';
import type { Bytes } from '../../src/bytes';
import { embed } from '../../src/signing';
import { preparePdf } from '../../src/signing/pdf';
import { signLeaf, leafKey } from '../pki/verify/world';
import type { KeyPair } from '../support/certificates';
import { integer, derNull, octets, oid, sequence, set, tlv, utcTime } from '../support/der';
import { asText, latin1 } from './pdfs';

/** A second writer of CMS, the tests' own: right, or wrong in any one point. Signatures are Node's. */

const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  ess: '1.2.840.113549.1.9.16.2.47',
  rsa: '1.2.840.113549.1.1.1',
} as const;
const HASH_OIDS = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

export type HashName = keyof typeof HASH_OIDS;

export interface Forgery {
  readonly hash?: HashName;
  /** The certificate that is put in. */
  readonly certificate?: Bytes;
  readonly key?: KeyPair;
  /** The certificate that ESS names; null = none is named. */
  readonly named?: Bytes | null;
  /** Null = no signing-time. */
  readonly at?: Date | null;
  readonly signers?: number;
  /** Content inside. */
  readonly content?: Bytes;
  readonly attributes?: readonly Bytes[];
}

/** The time of signing in the tests: inside of every certificate of the world. */
export const AT = new Date('2026-11-25T15:30:00Z');

export const digest = (hash: HashName, data: Uint8Array): Bytes =>
  Uint8Array.from(createHash(hash).update(data).digest());

const attribute = (type: string, value: Bytes): Bytes => sequence(oid(type), set(value));
const sorted = (...items: readonly Bytes[]): Bytes[] => [...items].sort((a, b) => Buffer.compare(a, b));

/** A CMS over the digest of a document. */
export function cms(documentDigest: Bytes, forgery: Forgery = {}): Bytes {
  const { hash = 'sha256', certificate = signLeaf(), key = leafKey, at = AT, signers = 1 } = forgery;
  const named = forgery.named === undefined ? certificate : forgery.named;
  const algorithm = sequence(oid(HASH_OIDS[hash]));
  const attributes = set(
    ...sorted(
      attribute(OIDS.contentType, oid(OIDS.data)),
      attribute(OIDS.messageDigest, octets(documentDigest)),
      ...(named === null
        ? []
        : [attribute(OIDS.ess, sequence(sequence(sequence(octets(digest('sha256', named))))))]),
      ...(at === null ? [] : [attribute(OIDS.signingTime, utcTime(at))]),
      ...(forgery.attributes ?? []),
    ),
  );
  const signature = Uint8Array.from(sign(hash, attributes, key.privateKey));
  const signer = sequence(
    integer(1),
    issuerAndSerial(certificate),
    algorithm,
    attributes.with(0, 0xa0),
    sequence(oid(OIDS.rsa), derNull),
    octets(signature),
  );
  const encapsulated = sequence(
    oid(OIDS.data),
    ...(forgery.content === undefined ? [] : [tlv(0xa0, octets(forgery.content))]),
  );
  const list = Array.from({ length: signers }, () => signer);
  return sequence(
    oid(OIDS.signedData),
    tlv(0xa0, sequence(integer(1), set(algorithm), encapsulated, tlv(0xa0, certificate), set(...list))),
  );
}

/** Issuer and serial number, taken out of a certificate by position. */
function issuerAndSerial(certificate: Bytes): Bytes {
  const inside = (data: Uint8Array): Uint8Array[] => {
    const items: Uint8Array[] = [];
    for (let rest = data; rest.length > 0;) {
      const long = rest[1]! >= 0x80 ? rest[1]! & 0x7f : 0;
      const head = 2 + long;
      const size = long === 0 ? rest[1]! : rest.subarray(2, head).reduce((n, octet) => n * 256 + octet, 0);
      items.push(rest.subarray(0, head + size));
      rest = rest.subarray(head + size);
    }
    return items;
  };
  const contents = (item: Uint8Array): Uint8Array =>
    item.subarray(2 + (item[1]! >= 0x80 ? item[1]! & 0x7f : 0));
  const tbs = inside(contents(inside(contents(certificate))[0]!));
  return sequence(tbs[3]!, tbs[1]!);
}

/** A PDF signed by the world's leaf, or wrongly. */
export async function forgePdf(
  pdf: Bytes,
  forgery: Forgery = {},
  kind: 'pades' | 'adbe' = 'pades',
): Promise<Bytes> {
  const prepared = await preparePdf(pdf, { kind, at: AT.getTime(), reason: 'A reason' });
  const { start, end } = prepared.gap;
  const covered = Buffer.concat([prepared.bytes.subarray(0, start - 1), prepared.bytes.subarray(end + 1)]);
  const made = cms(digest(forgery.hash ?? 'sha256', covered), {
    ...(kind === 'pades' ? { at: null } : {}),
    ...forgery,
  });
  embed(prepared, made);
  return prepared.bytes;
}

/**
 * A PDF whose /ByteRange says what it is told to, and whose CMS is over just those octets, as far as they exist.
 * @param gap what stands in the place of the hexadecimal string, given the CMS
 */
export async function forgeRange(
  pdf: Bytes,
  rangeOf: (a: number, b: number, length: number) => readonly number[],
  gap?: (cms: Bytes, size: number) => string,
): Promise<Bytes> {
  const prepared = await preparePdf(pdf, { kind: 'pades', at: AT.getTime() });
  const { start, end } = prepared.gap;
  const out = prepared.bytes;
  const text = asText(out.subarray(pdf.length));
  const at = pdf.length + text.indexOf('/ByteRange [');
  const close = out.indexOf(0x5d, at);
  const range = rangeOf(start - 1, end + 1, out.length);
  out.set(latin1(`/ByteRange [${range.join(' ')}`.padEnd(close - at)), at);
  const parts: Uint8Array[] = [];
  for (let n = 0; n + 1 < range.length; n += 2)
    parts.push(out.subarray(Math.max(0, range[n]!), Math.max(0, range[n]! + range[n + 1]!)));
  const made = cms(digest('sha256', Buffer.concat(parts)), { at: null });
  if (gap === undefined) embed(prepared, made);
  else out.set(latin1(gap(made, end - start + 2)), start - 1);
  return out;
}
