import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, bytes, concat, fromHex, toHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import {
  type Command,
  StatusWord,
  bytesAvailable,
  changeReferenceData,
  computeSignature,
  decodeResponse,
  encodeCommand,
  getChallenge,
  getData,
  isSuccess,
  readBinary,
  readBinaryShort,
  readRecord,
  readRecordShort,
  rightLe,
  selectApplication,
  selectFile,
  triesLeft,
  verify,
  verifyQuery,
} from '../../../src/protocol/iso7816';
import { expectCode } from '../support/expect-code';

const HEAD = { cla: 0x00, ins: 0xb0, p1: 0x01, p2: 0x02 };
const filled = (length: number): Bytes => new Uint8Array(length).fill(0xab);

describe('encodeCommand (ISO/IEC 7816-3, 12.1.3)', () => {
  test.each<[string, Partial<Command>, string]>([
    ['case 1', {}, '00B00102'],
    ['case 2 short', { le: 1 }, '00B0010201'],
    ['case 2 short, 255', { le: 255 }, '00B00102FF'],
    ['case 2 short, 256 coded 00', { le: 256 }, '00B0010200'],
    ['case 2 extended', { le: 257 }, '00B00102000101'],
    ['case 2 extended, 65,536 coded 0000', { le: 65_536 }, '00B00102000000'],
    ['case 3 short', { data: bytes(7) }, '00B001020107'],
    ['case 4 short', { data: bytes(7, 8), le: 256 }, '00B0010202070800'],
    ['case 4 extended by Le', { data: bytes(7), le: 300 }, '00B0010200000107012C'],
  ])('%s', (_, more, expected) => {
    expect(toHex(encodeCommand({ ...HEAD, ...more }))).toBe(expected);
  });

  test('case 3 is short to 255 octets and extended from 256', () => {
    expect(encodeCommand({ ...HEAD, data: filled(255) })).toEqual(concat(fromHex('00B00102FF'), filled(255)));
    expect(encodeCommand({ ...HEAD, data: filled(256) })).toEqual(
      concat(fromHex('00B00102000100'), filled(256)),
    );
    expect(encodeCommand({ ...HEAD, data: filled(65_535) }).slice(0, 7)).toEqual(fromHex('00B0010200FFFF'));
  });

  test('case 4 extended by its data codes Le in two octets', () => {
    const apdu = encodeCommand({ ...HEAD, data: filled(256), le: 256 });
    expect(apdu).toEqual(concat(fromHex('00B00102000100'), filled(256), fromHex('0100')));
  });

  test.each<[string, Partial<Command>]>([
    ['header octet', { cla: 256 }],
    ['header octet', { cla: -1 }],
    ['header octet', { ins: 1.5 }],
    ['header octet', { p1: 256 }],
    ['header octet', { p2: 999 }],
    ['le', { le: 0 }],
    ['le', { le: 65_537 }],
    ['le', { le: 1.5 }],
    ['length of data', { data: bytes() }],
    ['length of data', { data: new Uint8Array(65_536) }],
  ])('refuses a %s out of range: %o', (what, more) => {
    expectCode(() => encodeCommand({ ...HEAD, ...more }), 'apdu/malformed', { what });
  });

  test('header octets reach from 00 to FF', () => {
    expect(toHex(encodeCommand({ cla: 255, ins: 0, p1: 255, p2: 0 }))).toBe('FF00FF00');
  });
});

describe('decodeResponse (ISO/IEC 7816-4, 5.1)', () => {
  test('data and status word', () => {
    expect(decodeResponse(fromHex('9000'))).toEqual({ data: bytes(), sw: 0x9000 });
    expect(decodeResponse(fromHex('0102 6A82'))).toEqual({ data: bytes(1, 2), sw: 0x6a82 });
  });

  test.each(['6100', '6FFF', '9000', '9FFF'])('SW %s is a status word', (sw) => {
    expect(decodeResponse(fromHex(sw)).sw).toBe(parseInt(sw, 16));
  });

  test.each(['6000', '5FFF', '7000', '8FFF', 'A000', '0000'])('%s is none', (sw) => {
    expectCode(() => decodeResponse(fromHex(sw)), 'apdu/malformed', { what: 'status word' });
  });

  test.each(['', '90'])('"%s" is too short for one', (answer) => {
    expectCode(() => decodeResponse(fromHex(answer)), 'apdu/malformed', {
      what: 'response shorter than a status word',
    });
  });

  test('any octets give a response that joins to them again, or the typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        try {
          const { data: body, sw } = decodeResponse(Uint8Array.from(data));
          expect(concat(body, bytes(sw >> 8, sw))).toEqual(Uint8Array.from(data));
        } catch (error) {
          if (!isAppError(error, 'apdu/malformed')) throw error;
        }
      }),
    );
  });
});

