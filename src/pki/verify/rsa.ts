import { type Bytes, concat, equalBytes, fromHex, toHex } from '../../bytes';
import type { RsaPublicKey } from '../verdict';

/**
 * RSASSA-PKCS1-v1_5 by comparing whole encoded messages (RFC 8017, 8.2.2), never by parsing one.
 *
 * WebCrypto builds the DigestInfo itself and so cannot check the card-face record, whose OCTET STRING holds three
 * hashes. Only public data passes through here, so the arithmetic need not run in constant time.
 */

const SHA256_DIGEST_INFO = '3031300D060960864801650304020105000420';
/** A DigestInfo that names SHA-256 and carries 96 bytes: the form of the card-face record. */
const THREE_SHA256_DIGEST_INFO = '3071300D060960864801650304020105000460';

/** DigestInfo (RFC 8017, A.2.4) of a SHA-256 digest of 32 bytes. */
export function digestInfo(digest: Bytes): Bytes {
  return concat(fromHex(SHA256_DIGEST_INFO), digest);
}

/** The same frame around three digests after one another, 96 bytes. */
export function threeDigestInfo(digests: Bytes): Bytes {
  return concat(fromHex(THREE_SHA256_DIGEST_INFO), digests);
}

export async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}

/** The least modulus, in bits, that a key of any signature here must have. */
export const MIN_RSA_BITS = 2048;

/** The largest modulus that is worth computing with: a hostile card must not stall the page. */
const MAX_RSA_BITS = 4096;

/** Bits of the modulus, leading zeros left out. */
export function rsaBits({ modulus }: RsaPublicKey): number {
  return toBigInt(modulus).toString(2).length;
}

/**
 * Whether `signature` is `00 01 FF … FF 00 ‖ message` under the key (RFC 8017, 8.2.2 and 9.2 with T = message).
 * A key outside 2048 to 4096 bits, an even or huge exponent, or a signature of another length is never right.
 */
export function rsaVerify(key: RsaPublicKey, message: Bytes, signature: Bytes): boolean {
  const modulus = toBigInt(key.modulus);
  const exponent = toBigInt(key.exponent);
  const bits = rsaBits(key);
  const length = Math.ceil(bits / 8);
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS || signature.length !== length) return false;
  if (exponent < 65537n || exponent % 2n === 0n || exponent > 0xffff_ffffn) return false;
  const value = toBigInt(signature);
  if (value >= modulus) return false;
  return equalBytes(toBytes(power(value, exponent, modulus), length), encoded(message, length));
}

/** EMSA-PKCS1-v1_5 (RFC 8017, 9.2) of a ready DigestInfo. */
function encoded(message: Bytes, length: number): Bytes {
  const padding = new Uint8Array(Math.max(8, length - message.length - 3)).fill(0xff);
  return concat(fromHex('0001'), padding, fromHex('00'), message);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest % 2n === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toBigInt(data: Bytes): bigint {
  return data.length === 0 ? 0n : BigInt(`0x${toHex(data)}`);
}

function toBytes(value: bigint, length: number): Bytes {
  return fromHex(value.toString(16).padStart(2 * length, '0'));
}
