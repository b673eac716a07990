import { constants, createHash, type KeyObject, privateEncrypt, sign } from 'node:crypto';
import { type Bytes, bytes, concat, fromHex } from '../../../src/bytes';
import type { RsaPublicKey } from '../../../src/pki';
import type { CvIssuer } from '../../../src/pki/verify';
import { keyPair } from '../../support/certificates';
import { ascii, utf8 } from '../../support/der';

/** Files of the input-assist and card-face applications, written by the layouts that public projects measured. */

const copy = (data: Uint8Array): Bytes => Uint8Array.from(data);
export const hash = (data: Uint8Array): Bytes => copy(createHash('sha256').update(data).digest());

/** A TLV with a two-byte tag and the length forms that the card itself uses. */
export function object(tag: string, ...parts: readonly Uint8Array[]): Bytes {
  const value = concat(...parts);
  const long = value.length >= 0x80;
  return concat(
    fromHex(tag),
    long ? bytes(0x82, value.length >> 8, value.length & 0xff) : bytes(value.length),
    value,
  );
}

const issuerPair = keyPair('cv issuer');
export const otherPair = keyPair('another chip');
const certifiedPair = keyPair('certified key');
export const chipPair = keyPair('chip');

function publicKey(pair: { spki: Bytes; privateKey: KeyObject }): RsaPublicKey {
  const jwk = pair.privateKey.export({ format: 'jwk' });
  const part = (text = ''): Bytes => copy(Buffer.from(text, 'base64url'));
  return { modulus: part(jwk.n), exponent: part(jwk.e) };
}

const keyObjects = (pair: typeof issuerPair): Bytes => {
  const { modulus, exponent } = publicKey(pair);
  return concat(object('90', exponent), object('91', modulus));
};

const signed = (data: Uint8Array, pair: typeof issuerPair): Bytes =>
  copy(sign('sha256', data, pair.privateKey));

export const chipKey = publicKey(chipPair);
const ISSUER_ID = concat(ascii('6000033'), fromHex('0805'), ascii('001'), fromHex('00000000'));

export const ISSUERS: readonly CvIssuer[] = (['text', 'face'] as const).map((application) => ({
  keyId: ISSUER_ID,
  application,
  hierarchy: 'demo',
  key: publicKey(issuerPair),
}));

const cvBody = concat(
  ISSUER_ID,
  ascii('1322121'),
  fromHex('0805'),
  ascii('000'),
  fromHex('00000000'),
  keyObjects(certifiedPair),
);
export const cvCertificate = object(
  '7F21',
  object('5F4E', cvBody),
  object('5F37', signed(cvBody, issuerPair)),
);

export const myNumber = concat(fromHex('FF100C'), ascii('123456789018'), fromHex('FFFF'));
const fields = concat(
  object('DF22', utf8('期限　花子')),
  object('DF23', utf8('架空県見本市一丁目２－３')),
  object('DF24', ascii('19800217')),
  object('DF25', ascii('2')),
);
export const attributes = concat(
  object('FF20', object('DF21', new Uint8Array(8)), fields),
  fromHex('FFFFFF'),
);
const digests = concat(object('DF31', hash(myNumber)), object('DF32', hash(fields)));
export const integrity = object('FF30', digests, object('DF33', signed(digests, certifiedPair)));
const ownKey = object('DF51', keyObjects(chipPair));
export const cardKey = object('FF50', ownKey, object('DF52', signed(ownKey, certifiedPair)));

const groups = [
  concat(object('DF22', ascii('19800217')), object('DF23', ascii('2')), object('DF24', keyObjects(chipPair))),
  concat(object('DF25', new Uint8Array(90).fill(1)), object('DF26', new Uint8Array(140).fill(2))),
  object('DF27', new Uint8Array(700).fill(3)),
];
const threeHashes = concat(fromHex('3071300D060960864801650304020105000460'), ...groups.map(hash));
const faceSignature = copy(
  privateEncrypt({ key: certifiedPair.privateKey, padding: constants.RSA_PKCS1_PADDING }, threeHashes),
);
const unsignedTail = concat(object('DF29', ascii('20350217')), object('DF2A', new Uint8Array(60).fill(4)));
const offsets = object('DF21', new Uint8Array(18));
export const face = object('FF20', offsets, ...groups, object('DF28', faceSignature), unsignedTail);
const faceHeader = 5;
/** The bytes of the face that nothing signs: the outer header, the offsets, the signature's own header, expiry and code. */
export const FACE_SIGNED: readonly [from: number, to: number] = [
  faceHeader + offsets.length,
  faceHeader + offsets.length + groups.reduce((sum, group) => sum + group.length, 0),
];

function simple(file: string, first: Bytes, keyTag: string, signatureTag: string): Bytes {
  const covered = concat(first, object(keyTag, keyObjects(chipPair)));
  return object(file, covered, object(signatureTag, signed(covered, certifiedPair)));
}
export const birthDate = simple('FF10', object('DF11', ascii('19800217')), 'DF12', 'DF13');
export const myNumberImage = simple('FF40', object('DF41', new Uint8Array(100).fill(9)), 'DF42', 'DF43');

export const answer = (challenge: Uint8Array, pair = chipPair): Bytes => signed(challenge, pair);
