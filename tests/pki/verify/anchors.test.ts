import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Crypto } from '@peculiar/webcrypto';
import { X509Certificate } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/bytes';
import { ATTRIBUTE, subjectKeyIdOf, textsOf } from '../../../src/pki';
import { ANCHORS, createVerify, CV_ISSUERS } from '../../../src/pki/verify';
import { rsaBits } from '../../../src/pki/verify/rsa';
import { isSignedBy, splitSigned } from '../../../src/pki/verify/signature';
import { authLeaf } from './world';

/**
 * Recorded from public sources in November 2026. signca01 to 03 were compared with the values that the agency
 * publishes (by two public projects); the others come from single public sources.
 */
const RECORDED: Readonly<
  Record<string, readonly [serial: string, end: string, keyId: string, fingerprint: string]>
> = {
  authca01: [
    '01',
    '2025-10-19T14:59:59.000Z',
    '9567951B5CA70D84A0FFF1D85A87F1AAB1340385',
    '4DCFC4CA0AAF9FB2A3081B3F0C991C320B3ACC008667A341EEAEC5AF1D58CA7D',
  ],
  authca03: [
    '06D18006',
    '2033-07-15T14:59:59.000Z',
    '1AC100F596A3BC8C4B3DF195E32699249E9E308A',
    '64114F29620C24ED2631D46476A040E7EE740D956089C00B036A6A8118C322B5',
  ],
  signca01: [
    '01',
    '2025-10-19T14:59:59.000Z',
    '0D034CBB34D0714F45E45A1CAFD8FD143FAB54A7',
    '19645405A1FE14377434BD55957628AC4038557C542403A2243F21C706FC9355',
  ],
  signca02: [
    '0132C4AB',
    '2029-09-14T14:59:59.000Z',
    '4DE017DE4B7F473DCD867A62D38B134ACE83558A',
    '79679C33E4CC9319440F1AD120A597FF1844E2EF217063ADB176966FD5E6FBEB',
  ],
  signca03: [
    '067C6A21',
    '2033-07-15T14:59:59.000Z',
    'D21EA55895617E93ADBF966B941AB4EDF653F08F',
    'D227F6CDE11D35C5252178F106F843D24651944975413B539FA2FB68DBFA365F',
  ],
};

describe('the pinned authorities', () => {
  it('are at least the five that could be obtained (a further generation is added by its file)', () => {
    expect(ANCHORS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(RECORDED)));
  });

  for (const { name, purpose, certificate } of ANCHORS) {
    it(`${name} signs itself and matches its recorded serial, end, key and fingerprint`, async () => {
      const signed = splitSigned(certificate.raw)!;
      expect(await isSignedBy(signed, certificate.publicKey)).toBe(true);
      expect([
        toHex(certificate.serial),
        new Date(certificate.validity.notAfter).toISOString(),
        toHex(subjectKeyIdOf(certificate)!),
        createHash('sha256').update(certificate.raw).digest('hex').toUpperCase(),
      ]).toEqual(RECORDED[name] ?? expect.anything());
      const unit =
        purpose === 'authentication' ? 'JPKI for user authentication' : 'JPKI for digital signature';
      expect(textsOf(certificate.subject, ATTRIBUTE.organizationalUnit)[0]).toBe(unit);
    });
  }

  it('sign themselves by another reader and another engine as well', async () => {
    for (const { certificate } of ANCHORS) {
      const other = new X509Certificate(certificate.raw);
      expect(await other.verify({ signatureOnly: true }, new Crypto())).toBe(true);
    }
  });

  it('all three generations of a purpose share one name: only the key can tell them apart', () => {
    const names = ANCHORS.filter(({ purpose }) => purpose === 'signature').map(({ certificate }) =>
      toHex(certificate.subject.raw),
    );
    expect(new Set(names).size).toBe(1);
  });

  it('a certificate under the authority of 2019 that this version lacks is not checked, never altered', async () => {
    const verify = createVerify({ anchors: ANCHORS, cvIssuers: CV_ISSUERS });
    const own = (await import('./world')).authAuthority;
    expect(await verify.certificate(authLeaf(), 'authentication', own)).toEqual({
      verdict: 'not-checked',
      reason: 'issuer-unknown',
    });
  });
});

describe('the pinned issuers of card-verifiable certificates', () => {
  it('are one each for text and face, RSA-2048, named by 16 bytes', () => {
    expect(CV_ISSUERS.map(({ application }) => application).sort()).toEqual(['face', 'text']);
    for (const { key, keyId } of CV_ISSUERS) {
      expect(rsaBits(key)).toBe(2048);
      expect(keyId).toHaveLength(16);
    }
    expect(CV_ISSUERS.map(({ keyId }) => toHex(keyId))).toEqual([
      '35303030303233080530303100000000',
      '35303030303333080530303100000000',
    ]);
  });
});