describe('status words (ISO/IEC 7816-4, 5.6)', () => {
  test('success is 9000 alone', () => {
    expect([0x9000, 0x9001, 0x6100].map(isSuccess)).toEqual([true, false, false]);
    expect(StatusWord.success).toBe(0x9000);
  });

  test('63Cx tells the tries left, 61xx the octets there, 6Cxx the right Le', () => {
    expect([0x63c0, 0x63cf, 0x63bf, 0x63d0, 0x6300, 0x9000].map(triesLeft)).toEqual([
      0,
      15,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([0x6100, 0x6101, 0x61ff, 0x60ff, 0x6200].map(bytesAvailable)).toEqual([
      256,
      1,
      255,
      undefined,
      undefined,
    ]);
    expect([0x6c00, 0x6c01, 0x6cff, 0x6bff, 0x6d00].map(rightLe)).toEqual([
      256,
      1,
      255,
      undefined,
      undefined,
    ]);
  });

  test('the words that the app acts on', () => {
    expect(StatusWord).toEqual({
      success: 0x9000,
      endOfFile: 0x6282,
      wrongLength: 0x6700,
      commandIncompatible: 0x6981,
      securityNotSatisfied: 0x6982,
      authenticationBlocked: 0x6983,
      referenceDataNotUsable: 0x6984,
      conditionsNotSatisfied: 0x6985,
      noCurrentFile: 0x6986,
      wrongData: 0x6a80,
      functionNotSupported: 0x6a81,
      notFound: 0x6a82,
      recordNotFound: 0x6a83,
      wrongP1P2: 0x6a86,
      referencedDataNotFound: 0x6a88,
      wrongOffset: 0x6b00,
      insNotSupported: 0x6d00,
      claNotSupported: 0x6e00,
    });
  });
});

describe('commands', () => {
  test.each<[string, Command, string]>([
    [
      'SELECT application',
      selectApplication(fromHex('D392F000260100000001')),
      '00A4040C0AD392F000260100000001',
    ],
    ['SELECT file', selectFile(0x000a), '00A4020C02000A'],
    ['SELECT file, high octet', selectFile(0x2f01), '00A4020C022F01'],
    ['READ BINARY', readBinary(0x1234, 256), '00B0123400'],
    ['READ BINARY at the end', readBinary(0x7fff, 1), '00B07FFF01'],
    ['READ BINARY by SFI', readBinaryShort(10, 5, 16), '00B08A0510'],
    ['READ RECORD', readRecord(1), '00B2010400'],
    ['READ RECORD with Le', readRecord(2, 30), '00B202041E'],
    ['READ RECORD by SFI', readRecordShort(1, 1), '00B2010C00'],
    ['READ RECORD by SFI with Le', readRecordShort(2, 3, 18), '00B2031412'],
    ['VERIFY without data', verifyQuery(0x80), '00200080'],
    ['VERIFY', verify(0x98, fromHex('31323334')), '002000980431323334'],
    ['CHANGE REFERENCE DATA', changeReferenceData(0x80, fromHex('3132')), '00240180023132'],
    ['GET CHALLENGE', getChallenge(8), '0084000008'],
    ['PSO in class 80', computeSignature(0x00, 0x80, bytes(0x30)), '802A0080013000'],
    ['GET DATA', getData(0x5f51), '00CA5F5100'],
    ['GET DATA with Le', getData(0x00f2, 4), '00CA00F204'],
  ])('%s', (_, command, apdu) => {
    expect(toHex(encodeCommand(command))).toBe(apdu);
  });

  test('those that carry a PIN are secret, the query is not', () => {
    expect(verify(0x80, bytes(1)).secret).toBe(true);
    expect(changeReferenceData(0x80, bytes(1)).secret).toBe(true);
    expect(verifyQuery(0x80)).not.toHaveProperty('secret');
  });
});
