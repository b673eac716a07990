import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, toHex } from '../../src/bytes';
import {
  ATTRIBUTE,
  basicConstraintsOf,
  derSize,
  keyUsageOf,
  parseCertificate,
  sameName,
  subjectKeyIdOf,
  textsOf,
  validityFromStart,
} from '../../src/pki';
import { bits, derNull, integer, oid, sequence, tlv } from '../support/der';
import { runs, SEED } from '../support/proof';
import { assemble, authority, der, holder, issuer, refusal, time } from './pieces';

describe('a certificate (RFC 5280, 4.1)', () => {
  it('reads what OpenSSL reads', () => {
    const judge = new X509Certificate(der);
    const certificate = parseCertificate(der);
    expect(toHex(certificate.serial)).toBe(judge.serialNumber);
    expect(certificate.validity).toEqual({
      notBefore: Date.parse(judge.validFrom),
      notAfter: Date.parse(judge.validTo),
    });
    expect(certificate.version).toBe(3);
    expect(certificate.raw).toBe(der);
    expect(certificate.signatureAlgorithm).toEqual({
      oid: '1.2.840.113549.1.1.11',
      parameters: fromHex('0500'),
    });
    expect(textsOf(certificate.subject, ATTRIBUTE.commonName)).toEqual(['0123456789ABCDEFGH1234A']);
    expect(
      certificate.subject.attributes.map(({ type, text, stringTag }) => [type, text, stringTag]),
    ).toEqual([
      [ATTRIBUTE.country, 'JP', 0x13],
      [ATTRIBUTE.commonName, '0123456789ABCDEFGH1234A', 0x0c],
    ]);
    expect(textsOf(certificate.issuer, ATTRIBUTE.organization)).toEqual(['Kigen Test']);
    expect(sameName(certificate.issuer, certificate.subject)).toBe(false);
    expect(toHex(certificate.issuer.raw)).toBe(toHex(issuer));
    expect(toHex(certificate.publicKey.raw)).toBe(toHex(holder.spki));
    expect(certificate.extensions.map(({ oid: id, critical }) => [id, critical])).toEqual([
      ['2.5.29.15', true],
      ['2.5.29.32', true],
    ]);
  });

  it('tbs and signature are what the signer signed', async () => {
    const certificate = parseCertificate(der);
    const key = await crypto.subtle.importKey(
      'spki',
      authority.spki,
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['verify'],
    );
    expect(await crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, certificate.signature, certificate.tbs)).toBe(
      true,
    );
  });

  it('RSA: modulus, exponent and its size in bits', () => {
    const { publicKey } = parseCertificate(der);
    if (publicKey.kind !== 'rsa') return expect.unreachable();
    const { n = '', e = '' } = new X509Certificate(der).publicKey.export({ format: 'jwk' });
    expect(toHex(publicKey.modulus)).toBe(toHex(Uint8Array.from(Buffer.from(n, 'base64url'))));
    expect(toHex(publicKey.exponent)).toBe(toHex(Uint8Array.from(Buffer.from(e, 'base64url'))));
    expect(publicKey.size).toBe(2048);
  });

  it.each([
    ['0100', 9],
    ['FF', 8],
    ['7F', 7],
    ['01', 1],
  ])('an RSA modulus of %s has %i bits', (modulus, size) => {
    const key = sequence(
      sequence(oid('1.2.840.113549.1.1.1'), derNull),
      bits(sequence(integer(...fromHex(modulus)), integer(3))),
    );
    expect(parseCertificate(assemble({ key })).publicKey.size).toBe(size);
  });

  it.each([
    ['P-256', '1.2.840.10045.3.1.7', 65, 256],
    ['P-384', '1.3.132.0.34', 97, 384],
    ['P-521', '1.3.132.0.35', 133, 521],
  ])('the next generation: %s', (curve, id, length, size) => {
    const point = Uint8Array.from({ length }, (_, i) => (i === 0 ? 4 : i));
    const key = sequence(sequence(oid('1.2.840.10045.2.1'), oid(id)), bits(point));
    expect(parseCertificate(assemble({ key })).publicKey).toEqual({
      kind: 'ec',
      raw: key,
      curve,
      size,
      point,
    });
    const cut = sequence(sequence(oid('1.2.840.10045.2.1'), oid(id)), bits(point.slice(1)));
    expect(refusal(() => parseCertificate(assemble({ key: cut })))).toBe('ec point');
    const compressed = sequence(
      sequence(oid('1.2.840.10045.2.1'), oid(id)),
      bits(concat(Uint8Array.of(2), point.slice(1))),
    );
    expect(refusal(() => parseCertificate(assemble({ key: compressed })))).toBe('ec point');
  });

  it('a key of a kind nobody has told of is kept, not refused', () => {
    const key = sequence(sequence(oid('1.3.101.112')), bits(new Uint8Array(32)));
    expect(parseCertificate(assemble({ key })).publicKey).toEqual({
      kind: 'other',
      raw: key,
      size: 0,
      algorithm: '1.3.101.112',
    });
    const curve = sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.3')), bits(new Uint8Array(32)));
    expect(parseCertificate(assemble({ key: curve })).publicKey.kind).toBe('other');
  });

  it('the pieces of this test are themselves a certificate', () => {
    expect(parseCertificate(assemble()).version).toBe(3);
    expect(
      parseCertificate(assemble({ version: new Uint8Array(), extensions: new Uint8Array() })).version,
    ).toBe(1);
    expect(parseCertificate(assemble({ identifiers: tlv(0x81, fromHex('0001')) })).version).toBe(3);
    const second = { version: tlv(0xa0, integer(1)), extensions: new Uint8Array() };
    expect(parseCertificate(assemble({ ...second, identifiers: tlv(0x81, fromHex('0001')) })).version).toBe(
      2,
    );
    const moment = sequence(time('290217145959Z'), time('290217145959Z'));
    expect(parseCertificate(assemble({ validity: moment })).version).toBe(3);
    const bare = sequence(oid('1.2.840.113549.1.1.11'));
    expect(parseCertificate(assemble({ algorithm: bare, outer: bare })).signatureAlgorithm).toEqual({
      oid: '1.2.840.113549.1.1.11',
    });
  });
});

