import { type Bytes, bytes, concat, fromHex } from '../../bytes';
import type { Application, ElementaryFile } from '../card/files';
import { keyIdentifier, once, publicKey, sha256, signPadded, signSha256, tlv, utf8 } from '../pki';
import { filled, opaque, padded, pin } from './files';
import type { Making } from './jpki';
import { compactDate } from './person';
import { textImage } from './png';
import { indexed } from './text';

const BIRTH = 0x11;
const NUMBER_B = 0x12;
const NUMBER_A = 0x13;

/** A DigestInfo of SHA-256 before an OCTET STRING of 96 octets: three digests, which no standard verifier takes. */
const THREE_DIGESTS = fromHex('3071300D0609608648016503040201 0500 0460');

/** Card-face application: the face's items as images, and what vouches for them. */
export function faceApplication({ person, authority, keys, cloned, photo: picture }: Making): Application {
  const sign = (...signed: readonly Bytes[]): Bytes =>
    signSha256(authority.face.certified(), concat(...signed));
  const ownKey = (tag: number): Bytes => tlv(tag, publicKey(keys.get('face')));
  const age = once(() => {
    const objects = [tlv(0xdf11, utf8(compactDate(person.birth))), ownKey(0xdf12)];
    return tlv(0xff10, ...objects, tlv(0xdf13, sign(...objects)));
  });
  const face = once(() => {
    const text = [
      tlv(0xdf22, utf8(compactDate(person.birth))),
      tlv(0xdf23, utf8(person.sex)),
      ownKey(0xdf24),
    ];
    const images = [tlv(0xdf25, textImage(person.romanName, 2)), tlv(0xdf26, textImage(person.romanAddress))];
    const photo = tlv(0xdf27, picture);
    const digests = [concat(...text), concat(...images), photo].map(sha256);
    const signature = signPadded(authority.face.certified(), concat(THREE_DIGESTS, ...digests));
    return indexed(0xff20, 0xdf21, [
      ...text,
      ...images,
      photo,
      tlv(0xdf28, signature),
      tlv(0xdf29, utf8(compactDate(person.bodyExpiry))),
      tlv(0xdf2a, textImage(person.securityCode)),
    ]);
  });
  const number = once(() => {
    const objects = [tlv(0xdf41, textImage(person.myNumber)), ownKey(0xdf42)];
    return tlv(0xff40, ...objects, tlv(0xdf43, sign(...objects)));
  });
  const files = new Map<number, ElementaryFile>([
    [0x01, filled([BIRTH], age)],
    [0x02, filled([NUMBER_A, NUMBER_B], padded(face, 8192))],
    [0x03, filled('free', () => basicInformation(person.municipality))],
    [0x04, filled('free', authority.face.certificate)],
    [0x05, filled([NUMBER_A], padded(number, 1024))],
    [
      0x06,
      filled(
        [NUMBER_A, NUMBER_B],
        padded(() => bytes(), 16),
      ),
    ],
    [BIRTH, pin(person.birthPin, 10)],
    [NUMBER_B, pin(person.numberB, 10)],
    [NUMBER_A, pin(person.myNumber, 10)],
    [0x1a, { kind: 'key', use: 'free', key: () => keys.get(cloned ? 'common' : 'face') }],
    [0x1c, opaque],
    [0x1e, opaque],
  ]);
  return { aid: fromHex('D3921000310001010402'), files, defaultKey: 0x1a };
}

function basicInformation(municipality: string): Bytes {
  return tlv(
    0xff30,
    tlv(0xdf31, bytes(0x06, 0x03, 0x0e, 0x01)),
    tlv(0xdf32, keyIdentifier('9000024', '001')),
    tlv(0xdf33, bytes(0)),
    tlv(0xdf34, utf8(municipality)),
    tlv(0xdf35, keyIdentifier('9900025', '001'), new Uint8Array(256).fill(0x5a)),
  );
}
