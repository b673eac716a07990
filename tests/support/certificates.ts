import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Bytes } from '../../src/bytes';
import {
  bits,
  boolean,
  derNull,
  integer,
  octets,
  oid,
  printable,
  sequence,
  set,
  tlv,
  utcTime,
  utf8String,
} from './der';

/** A maker of certificates for the tests, right or wrong in any one point; signatures are Node's (OpenSSL). */

export interface KeyPair {
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo. */
  readonly spki: Bytes;
  readonly keyId: Bytes;
}

const copy = (data: Uint8Array): Bytes => Uint8Array.from(data);

function pair(keys: { privateKey: KeyObject; publicKey: KeyObject }): KeyPair {
  const spki = copy(keys.publicKey.export({ type: 'spki', format: 'der' }));
  return { privateKey: keys.privateKey, spki, keyId: copy(createHash('sha1').update(spki).digest()) };
}

const made = new Map<string, KeyPair>();

/** A key pair by its label, made once in a process. */
export function keyPair(label: string, kind: 'rsa' | 'ec' = 'rsa', size = 2048): KeyPair {
  const id = `${label} ${kind} ${size}`;
  const known = made.get(id);
  if (known !== undefined) return known;
  const fresh = pair(
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: size })
      : generateKeyPairSync('ec', { namedCurve: size === 384 ? 'secp384r1' : 'prime256v1' }),
  );
  made.set(id, fresh);
  return fresh;
}

const SIGNATURE = {
  'rsa-sha1': { algorithm: sequence(oid('1.2.840.113549.1.1.5'), derNull), hash: 'sha1' },
  'rsa-sha256': { algorithm: sequence(oid('1.2.840.113549.1.1.11'), derNull), hash: 'sha256' },
  'rsa-sha256-no-null': { algorithm: sequence(oid('1.2.840.113549.1.1.11')), hash: 'sha256' },
  'ecdsa-sha384': { algorithm: sequence(oid('1.2.840.10045.4.3.3')), hash: 'sha384' },
  unheard: { algorithm: sequence(oid('1.2.3.4.5')), hash: 'sha256' },
} as const;

export function extension(id: string, critical: boolean, value: Uint8Array): Bytes {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

export const keyUsage = (octet: number, unused: number, critical = true): Bytes =>
  extension('2.5.29.15', critical, bits(Uint8Array.of(octet), unused));
export const basicConstraints = (ca: boolean, pathLength?: number): Bytes =>
  extension(
    '2.5.29.19',
    true,
    sequence(...(ca ? [boolean(true)] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])),
  );
export const policies = (...ids: readonly string[]): Bytes =>
  extension('2.5.29.32', true, sequence(...ids.map((id) => sequence(oid(id)))));
export const extendedKeyUsage = (...ids: readonly string[]): Bytes =>
  extension('2.5.29.37', false, sequence(...ids.map(oid)));
export const subjectKeyId = (id: Uint8Array): Bytes => extension('2.5.29.14', false, octets(id));
export const authorityKeyId = (id: Uint8Array): Bytes =>
  extension('2.5.29.35', false, sequence(tlv(0x80, id)));
export const otherNames = (names: Readonly<Record<string, string>>): Bytes =>
  extension(
    '2.5.29.17',
    false,
    sequence(
      ...Object.entries(names).map(([last, text]) =>
        tlv(0xa0, oid(`1.2.392.200149.8.5.5.${last}`), tlv(0xa0, utf8String(text))),
      ),
    ),
  );

export function name(...parts: readonly (readonly [string, string])[]): Bytes {
  return sequence(
    ...parts.map(([type, text]) =>
      set(sequence(oid(type), type === '2.5.4.6' ? printable(text) : utf8String(text))),
    ),
  );
}

export const authorityName = (
  organization: string,
  purpose: 'user authentication' | 'digital signature',
): Bytes => name(['2.5.4.6', 'JP'], ['2.5.4.10', organization], ['2.5.4.11', `JPKI for ${purpose}`]);
export const holderName = name(['2.5.4.6', 'JP'], ['2.5.4.3', '0123456789ABCDEFGH1234A']);

export interface CertificateSpec {
  readonly version?: number;
  readonly serial?: readonly number[];
  readonly algorithm?: keyof typeof SIGNATURE;
  readonly issuer: Bytes;
  readonly subject: Bytes;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly key: KeyPair;
  readonly signer: KeyPair;
  readonly extensions: readonly Bytes[];
}

/** A certificate exactly as specified, signed by `signer`. */
export function makeCertificate(spec: CertificateSpec): Bytes {
  const { algorithm, hash } = SIGNATURE[spec.algorithm ?? 'rsa-sha256'];
  const version = spec.version ?? 3;
  const tbs = sequence(
    ...(version === 1 ? [] : [tlv(0xa0, integer(version - 1))]),
    integer(...(spec.serial ?? [0x12, 0x34, 0x56, 0x78])),
    algorithm,
    spec.issuer,
    sequence(
      utcTime(spec.notBefore ?? new Date('2024-02-18T00:00:00Z')),
      utcTime(spec.notAfter ?? new Date('2029-02-17T14:59:59Z')),
    ),
    spec.subject,
    spec.key.spki,
    ...(spec.extensions.length === 0 ? [] : [tlv(0xa3, sequence(...spec.extensions))]),
  );
  return sequence(tbs, algorithm, bits(copy(sign(hash, tbs, spec.signer.privateKey))));
}

export function toPem(der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
}
