import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytes, concat, fromHex, toHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import {
  findTlv,
  readSimpleTlv,
  readSimpleTlvs,
  readTlv,
  readTlvHeader,
  readTlvs,
  trimToTlv,
} from '../../../src/protocol/tlv';
import { expectCode } from '../support/expect-code';

describe('BER-TLV headers (ISO/IEC 7816-4, 5.2.2)', () => {
  test.each([
    ['30 05', 0x30, 2, 5],
    ['30 7F', 0x30, 2, 127],
    ['30 81 80', 0x30, 3, 128],
    ['30 82 06 42', 0x30, 4, 0x642],
    ['30 83 01 00 00', 0x30, 5, 65_536],
    ['FF 20 82 01 5E', 0xff20, 5, 350],
    ['7F 21 82 02 33', 0x7f21, 5, 563],
    ['1F 7F 00', 0x1f7f, 3, 0],
    ['DF 22 10', 0xdf22, 3, 16],
    ['FF 00 01', 0xff00, 3, 1],
  ])('%s', (prefix, tag, headerLength, length) => {
    expect(readTlvHeader(fromHex(prefix))).toEqual({ tag, headerLength, length });
    expect(readTlvHeader(fromHex(`${prefix} 00 00`))).toEqual({ tag, headerLength, length });
  });

  test.each([
    ['DF 21 82 00 9F', 0xdf21, 5, 159],
    ['30 81 05', 0x30, 3, 5],
    ['30 83 00 00 00', 0x30, 5, 0],
  ])(
    'a length that is not minimal is accepted, as My Number Cards write it: %s',
    (prefix, tag, headerLength, length) => {
      expect(readTlvHeader(fromHex(prefix))).toEqual({ tag, headerLength, length });
    },
  );

  test.each([
    ['', 'header cut short'],
    ['30', 'header cut short'],
    ['DF', 'header cut short'],
    ['DF 22', 'header cut short'],
    ['30 81', 'header cut short'],
    ['30 82 01', 'header cut short'],
    ['30 83 01 00', 'header cut short'],
    ['30 80 00 00', 'length form'],
    ['30 84 00 00 00 01', 'length form'],
    ['30 FF', 'length form'],
    ['00 00', 'tag 00'],
    ['FF FF FF', 'tag of more than two octets'],
    ['1F 80 01', 'tag of more than two octets'],
  ])('%s is refused: %s', (prefix, what) => {
    expectCode(() => readTlvHeader(fromHex(prefix)), 'tlv/malformed', { what, offset: 0 });
  });
});

