import { constants, createHash, generateKeyPairSync, privateEncrypt, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat, fromHex } from '../../../src/bytes';
import type { RsaPublicKey } from '../../../src/pki/verdict';
import { digestInfo, rsaBits, rsaVerify, sha256, threeDigestInfo } from '../../../src/pki/verify/rsa';

const copy = (data: Uint8Array): Bytes => Uint8Array.from(data);
const fromJwk = (text = ''): Bytes => copy(Buffer.from(text, 'base64url'));

function rsaKey(
  bits: number,
  exponent = 65537,
): { key: RsaPublicKey; privateKey: Parameters<typeof sign>[2] } {
  const pair = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent });
  const jwk = pair.publicKey.export({ format: 'jwk' });
  return { key: { modulus: fromJwk(jwk.n), exponent: fromJwk(jwk.e) }, privateKey: pair.privateKey };
}

const { key, privateKey } = rsaKey(2048);
const message = fromHex('4B6967656E');
const digest = await sha256(message);
const signature = copy(sign('sha256', message, privateKey));

describe('RSASSA-PKCS1-v1_5 by the whole encoded message (RFC 8017, 8.2.2)', () => {
  it('agrees with OpenSSL on SHA-256', () => {
    expect(digest).toEqual(copy(createHash('sha256').update(message).digest()));
    expect(rsaVerify(key, digestInfo(digest), signature)).toBe(true);
  });

  it('refuses a changed message, a changed signature and a neighbour of it', () => {
    expect(rsaVerify(key, digestInfo(digest.map((b, i) => (i === 31 ? b ^ 1 : b))), signature)).toBe(false);
    for (const at of [0, 128, 255]) {
      expect(
        rsaVerify(
          key,
          digestInfo(digest),
          signature.map((b, i) => (i === at ? b ^ 1 : b)),
        ),
      ).toBe(false);
    }
  });

  it('checks a DigestInfo over three hashes, which WebCrypto cannot', () => {
    const three = concat(digest, digest, digest);
    const asn1 = threeDigestInfo(three);
    expect(asn1).toHaveLength(115);
    const made = copy(
      privateEncrypt({ key: privateKey as never, padding: constants.RSA_PKCS1_PADDING }, asn1),
    );
    expect(rsaVerify(key, asn1, made)).toBe(true);
    expect(rsaVerify(key, digestInfo(digest), made)).toBe(false);
  });

  it('never takes a message that leaves room for garbage (short padding)', () => {
    const garbage = concat(digestInfo(digest), new Uint8Array(100));
    const made = copy(
      privateEncrypt({ key: privateKey as never, padding: constants.RSA_PKCS1_PADDING }, garbage),
    );
    expect(rsaVerify(key, digestInfo(digest), made)).toBe(false);
  });

  it('refuses a signature of another length, and one not below the modulus', () => {
    expect(rsaVerify(key, digestInfo(digest), signature.slice(1))).toBe(false);
    expect(rsaVerify(key, digestInfo(digest), concat(bytes(0), signature))).toBe(false);
    expect(rsaVerify(key, digestInfo(digest), key.modulus)).toBe(false);
    expect(rsaVerify(key, digestInfo(digest), new Uint8Array(256).fill(0xff))).toBe(false);
  });

  it('refuses keys under 2048 bits and over 4096, counted without leading zeros', () => {
    const small = rsaKey(1024);
    expect(rsaBits(small.key)).toBe(1024);
    expect(rsaVerify(small.key, digestInfo(digest), copy(sign('sha256', message, small.privateKey)))).toBe(
      false,
    );
    expect(rsaVerify({ ...key, modulus: concat(bytes(0), key.modulus) }, digestInfo(digest), signature)).toBe(
      true,
    );
    const huge = { modulus: new Uint8Array(513).fill(0xff), exponent: key.exponent };
    expect(rsaVerify(huge, digestInfo(digest), new Uint8Array(513).fill(1))).toBe(false);
  });

  it('refuses a small, an even and an oversized exponent', () => {
    const three = rsaKey(2048, 3);
    expect(rsaVerify(three.key, digestInfo(digest), copy(sign('sha256', message, three.privateKey)))).toBe(
      false,
    );
    for (const exponent of ['010002', '0100000001', '01', '']) {
      expect(rsaVerify({ ...key, exponent: fromHex(exponent) }, digestInfo(digest), signature)).toBe(false);
    }
  });

  it('is no less strict with an empty modulus', () => {
    expect(rsaVerify({ modulus: bytes(), exponent: key.exponent }, digestInfo(digest), bytes())).toBe(false);
  });
});