describe('real certificates and damaged ones', () => {
  it.each(['authca01', 'authca03', 'signca01', 'signca02', 'signca03'])('reads the authority %s', (name) => {
    const pem = readFileSync(new URL(`../../src/pki/verify/anchors/${name}.pem`, import.meta.url), 'utf8');
    const raw = Uint8Array.from(new X509Certificate(pem).raw);
    const certificate = parseCertificate(raw);
    expect(sameName(certificate.issuer, certificate.subject)).toBe(true);
    expect(basicConstraintsOf(certificate)).toEqual({ ca: true });
    expect([...(keyUsageOf(certificate) ?? [])]).toEqual(['keyCertSign', 'cRLSign']);
    expect(subjectKeyIdOf(certificate)?.length).toBe(20);
    expect(certificate.publicKey.size).toBe(2048);
    expect(validityFromStart(raw.slice(0, 256))).toEqual(certificate.validity);
  });

  it('any octets, and any damage to a certificate: read or pki/malformed, nothing else', () => {
    const all = (data: Bytes): void => {
      for (const read of [derSize, validityFromStart, parseCertificate]) refusal(() => read(data));
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => all(Uint8Array.from(data))),
      { numRuns: runs(300, 20_000), seed: SEED },
    );
    const damage = fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.nat(der.length), (edits, length) => {
        const broken = der.slice();
        for (const [at, value] of edits) broken[at] = value;
        all(broken);
        all(broken.slice(0, length));
      }),
      { numRuns: runs(1000, 100_000), seed: SEED },
    );
  });
});