describe('BER-TLV objects', () => {
  test('the first object, its raw octets and value; FF or 00 behind it is not looked at', () => {
    const object = fromHex('30 82 00 02 01 02');
    for (const filler of ['', 'FFFFFF', '0000', 'AB']) {
      const file = concat(object, fromHex(filler));
      expect(readTlv(file)).toEqual({ tag: 0x30, value: bytes(1, 2), raw: object, offset: 0 });
      expect(trimToTlv(file)).toEqual(object);
    }
  });

  test('a value cut short is refused with the offset of its object', () => {
    expectCode(() => readTlv(fromHex('30 03 01 02')), 'tlv/malformed', {
      what: 'value cut short',
      offset: 0,
    });
    expectCode(() => readTlvs(fromHex('80 01 00 81 02 00')), 'tlv/malformed', {
      what: 'value cut short',
      offset: 3,
    });
    expectCode(() => readTlvs(fromHex('80 01 00 DF')), 'tlv/malformed', {
      what: 'header cut short',
      offset: 3,
    });
    expectCode(() => trimToTlv(fromHex('FFFFFF')), 'tlv/malformed');
  });

  test('the objects of a constructed value in order, each with its offset', () => {
    expect(readTlvs(fromHex('DF21 01 AA 80 00 DF22 02 BBCC'))).toEqual([
      { tag: 0xdf21, value: bytes(0xaa), raw: fromHex('DF2101AA'), offset: 0 },
      { tag: 0x80, value: bytes(), raw: fromHex('8000'), offset: 4 },
      { tag: 0xdf22, value: bytes(0xbb, 0xcc), raw: fromHex('DF2202BBCC'), offset: 6 },
    ]);
    expect(readTlvs(bytes())).toEqual([]);
  });

  test('a path of tags leads down level by level to the first of each', () => {
    const card = fromHex('80 01 07 DF51 06 90 01 03 91 01 05 DF51 03 91 01 06');
    expect(findTlv(card, 0xdf51)?.value).toEqual(fromHex('900103910105'));
    expect(findTlv(card, 0xdf51, 0x91)?.value).toEqual(bytes(5));
    expect(findTlv(card, 0x80)?.value).toEqual(bytes(7));
    expect(findTlv(card, 0xdf52)).toBeUndefined();
    expect(findTlv(card, 0xdf51, 0x92)).toBeUndefined();
    expect(findTlv(card, 0xdf52, 0x91)).toBeUndefined();
    expect(findTlv(fromHex('30 07 31 05 32 03 04 01 09'), 0x30, 0x31, 0x32, 0x04)?.value).toEqual(bytes(9));
  });

  test('any octets give objects that join to them again, or the typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        const given = Uint8Array.from(data);
        const found = attempt(() => readTlvs(given));
        if (found !== undefined) expect(toHex(concat(...found.map(({ raw }) => raw)))).toBe(toHex(given));
        attempt(() => readTlv(given));
        attempt(() => findTlv(given, 0x30, 0x31));
      }),
      { numRuns: 1000 },
    );
  });

  test('what is written in any length form is read again', () => {
    const form = fc.constantFrom(0, 1, 2, 3);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 127 }),
        form,
        fc.constantFrom(0x30, 0xdf22, 0xff20),
        (data, octets, tag) => {
          const length =
            octets === 0
              ? bytes(data.length)
              : bytes(0x80 + octets, ...Array<number>(octets - 1).fill(0), data.length);
          const raw = concat(tag > 0xff ? bytes(tag >> 8, tag) : bytes(tag), length, data);
          expect(readTlv(concat(raw, bytes(0xff)))).toEqual({
            tag,
            value: Uint8Array.from(data),
            raw,
            offset: 0,
          });
        },
      ),
    );
  });
});

describe('SIMPLE-TLV (ISO/IEC 7816-4, 5.2.1)', () => {
  test('one octet of length below FF, or FF and two', () => {
    expect(readSimpleTlv(fromHex('01 02 AA BB FF'))).toEqual({ tag: 1, value: bytes(0xaa, 0xbb) });
    expect(readSimpleTlv(fromHex('FE 00'))).toEqual({ tag: 0xfe, value: bytes() });
    expect(readSimpleTlv(fromHex('01 FF 0001 AA'))).toEqual({ tag: 1, value: bytes(0xaa) });
    const long = new Uint8Array(256).fill(7);
    expect(readSimpleTlv(concat(fromHex('02 FF 0100'), long)).value).toEqual(long);
    expect(readSimpleTlv(concat(fromHex('02 FE'), new Uint8Array(254))).value.length).toBe(254);
  });

  test('all objects of a record', () => {
    expect(readSimpleTlvs(fromHex('01 01 AA 02 00 03 02 BBCC'))).toEqual([
      { tag: 1, value: bytes(0xaa) },
      { tag: 2, value: bytes() },
      { tag: 3, value: bytes(0xbb, 0xcc) },
    ]);
    expect(readSimpleTlvs(bytes())).toEqual([]);
    expectCode(() => readSimpleTlv(bytes()), 'tlv/malformed', { what: 'header cut short', offset: 0 });
  });

  test.each([
    ['01', 'header cut short', 0],
    ['01 FF 00', 'header cut short', 0],
    ['01 02 AA', 'value cut short', 0],
    ['00 00', 'simple tag', 0],
    ['FF FF', 'simple tag', 0],
    ['01 01 AA 02', 'header cut short', 3],
    ['01 01 AA 02 01', 'value cut short', 3],
  ])('%s is refused: %s', (record, what, offset) => {
    expectCode(() => readSimpleTlvs(fromHex(record)), 'tlv/malformed', { what, offset });
  });

  test('any octets give objects or the typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        attempt(() => readSimpleTlvs(Uint8Array.from(data)));
        attempt(() => readSimpleTlv(Uint8Array.from(data)));
      }),
      { numRuns: 1000 },
    );
  });
});

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!isAppError(error, 'tlv/malformed')) throw error;
    return undefined;
  }
}
