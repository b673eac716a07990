import { createHash, verify as nodeVerify, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, equalBytes, fromHex, toHex } from '../../src/bytes';
import { sha256, tlv, tlvWide } from '../../src/sim/pki';
import { integer, oid, utcTime } from '../../src/sim/pki/der';
import { demoAuthority } from '../support/demo-keys';
import { SEED, runs } from '../support/proof';
import { ascii, cardOf, objects, rsaKey } from './support/card';
import { openssl, pem } from './support/openssl';

const authority = await demoAuthority();
await authority.complete();
const adult = await cardOf('all-current');
const foreign = await cardOf('foreign-resident');

describe('DER (X.690)', () => {
  test('lengths take the shortest form, 8.1.3 and 10.1', () => {
    expect(toHex(tlv(0x04, new Uint8Array(127)).slice(0, 3))).toBe('047F00');
    expect(toHex(tlv(0x04, new Uint8Array(128)).slice(0, 4))).toBe('04818000');
    expect(toHex(tlv(0x04, new Uint8Array(256)).slice(0, 5))).toBe('0482010000');
    expect(toHex(tlv(0x7f21).slice(0, 3))).toBe('7F2100');
    expect(toHex(tlvWide(0xff40, new Uint8Array(1)))).toBe('FF4082000100');
  });

  test('object identifiers in base 128, 8.19; integers are positive, 8.3', () => {
    // The example of X.690, 8.19.5, and RFC 8017's sha256WithRSAEncryption.
    expect(toHex(oid('2.999.3'))).toBe('0603883703');
    expect(toHex(oid('1.2.840.113549.1.1.11'))).toBe('06092A864886F70D01010B');
    expect(toHex(integer(Uint8Array.of(0x80)))).toBe('02020080');
    expect(toHex(integer(Uint8Array.of(0x7f)))).toBe('02017F');
  });

  test('UTCTime has seconds and Z (RFC 5280, 4.1.2.5.1)', () => {
    expect(utcTime(Date.UTC(2030, 1, 17, 14, 59, 59))).toEqual(fromHex(`170D${ascii('300217145959Z')}`));
  });
});

test('SHA-256 agrees with Node on any message (FIPS 180-4, 6.2)', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      expect(toHex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex').toUpperCase());
    }),
    { seed: SEED, numRuns: runs(200, 5000) },
  );
});

describe('the demo authority', () => {
  test('its own certificates verify themselves, and openssl finds nothing to say', () => {
    for (const ca of [authority.authentication, authority.signature]) {
      const file = pem(ca.certificate());
      expect(openssl(['verify', '-x509_strict', '-CAfile', '@ca', '@ca'], { ca: file })).toMatch(/OK\n$/);
      const text = openssl(['x509', '-in', '@ca', '-noout', '-text'], { ca: file });
      expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE\n/);
      expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign\n/);
      expect(text).not.toContain('Authority Key Identifier');
    }
  });

  test('every name of its certificates says that it is a demo', () => {
    for (const ca of [authority.authentication, authority.signature]) {
      const certificate = new X509Certificate(ca.certificate());
      expect(certificate.subject).toContain('O=KIGEN DEMO');
      expect(certificate.issuer).toBe(certificate.subject);
    }
    expect(adult.file('jpki', 0x0b)).toSatisfy((file: Bytes) =>
      equalBytes(trimmed(file), authority.authentication.certificate()),
    );
    expect(adult.file('jpki', 0x02)).toSatisfy((file: Bytes) =>
      equalBytes(trimmed(file), authority.signature.certificate()),
    );
  });
});

