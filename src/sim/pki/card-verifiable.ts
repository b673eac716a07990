import { type Bytes, bytes, concat } from '../../bytes';
import { tlv, utf8 } from './der';
import { once } from './keys';
import { MODULUS_LENGTH, type RsaKey, fromBigInt, signSha256 } from './rsa';

/** One chain of card-verifiable certificates: an issuer, and the key that it certifies for cards' records. */
export interface CvCertifier {
  /** 16 octets that name the issuer's key in the certificate. */
  readonly keyId: Bytes;
  /** The issuer's modulus, 256 octets: what a verifier would pin. @throws KeyNotReady */
  readonly modulus: () => Bytes;
  /** `7F21`, 568 octets. @throws KeyNotReady */
  readonly certificate: () => Bytes;
  /** The key that the certificate speaks of: it signs cards' records. @throws KeyNotReady */
  readonly certified: () => RsaKey;
}

/** An issuer whose id begins with these seven digits (9… = no real hierarchy) and a certified key beneath it. */
export function createCvCertifier(
  issuer: string,
  issuerKey: () => RsaKey,
  certified: () => RsaKey,
): CvCertifier {
  const keyId = keyIdentifier(issuer, '001');
  return {
    keyId,
    modulus: () => modulus(issuerKey()),
    certificate: once(() => {
      const body = concat(keyId, keyIdentifier('9922121', '000'), publicKey(certified()));
      return tlv(0x7f21, tlv(0x5f4e, body), tlv(0x5f37, signSha256(issuerKey(), body)));
    }),
    certified,
  };
}

/** `90` exponent, `91` modulus: 265 octets. */
export function publicKey(key: RsaKey): Bytes {
  return concat(tlv(0x90, fromBigInt(key.e, 3)), tlv(0x91, modulus(key)));
}

/** Key identifier: seven digits, 08 05, three digits, four zeros. */
export function keyIdentifier(digits: string, suffix: string): Bytes {
  return concat(utf8(digits), bytes(0x08, 0x05), utf8(suffix), new Uint8Array(4));
}

function modulus(key: RsaKey): Bytes {
  return fromBigInt(key.n, MODULUS_LENGTH);
}
