import { type Bytes, bytes, concat } from '../../bytes';
import { sha256 } from './sha256';

/** An RSA key pair in Chinese-remainder form (RFC 8017, 3.2), big enough to sign with BigInt in a few milliseconds. */
export interface RsaKey {
  readonly n: bigint;
  readonly e: bigint;
  readonly p: bigint;
  readonly q: bigint;
  readonly dp: bigint;
  readonly dq: bigint;
  readonly qi: bigint;
}

/** Octets of a 2048-bit modulus, and of every signature under it. */
export const MODULUS_LENGTH = 256;

/** RFC 8017, 9.2, note 1: the DER of a DigestInfo of SHA-256 before its 32 octets. */
export const SHA256_DIGEST_INFO = bytes(
  ...[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00],
  ...[0x04, 0x20],
);

/**
 * A fresh RSA-2048 key of the platform's crypto. WebCrypto cannot sign a bare DigestInfo, which is all that the
 * card's main scheme does, so the key is exported and used raw.
 */
export async function generateRsaKey(): Promise<RsaKey> {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: bytes(1, 0, 1), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  );
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const number = (member: 'n' | 'e' | 'p' | 'q' | 'dp' | 'dq' | 'qi'): bigint => {
    const text = jwk[member];
    return typeof text === 'string' ? fromBase64Url(text) : 0n;
  };
  return {
    n: number('n'),
    e: number('e'),
    p: number('p'),
    q: number('q'),
    dp: number('dp'),
    dq: number('dq'),
    qi: number('qi'),
  };
}

/** RSASP1 (RFC 8017, 5.2.1) by the Chinese remainder theorem, over an encoded message of the modulus' length. */
export function rsaPrivate(key: RsaKey, encoded: Uint8Array): Bytes {
  const m = toBigInt(encoded);
  const m1 = power(m % key.p, key.dp, key.p);
  const m2 = power(m % key.q, key.dq, key.q);
  const h = ((((m1 - m2) * key.qi) % key.p) + key.p) % key.p;
  return fromBigInt(m2 + h * key.q, MODULUS_LENGTH);
}

/** EMSA-PKCS1-v1_5 (RFC 8017, 9.2) without its hashing: `00 01 FF… 00` and the content as it is. */
export function signPadded(key: RsaKey, content: Uint8Array): Bytes {
  const filler = new Uint8Array(MODULUS_LENGTH - 3 - content.length).fill(0xff);
  return rsaPrivate(key, concat(bytes(0x00, 0x01), filler, bytes(0x00), content));
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.1). */
export function signSha256(key: RsaKey, message: Uint8Array): Bytes {
  return signPadded(key, concat(SHA256_DIGEST_INFO, sha256(message)));
}

/** RSASSA-PSS over a SHA-256 digest, MGF1 with SHA-256, salt of 32 octets (RFC 8017, 9.1.1). */
export function signPss(key: RsaKey, digest: Uint8Array, salt: Uint8Array): Bytes {
  const h = sha256(concat(new Uint8Array(8), digest, salt));
  const db = concat(new Uint8Array(MODULUS_LENGTH - 2 - h.length - salt.length), bytes(0x01), salt);
  const masked = db.map((octet, i) => octet ^ sha256Mask(h, i));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return rsaPrivate(key, concat(masked, h, bytes(0xbc)));
}

/** The octets of a non-negative number, big-endian, `length` of them. */
export function fromBigInt(value: bigint, length: number): Bytes {
  const digits = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** One octet of MGF1 (RFC 8017, B.2.1). */
function sha256Mask(seed: Uint8Array, at: number): number {
  return sha256(concat(seed, fromBigInt(BigInt(at >> 5), 4)))[at & 31] ?? 0;
}

function toBigInt(data: Uint8Array): bigint {
  return BigInt(`0x${Array.from(data, (octet) => octet.toString(16).padStart(2, '0')).join('')}`);
}

function fromBase64Url(text: string): bigint {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return toBigInt(Uint8Array.from(raw, (char) => char.charCodeAt(0)));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
