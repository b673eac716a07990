import type { Bytes } from '../../../src/bytes';
import { parseCertificate, type Purpose, type Verdict } from '../../../src/pki';
import { createVerify } from '../../../src/pki/verify';
import type { Anchor } from '../../../src/pki/verify/trust';
import {
  authorityKeyId,
  authorityName,
  basicConstraints,
  type CertificateSpec,
  extendedKeyUsage,
  holderName,
  keyPair,
  type KeyPair,
  keyUsage,
  makeCertificate,
  otherNames,
  policies,
  subjectKeyId,
} from '../../support/certificates';

/** A small world of authorities for the rejection matrix: every certificate in it is made by the test. */

export const AUTHENTICATION_POLICY = '1.2.392.200149.8.5.1.3.30';
export const SIGNATURE_POLICY = '1.2.392.200149.8.5.1.1.20';
export const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const DIGITAL_SIGNATURE: [number, number] = [0x80, 7];
const CERT_SIGN: [number, number] = [0x06, 1];

export const authKey = keyPair('authority for log-in');
export const signKey = keyPair('authority for signing');
export const strangerKey = keyPair('an authority that nobody pinned');
export const leafKey = keyPair('leaf');

export const authName = authorityName('JPKI', 'user authentication');
export const signName = authorityName('JPKI', 'digital signature');

export function authority(key: KeyPair, name: Bytes, change: Partial<CertificateSpec> = {}): Bytes {
  return makeCertificate({
    issuer: name,
    subject: name,
    notBefore: new Date('2023-07-16T01:01:04Z'),
    notAfter: new Date('2033-07-15T14:59:59Z'),
    key,
    signer: key,
    serial: [1],
    extensions: [keyUsage(...CERT_SIGN), basicConstraints(true), subjectKeyId(key.keyId)],
    ...change,
  });
}

export function anchor(name: string, purpose: Purpose, der: Bytes): Anchor {
  return { name, purpose, hierarchy: 'production', certificate: parseCertificate(der) };
}

export const authAuthority = authority(authKey, authName);
export const signAuthority = authority(signKey, signName);
export const strangerAuthority = authority(strangerKey, authName);

/** Extensions of a log-in certificate, each replaceable or removable (null) by name. */
export function authExtensions(change: Readonly<Record<string, Bytes | null>> = {}): Bytes[] {
  const all: Record<string, Bytes | null> = {
    keyUsage: keyUsage(...DIGITAL_SIGNATURE),
    extendedKeyUsage: extendedKeyUsage(CLIENT_AUTH),
    policies: policies(AUTHENTICATION_POLICY),
    authorityKeyId: authorityKeyId(authKey.keyId),
    subjectKeyId: subjectKeyId(leafKey.keyId),
    ...change,
  };
  return Object.values(all).filter((value) => value !== null);
}

export const ATTRIBUTES = {
  1: '期限　花子',
  4: '319800217',
  3: '2',
  5: '架空県見本市一丁目２－３',
  2: '00000',
  6: '000000000000',
};

export function signExtensions(change: Readonly<Record<string, Bytes | null>> = {}): Bytes[] {
  const all: Record<string, Bytes | null> = {
    keyUsage: keyUsage(0xc0, 6),
    policies: policies(SIGNATURE_POLICY),
    otherNames: otherNames(ATTRIBUTES),
    authorityKeyId: authorityKeyId(signKey.keyId),
    subjectKeyId: subjectKeyId(leafKey.keyId),
    ...change,
  };
  return Object.values(all).filter((value) => value !== null);
}

export function authLeaf(change: Partial<CertificateSpec> = {}): Bytes {
  return makeCertificate({
    issuer: authName,
    subject: holderName,
    key: leafKey,
    signer: authKey,
    extensions: authExtensions(),
    ...change,
  });
}

export function signLeaf(change: Partial<CertificateSpec> = {}): Bytes {
  return makeCertificate({
    issuer: signName,
    subject: holderName,
    key: leafKey,
    signer: signKey,
    extensions: signExtensions(),
    ...change,
  });
}

export const ANCHORS_OF_TEST = [
  anchor('authca-test', 'authentication', authAuthority),
  anchor('signca-test', 'signature', signAuthority),
];

export function judge(
  der: Bytes,
  { purpose = 'authentication', own, anchors = ANCHORS_OF_TEST }: JudgeOptions = {},
): Promise<Verdict> {
  return createVerify({ anchors, cvIssuers: [] }).certificate(der, purpose, own);
}

export interface JudgeOptions {
  readonly purpose?: Purpose;
  readonly own?: Bytes;
  readonly anchors?: readonly Anchor[];
}