describe('end-entity certificates', () => {
  const auth = trimmed(adult.file('jpki', 0x0a));
  const sign = trimmed(adult.file('jpki', 0x01));

  test('openssl verifies both to their authorities, and to no other', () => {
    const check = (leaf: Uint8Array, ca: Uint8Array): string =>
      openssl(['verify', '-attime', String(Date.UTC(2026, 10, 25) / 1000), '-CAfile', '@ca', '@leaf'], {
        ca: pem(ca),
        leaf: pem(leaf),
      });
    expect(check(auth, authority.authentication.certificate())).toMatch(/OK\n$/);
    expect(check(sign, authority.signature.certificate())).toMatch(/OK\n$/);
    expect(() => check(sign, authority.authentication.certificate())).toThrow();
  });

  test('they are DER: openssl re-encodes them to the same octets', () => {
    for (const der of [auth, sign]) {
      const again = openssl(['x509', '-in', '@leaf', '-outform', 'PEM'], { leaf: pem(der) });
      expect(new X509Certificate(again).raw.equals(der)).toBe(true);
      expect(() => openssl(['asn1parse', '-inform', 'DER', '-in', '@leaf'], { leaf: der })).not.toThrow();
    }
  });

  test('they are as large as real ones, about 1.5 kB', () => {
    expect(auth.length).toBeGreaterThan(1400);
    expect(auth.length).toBeLessThan(1600);
    expect(sign.length).toBeLessThan(2048);
  });

  test('the authentication certificate has the profile', () => {
    const text = openssl(['x509', '-in', '@leaf', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus'], {
      leaf: pem(auth),
    });
    expect(text).toContain('Version: 3');
    expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption');
    expect(text).toContain('Public-Key: (2048 bit)');
    expect(text).toContain('Exponent: 65537');
    expect(text).toMatch(/Issuer: C=JP,O=KIGEN DEMO,OU=JPKI for user authentication,OU=/);
    expect(text).toMatch(/Subject: C=JP,CN=[0-9A-F]{8}[A-P]{6}99201\d{3}A\n/);
    expect(text).toMatch(/Not After : Jun 13 14:59:59 2029 GMT/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/Extended Key Usage: \n\s+TLS Web Client Authentication\n/);
    expect(text).toMatch(
      /Certificate Policies: critical\s+Policy: 1\.2\.392\.200149\.8\.5\.1\.3\.30\n\s+CPS: http/,
    );
    expect(text).toMatch(/CRL Distribution Points: \n\s+Full Name:\n\s+DirName:/);
    expect(text).toMatch(/OCSP - URI:http:\/\/.*\.test\n/);
    expect(text).toContain('Authority Key Identifier');
    expect(text).toContain('Subject Key Identifier');
    expect(text).not.toContain('Subject Alternative Name');
  });

  test('the signature certificate carries the four attributes as otherNames, in the order of cards', () => {
    const text = openssl(['x509', '-in', '@leaf', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus'], {
      leaf: pem(sign),
    });
    expect(text).toMatch(/Subject: C=JP,L=Kakuu-ken,L=Aozora-shi,CN=\w{23}\n/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/);
    expect(text).toContain('Policy: 1.2.392.200149.8.5.1.1.20\n');
    const ids = [...text.matchAll(/othername: 1\.2\.392\.200149\.8\.5\.5\.(\d)::/g)].map(([, arc]) => arc);
    expect(ids.join('')).toBe('143526');
    const values = openssl(['asn1parse', '-inform', 'DER', '-in', '@names'], {
      names: alternativeNames(sign),
    });
    const { name, address, sex } = adult.person;
    expect([...values.matchAll(/UTF8STRING\s+:(.*)/g)].map(([, value]) => value)).toEqual([
      name,
      '319810613',
      sex,
      address,
      '000000',
      '0'.repeat(address.length),
    ]);
  });

  test('a certificate of this year may carry one more otherName', () => {
    const text = openssl(['x509', '-in', '@leaf', '-noout', '-text'], {
      leaf: pem(trimmed(foreign.file('jpki', 0x01))),
    });
    expect(text).toContain('othername: 1.2.392.200149.8.5.5.7::');
  });
});

test('card-verifiable certificates: 568 octets, the issuer signs the 297 of the body', () => {
  for (const application of ['text', 'face'] as const) {
    const file = adult.file(application, 0x04);
    expect(file.length).toBe(568);
    const parts = objects(objects(file).get('7F21')!.value);
    const body = parts.get('5F4E')!.value;
    expect(body.length).toBe(297);
    expect(body.slice(0, 16)).toEqual(authority[application].keyId);
    const issuer = rsaKey(fromHex(`9003010001 91820100 ${toHex(authority[application].modulus())}`));
    expect(nodeVerify('sha256', body, issuer, parts.get('5F37')!.value)).toBe(true);
  }
});

/** A certificate without the filler behind it. */
function trimmed(file: Bytes): Bytes {
  return objects(file).get('30')!.raw;
}

/** The value of the extension 2.5.29.17: the OCTET STRING after its identifier. */
function alternativeNames(certificate: Bytes): Bytes {
  const id = Buffer.from('0603551D11', 'hex');
  const after = Buffer.from(certificate).indexOf(id) + id.length;
  return objects(certificate.slice(after)).get('04')!.value;
}
