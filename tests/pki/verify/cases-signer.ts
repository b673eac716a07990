import { type Bytes, bytes } from '../../../src/bytes';
import {
  authorityKeyId,
  authorityName,
  basicConstraints,
  extension,
  keyPair,
  keyUsage,
  name,
  otherNames,
} from '../../support/certificates';
import type { Case } from './case';
import * as world from './world';
import { authExtensions, authLeaf, signExtensions, signLeaf, type JudgeOptions } from './world';

/** Who signed it, with what, and what of the certificate itself is wrong. */
const smallKey = keyPair('small', 'rsa', 1024);
const ecAuthority = keyPair('P-384 authority', 'ec', 384);
const ecLeafKey = keyPair('P-384 leaf', 'ec', 384);
const middleName = name(['2.5.4.6', 'JP'], ['2.5.4.10', 'JPKI'], ['2.5.4.11', 'between']);
const oneAnchor = (der: Bytes): JudgeOptions => ({ anchors: [world.anchor('one', 'authentication', der)] });

export const SIGNER_CASES: readonly Case[] = [
  {
    title: 'a log-in certificate',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf(),
    openssl: true,
  },
  {
    title: 'a signing certificate',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: signLeaf(),
    options: { purpose: 'signature' },
    openssl: true,
  },
  {
    title: 'a certificate without a key identifier of its authority: the key alone decides',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf({ extensions: authExtensions({ authorityKeyId: null }) }),
  },
  {
    title: 'a P-384 certificate of a P-384 authority (next card generation)',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf({
      algorithm: 'ecdsa-sha384',
      signer: ecAuthority,
      key: ecLeafKey,
      extensions: authExtensions({ authorityKeyId: authorityKeyId(ecAuthority.keyId) }),
    }),
    options: oneAnchor(world.authority(ecAuthority, world.authName, { algorithm: 'ecdsa-sha384' })),
    openssl: true,
  },
  {
    title: 'one more otherName (a reading in kana) is no reason for anything',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: signLeaf({
      extensions: signExtensions({ otherNames: otherNames({ ...world.ATTRIBUTES, 7: 'キゲン　ハナコ' }) }),
    }),
    options: { purpose: 'signature' },
  },
  {
    title: 'signed by an authority that nobody pinned, its own CA file on the card',
    verdict: 'not-checked',
    reason: 'issuer-unknown',
    leaf: authLeaf({
      signer: world.strangerKey,
      extensions: authExtensions({ authorityKeyId: authorityKeyId(world.strangerKey.keyId) }),
    }),
    options: { own: world.strangerAuthority },
    openssl: false,
  },
  {
    title: 'signed by an authority that nobody pinned, no CA file on the card',
    verdict: 'not-checked',
    reason: 'issuer-unknown',
    leaf: authLeaf({ signer: world.strangerKey, extensions: authExtensions({ authorityKeyId: null }) }),
    openssl: false,
  },
  {
    title: 'of the test hierarchy, named as such',
    verdict: 'not-checked',
    reason: 'test-hierarchy',
    leaf: authLeaf({
      issuer: authorityName('JPKI-TEST', 'user authentication'),
      signer: world.strangerKey,
      extensions: authExtensions({ authorityKeyId: authorityKeyId(world.strangerKey.keyId) }),
    }),
    openssl: false,
  },
  {
    title: 'names a pinned authority that did not sign it',
    verdict: 'altered',
    reason: 'signature',
    leaf: authLeaf({ signer: world.strangerKey }),
    openssl: false,
  },
  {
    title: "names none, and the card's own CA file denies it too",
    verdict: 'altered',
    reason: 'signature',
    leaf: authLeaf({ signer: smallKey, extensions: authExtensions({ authorityKeyId: null }) }),
    options: { own: world.strangerAuthority },
    openssl: false,
  },
  {
    title: 'no certificate at all',
    verdict: 'altered',
    reason: 'structure',
    leaf: bytes(0x30, 0x03, 0x02, 0x01, 0x05),
  },
  {
    title: 'signed, but of version 2',
    verdict: 'not-accepted',
    reason: 'version',
    leaf: authLeaf({ version: 2, extensions: [] }),
  },
  {
    title: 'signed, with an extension twice',
    verdict: 'not-accepted',
    reason: 'structure',
    leaf: authLeaf({ extensions: [...authExtensions(), keyUsage(0x80, 7)] }),
  },
  {
    title: 'signed, with a validity that ends before it begins',
    verdict: 'not-accepted',
    reason: 'structure',
    leaf: authLeaf({
      notBefore: new Date('2029-01-01T00:00:00Z'),
      notAfter: new Date('2028-01-01T00:00:00Z'),
    }),
  },
  {
    title: 'signed, with a key usage that is not DER',
    verdict: 'not-accepted',
    reason: 'structure',
    leaf: authLeaf({
      extensions: authExtensions({ keyUsage: extension('2.5.29.15', true, bytes(3, 2, 7, 0x81)) }),
    }),
  },
  {
    title: 'with an unknown critical extension',
    verdict: 'not-accepted',
    reason: 'critical-extension',
    leaf: authLeaf({ extensions: authExtensions({ odd: extension('1.2.3.4', true, bytes(5, 0)) }) }),
    openssl: false,
  },
  {
    title: 'with the same extension not critical',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf({ extensions: authExtensions({ odd: extension('1.2.3.4', false, bytes(5, 0)) }) }),
    openssl: true,
  },
  {
    title: 'that is itself an authority',
    verdict: 'not-accepted',
    reason: 'leaf-is-authority',
    leaf: authLeaf({ extensions: authExtensions({ basicConstraints: basicConstraints(true) }) }),
  },
  {
    title: 'signed with SHA-1',
    verdict: 'not-accepted',
    reason: 'algorithm',
    leaf: authLeaf({ algorithm: 'rsa-sha1' }),
  },
  {
    title: 'with an algorithm nobody heard of, under the name of a pinned authority',
    verdict: 'not-accepted',
    reason: 'algorithm',
    leaf: authLeaf({ algorithm: 'unheard' }),
    openssl: false,
  },
  {
    title: 'with an algorithm nobody heard of, under another name',
    verdict: 'not-checked',
    reason: 'issuer-unknown',
    leaf: authLeaf({ algorithm: 'unheard', issuer: middleName }),
    openssl: false,
  },
  {
    title: 'with algorithm parameters that are left out where NULL belongs (RFC 4055, 5)',
    verdict: 'not-accepted',
    reason: 'algorithm',
    leaf: authLeaf({ algorithm: 'rsa-sha256-no-null' }),
  },
  {
    title: 'with a key of 1024 bits',
    verdict: 'not-accepted',
    reason: 'key-size',
    leaf: authLeaf({ key: smallKey }),
  },
  {
    title: 'under an authority with a key of 1024 bits',
    verdict: 'not-accepted',
    reason: 'key-size',
    leaf: authLeaf({
      signer: smallKey,
      extensions: authExtensions({ authorityKeyId: authorityKeyId(smallKey.keyId) }),
    }),
    options: oneAnchor(world.authority(smallKey, world.authName)),
  },
  {
    title: "with an issuer name that is not the authority's",
    verdict: 'not-accepted',
    reason: 'name-chain',
    leaf: authLeaf({ issuer: middleName }),
    openssl: false,
  },
  {
    title: "with an issuer name that differs from the authority's in its string type alone",
    verdict: 'not-accepted',
    reason: 'name-chain',
    leaf: authLeaf({
      issuer: name(['2.5.4.6', 'JP'], ['2.5.4.10', 'jpki'], ['2.5.4.11', 'JPKI for user authentication']),
    }),
  },
  {
    title: 'with a key identifier that is not that of the authority that signed it',
    verdict: 'not-accepted',
    reason: 'key-identifier',
    leaf: authLeaf({
      extensions: authExtensions({ authorityKeyId: authorityKeyId(world.strangerKey.keyId) }),
    }),
    openssl: false,
  },
];
