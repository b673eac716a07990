import type { Bytes } from '../bytes';
import {
  type DerElement,
  DerReader,
  malformed,
  readBitOctets,
  readOid,
  readOnly,
  readUnsigned,
  TAG,
} from './der';

/** A SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). `raw` is the whole of it, as WebCrypto's "spki" takes it. */
export type PublicKey =
  | {
      readonly kind: 'rsa';
      readonly raw: Bytes;
      /** Bits of the modulus. */
      readonly size: number;
      /** Magnitudes without leading zero octets. */
      readonly modulus: Bytes;
      readonly exponent: Bytes;
    }
  | {
      readonly kind: 'ec';
      readonly raw: Bytes;
      readonly size: number;
      readonly curve: 'P-256' | 'P-384' | 'P-521';
      /** Uncompressed: 04 X Y. */
      readonly point: Bytes;
    }
  | { readonly kind: 'other'; readonly raw: Bytes; readonly size: 0; readonly algorithm: string };

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const CURVES = {
  '1.2.840.10045.3.1.7': { curve: 'P-256', size: 256 },
  '1.3.132.0.34': { curve: 'P-384', size: 384 },
  '1.3.132.0.35': { curve: 'P-521', size: 521 },
} as const;

/** @throws AppError `pki/malformed` */
export function readPublicKey(element: DerElement): PublicKey {
  const reader = new DerReader(element.value);
  const algorithm = reader.enter();
  const oid = readOid(algorithm.next(TAG.oid));
  const parameters = algorithm.atEnd ? undefined : algorithm.next();
  algorithm.end();
  const key = readBitOctets(reader.next(TAG.bitString));
  reader.end();
  const { raw } = element;
  if (oid === RSA) return readRsa(raw, parameters, key);
  if (oid === EC) return readEc(raw, parameters, key);
  return { kind: 'other', raw, size: 0, algorithm: oid };
}

/** RFC 8017, A.1.1; RFC 3279, 2.3.1: the parameters are NULL. */
function readRsa(raw: Bytes, parameters: DerElement | undefined, key: Bytes): PublicKey {
  if (parameters?.tag !== TAG.null || parameters.value.length > 0) throw malformed('rsa parameters');
  const reader = new DerReader(readOnly(key, TAG.sequence).value);
  const modulus = readUnsigned(reader.next(TAG.integer));
  const exponent = readUnsigned(reader.next(TAG.integer));
  reader.end();
  const top = modulus[0] ?? 0;
  return { kind: 'rsa', raw, size: modulus.length * 8 - (Math.clz32(top) - 24), modulus, exponent };
}

/** RFC 5480, 2.1.1 and 2.2: a named curve and an uncompressed point. */
function readEc(raw: Bytes, parameters: DerElement | undefined, point: Bytes): PublicKey {
  if (parameters?.tag !== TAG.oid) throw malformed('ec parameters');
  const curve = Object.entries(CURVES).find(([oid]) => oid === readOid(parameters))?.[1];
  if (curve === undefined) return { kind: 'other', raw, size: 0, algorithm: EC };
  if (point[0] !== 0x04 || point.length !== 1 + 2 * Math.ceil(curve.size / 8)) throw malformed('ec point');
  return { kind: 'ec', raw, ...curve, point };
}
