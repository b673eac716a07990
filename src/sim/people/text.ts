import { ByteWriter, type Bytes, bytes, concat, fromHex } from '../../bytes';
import type { Application, ElementaryFile } from '../card/files';
import { keyIdentifier, once, publicKey, sha256, signSha256, tlv, tlvWide, utf8 } from '../pki';
import { filled, opaque, padded, pin } from './files';
import type { Making } from './jpki';
import { DEMO_PINS, compactDate } from './person';

const PIN = 0x11;
const NUMBER_A = 0x14;
const NUMBER_B = 0x15;

/** Input-assist application: My Number and the four attributes as text, and what vouches for them. */
export function textApplication({ person, authority, keys, cloned }: Making): Application {
  const number = concat(tlv(0xff10, utf8(person.myNumber)), bytes(0xff, 0xff));
  const attributes = [
    tlv(0xdf22, utf8(person.name)),
    tlv(0xdf23, utf8(person.address)),
    tlv(0xdf24, utf8(compactDate(person.birth))),
    tlv(0xdf25, utf8(person.sex)),
  ];
  const integrity = once(() => {
    const digests = concat(tlv(0xdf31, sha256(number)), tlv(0xdf32, sha256(concat(...attributes))));
    return tlv(0xff30, digests, tlv(0xdf33, signSha256(authority.text.certified(), digests)));
  });
  const cardKey = once(() => {
    const key = tlv(0xdf51, publicKey(keys.get('text')));
    return tlv(0xff50, key, tlv(0xdf52, signSha256(authority.text.certified(), key)));
  });
  const files = new Map<number, ElementaryFile>([
    [0x01, filled([PIN, NUMBER_A], () => number)],
    [
      0x02,
      filled(
        [PIN, NUMBER_B],
        padded(() => indexed(0xff20, 0xdf21, attributes), 768),
      ),
    ],
    [0x03, filled([PIN, NUMBER_A, NUMBER_B], padded(integrity, 352))],
    [0x04, filled('free', authority.text.certificate)],
    [0x05, filled('free', padded(basicInformation, 256))],
    [0x06, filled([PIN, NUMBER_A, NUMBER_B], () => tlv(0xa1, publicKey(keys.get('text-transport'))))],
    [0x07, filled([PIN, NUMBER_A, NUMBER_B], cardKey)],
    [
      0x08,
      filled(
        'free',
        padded(() => bytes(), 16),
      ),
    ],
    [0x10, opaque],
    [PIN, pin(DEMO_PINS.text, 3, /^\d{4}$/)],
    // Blocked as issued: a key reference of no use to the holder.
    [0x12, { ...pin('', 3), left: 0 }],
    [0x13, { kind: 'key', use: 'free', key: () => keys.get(cloned ? 'common' : 'text') }],
    [NUMBER_A, pin(person.myNumber, 10)],
    [NUMBER_B, pin(person.numberB, 10)],
    [0x1c, opaque],
    [0x1e, opaque],
  ]);
  return { aid: fromHex('D3921000310001010408'), files, defaultKey: 0x13 };
}

/** A template whose first object lists where, from the file's start, each of the others begins (two octets each). */
export function indexed(tag: number, indexTag: number, objects: readonly Bytes[]): Bytes {
  const build = (start: number): Bytes => {
    const index = new ByteWriter();
    let at = start;
    for (const object of objects) {
      index.u16be(at);
      at += object.length;
    }
    return tlv(tag, tlv(indexTag, index.finish()), ...objects);
  };
  const size = objects.reduce((sum, object) => sum + object.length, 0);
  return build(build(0).length - size);
}

/** Version, key and 128 octets of unknown use; its lengths are not minimal, as the chip writes them. */
function basicInformation(): Bytes {
  const unknown = new Uint8Array(128).fill(0xff);
  unknown.fill(0x5a, 0, 32);
  return tlvWide(
    0xff40,
    tlv(0xdf41, bytes(0x01, 0x03, 0x0e, 0x01)),
    tlv(0xdf42, keyIdentifier('9000034', '001')),
    tlvWide(0xdf43, unknown),
  );
}
