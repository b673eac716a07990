import { type Bytes, bytes } from '../../../src/bytes';
import {
  authorityKeyId,
  basicConstraints,
  extension,
  keyPair,
  keyUsage,
  name,
  subjectKeyId,
} from '../../support/certificates';
import type { Case } from './case';
import * as world from './world';
import { authExtensions, authLeaf, type JudgeOptions } from './world';

/** What of the authorities above it is wrong. */
const middleKey = keyPair('an authority between');
const middleName = name(['2.5.4.6', 'JP'], ['2.5.4.10', 'JPKI'], ['2.5.4.11', 'between']);

function middle(change: Partial<Parameters<typeof world.authority>[2]> = {}): Bytes {
  return world.authority(middleKey, middleName, { issuer: world.authName, signer: world.authKey, ...change });
}
const belowMiddle = (change: object = {}): Bytes =>
  authLeaf({
    issuer: middleName,
    signer: middleKey,
    extensions: authExtensions({ authorityKeyId: authorityKeyId(middleKey.keyId) }),
    ...change,
  });
const oneAnchor = (der: Bytes): JudgeOptions => ({ anchors: [world.anchor('one', 'authentication', der)] });
const pinned = (change: Parameters<typeof world.authority>[2]): JudgeOptions =>
  oneAnchor(world.authority(world.authKey, world.authName, change));

export const AUTHORITY_CASES: readonly Case[] = [
  {
    title: 'issued before its authority began',
    verdict: 'not-accepted',
    reason: 'authority-dates',
    leaf: authLeaf(),
    options: pinned({ notBefore: new Date('2024-02-18T00:00:01Z') }),
    openssl: false,
  },
  {
    title: 'issued in the first instant of its authority',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf(),
    options: pinned({ notBefore: new Date('2024-02-18T00:00:00Z') }),
    openssl: true,
  },
  {
    title: 'issued after its authority ended',
    verdict: 'not-accepted',
    reason: 'authority-dates',
    leaf: authLeaf(),
    options: pinned({ notAfter: new Date('2024-02-17T23:59:59Z') }),
    openssl: false,
  },
  {
    title: 'issued in the last instant of its authority',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf(),
    options: pinned({ notAfter: new Date('2024-02-18T00:00:00Z') }),
    // RFC 5280, 4.1.2.5: notAfter belongs to the validity. openssl leaves its last second out: the standard decides.
  },
  {
    title: 'lapsed long ago: a state of the board, no fault of the path',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf({
      notBefore: new Date('2023-08-01T00:00:00Z'),
      notAfter: new Date('2023-08-02T00:00:00Z'),
    }),
  },
  {
    title: 'under an authority without BasicConstraints',
    verdict: 'not-accepted',
    reason: 'authority-may-not-issue',
    leaf: authLeaf(),
    options: pinned({ extensions: [keyUsage(0x06, 1), subjectKeyId(world.authKey.keyId)] }),
    openssl: false,
  },
  {
    title: 'under an authority whose BasicConstraints say it is none',
    verdict: 'not-accepted',
    reason: 'authority-may-not-issue',
    leaf: authLeaf(),
    options: pinned({
      extensions: [keyUsage(0x06, 1), basicConstraints(false), subjectKeyId(world.authKey.keyId)],
    }),
    openssl: false,
  },
  {
    title: 'under an authority whose key may sign CRLs only',
    verdict: 'not-accepted',
    reason: 'authority-may-not-issue',
    leaf: authLeaf(),
    options: pinned({
      extensions: [keyUsage(0x02, 1), basicConstraints(true), subjectKeyId(world.authKey.keyId)],
    }),
    openssl: false,
  },
  {
    title: 'under an authority without a key usage',
    verdict: 'not-accepted',
    reason: 'authority-may-not-issue',
    leaf: authLeaf(),
    options: pinned({ extensions: [basicConstraints(true), subjectKeyId(world.authKey.keyId)] }),
    openssl: false,
  },
  {
    title: 'under an authority with an unknown critical extension',
    verdict: 'not-accepted',
    reason: 'critical-extension',
    leaf: authLeaf(),
    options: pinned({
      extensions: [
        keyUsage(0x06, 1),
        basicConstraints(true),
        subjectKeyId(world.authKey.keyId),
        extension('1.2.3.4', true, bytes(5, 0)),
      ],
    }),
    openssl: false,
  },
  {
    title: "through an authority between, from the card's own CA file",
    verdict: 'as-expected',
    reason: 'signed',
    leaf: belowMiddle(),
    options: {
      own: middle({
        extensions: [
          keyUsage(0x06, 1),
          basicConstraints(true),
          subjectKeyId(middleKey.keyId),
          authorityKeyId(world.authKey.keyId),
        ],
      }),
    },
    openssl: true,
  },
  {
    title: 'through an authority between that the pinned one allows no room for (pathLen 0)',
    verdict: 'not-accepted',
    reason: 'path-length',
    leaf: belowMiddle(),
    options: {
      own: middle({
        extensions: [
          keyUsage(0x06, 1),
          basicConstraints(true),
          subjectKeyId(middleKey.keyId),
          authorityKeyId(world.authKey.keyId),
        ],
      }),
      ...pinned({
        extensions: [keyUsage(0x06, 1), basicConstraints(true, 0), subjectKeyId(world.authKey.keyId)],
      }),
    },
    openssl: false,
  },
  {
    title: 'directly under an authority with pathLen 0',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: authLeaf(),
    options: pinned({
      extensions: [keyUsage(0x06, 1), basicConstraints(true, 0), subjectKeyId(world.authKey.keyId)],
    }),
    openssl: true,
  },
  {
    title: 'through an authority between that may not issue',
    verdict: 'not-accepted',
    reason: 'authority-may-not-issue',
    leaf: belowMiddle(),
    options: {
      own: middle({
        extensions: [keyUsage(0x80, 7), subjectKeyId(middleKey.keyId), authorityKeyId(world.authKey.keyId)],
      }),
    },
    openssl: false,
  },
];
