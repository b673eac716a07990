import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/bytes';
import {
  DerReader,
  readBitOctets,
  readBits,
  readBoolean,
  readOid,
  readOnly,
  readSmall,
  readText,
  readUnsigned,
} from '../../src/pki/der';
import { readTime } from '../../src/pki/time';
import { oid, tlv } from '../support/der';
import { runs, SEED } from '../support/proof';
import { refusal } from './pieces';

const only = (hex: string, tag?: number) => readOnly(fromHex(hex), tag);

describe('DER (X.690, 8.1 and 10.1): one refusal for each rule', () => {
  it.each([
    ['empty', '', 'cut short'],
    ['identifier alone', '30', 'cut short'],
    ['contents cut', '30 02 05', 'cut short'],
    ['length octets cut', '30 82 01', 'cut short'],
    ['indefinite length (10.1)', '30 80 00 00', 'indefinite length'],
    ['high tag number (8.1.2.4)', '3F 21 00', 'high tag number'],
    ['81 where one octet does (10.1)', '04 81 05 0102030405', 'length not minimal'],
    ['81 7F: the last that one octet holds', `04 81 7F ${'00'.repeat(127)}`, 'length not minimal'],
    ['82 where 81 does', `04 82 00 FF ${'00'.repeat(255)}`, 'length not minimal'],
    ['83 with a leading zero', `04 83 00 01 00 ${'00'.repeat(256)}`, 'length not minimal'],
    ['five length octets', '04 85 0100000000', 'length too long'],
    ['length FF (8.1.3.5 c)', '04 FF 00', 'length too long'],
    ['trailing bytes', '05 00 00', 'trailing bytes'],
  ])('%s', (_, hex, what) => {
    expect(refusal(() => only(hex))).toBe(what);
  });

  it.each([
    ['05 00', 0],
    [`04 7F ${'00'.repeat(127)}`, 127],
    [`04 81 80 ${'00'.repeat(128)}`, 128],
    [`04 81 FF ${'00'.repeat(255)}`, 255],
    [`04 82 01 00 ${'00'.repeat(256)}`, 256],
  ])('accepts %s', (hex, length) => {
    expect(only(hex).value.length).toBe(length);
    expect(toHex(only(hex).raw)).toBe(hex.replaceAll(' ', ''));
  });

  it('another tag than asked for', () => {
    expect(refusal(() => only('31 00', 0x30))).toBe('unexpected tag');
    expect(refusal(() => new DerReader(fromHex('31 00')).enter())).toBe('unexpected tag');
    expect(new DerReader(fromHex('31 00')).enter(0x31).atEnd).toBe(true);
  });

  it('optional() takes the tag or stays; raw holds exactly the value’s own octets', () => {
    const reader = new DerReader(fromHex('02 01 05 05 00'));
    expect(reader.optional(0x05)).toBeUndefined();
    expect(toHex(reader.optional(0x02)!.raw)).toBe('020105');
    expect(reader.nextTag).toBe(0x05);
    expect(toHex(reader.next().raw)).toBe('0500');
    expect(reader.nextTag).toBeUndefined();
    expect(reader.optional(0x05)).toBeUndefined();
  });
});

describe('types', () => {
  it.each([
    ['01 01 00', false],
    ['01 01 FF', true],
    ['01 01 01', 'boolean'],
    ['01 00', 'boolean'],
    ['01 02 FF FF', 'boolean'],
  ])('BOOLEAN %s is %s (11.1)', (hex, expected) => {
    if (typeof expected === 'boolean') expect(readBoolean(only(hex))).toBe(expected);
    else expect(refusal(() => readBoolean(only(hex)))).toBe(expected);
  });

  it.each([
    ['02 01 00', '00'],
    ['02 01 7F', '7F'],
    ['02 02 00 80', '80'],
    ['02 03 01 00 00', '010000'],
    ['02 00', 'empty integer'],
    ['02 01 80', 'negative integer'],
    ['02 02 FF 00', 'negative integer'],
    ['02 02 00 7F', 'integer not minimal'],
    ['02 02 00 00', 'integer not minimal'],
  ])('INTEGER %s is %s (8.3.2)', (hex, expected) => {
    if (expected.includes(' ')) expect(refusal(() => readUnsigned(only(hex)))).toBe(expected);
    else expect(toHex(readUnsigned(only(hex)))).toBe(expected);
  });

  it('small integers: up to 32 bits', () => {
    expect(readSmall(only('02 05 00 FF FF FF FF'))).toBe(0xffff_ffff);
    expect(readSmall(only('02 02 01 02'))).toBe(258);
    expect(refusal(() => readSmall(only('02 05 01 00 00 00 00')))).toBe('integer too large');
  });

  it.each([
    ['06 03 55 04 03', '2.5.4.3'],
    ['06 01 27', '0.39'],
    ['06 01 28', '1.0'],
    ['06 01 4F', '1.39'],
    ['06 01 50', '2.0'],
    ['06 02 88 37', '2.999'],
    ['06 0A 2A 83 08 8C 9B 55 08 05 05 01', '1.2.392.200149.8.5.5.1'],
    ['06 0A 01 FF FF FF FF FF FF FF FF 7F', '0.1.9223372036854775807'],
    ['06 00', 'oid'],
    ['06 02 55 84', 'oid'],
    ['06 03 55 80 04', 'oid arc not minimal'],
    ['06 02 80 01', 'oid arc not minimal'],
  ])('OBJECT IDENTIFIER %s is %s (8.19)', (hex, expected) => {
    if (expected.startsWith('oid')) expect(refusal(() => readOid(only(hex)))).toBe(expected);
    else expect(readOid(only(hex))).toBe(expected);
  });

  it('OBJECT IDENTIFIER: writer and reader agree on any arcs', () => {
    const arc = fc.integer({ min: 0, max: 2 ** 31 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 0, max: 39 }),
        fc.array(arc),
        (a, b, rest) => {
          const dotted = [a, b, ...rest].join('.');
          expect(readOid(readOnly(oid(dotted)))).toBe(dotted);
        },
      ),
      { numRuns: runs(200, 10_000), seed: SEED },
    );
  });

  it.each([
    ['03 02 07 80', '80', 7],
    ['03 02 06 C0', 'C0', 6],
    ['03 03 00 01 02', '0102', 0],
    ['03 01 00', '', 0],
  ])('BIT STRING %s', (hex, octets, unused) => {
    const bits = readBits(only(hex));
    expect([toHex(bits.octets), bits.unused]).toEqual([octets, unused]);
  });

  it.each([
    ['03 00', 'bit string'],
    ['03 02 08 00', 'bit string'],
    ['03 01 01', 'bit string'],
    ['03 02 07 C0', 'bit string padding'],
    ['03 02 01 01', 'bit string padding'],
  ])('BIT STRING %s is refused (8.6.2, 11.2)', (hex, what) => {
    expect(refusal(() => readBits(only(hex)))).toBe(what);
  });

  it('keys and signatures are bit strings of whole octets', () => {
    expect(refusal(() => readBitOctets(only('03 02 01 02')))).toBe('bit string of whole octets');
    expect(toHex(readBitOctets(only('03 02 00 03')))).toBe('03');
  });

  it.each([
    ['UTF8String', '0C 06 E6 B1 9F E6 88 B8', '江戸'],
    ['PrintableString', '13 02 4A 50', 'JP'],
    ['IA5String', '16 03 61 40 62', 'a@b'],
    ['TeletexString', '14 01 E9', 'é'],
    ['BMPString', '1E 02 6C 5F', '江'],
    ['a byte order mark is text (RFC 3629, 6)', '0C 03 EF BB BF', '\ufeff'],
  ])('%s', (_, hex, text) => {
    expect(readText(only(hex))).toBe(text);
  });

  it.each([
    ['0C 02 C0 80', 'utf-8'],
    ['0C 01 FF', 'utf-8'],
    ['13 01 40', 'printable string'],
    ['16 01 80', 'ia5 string'],
    ['16 02 41 80', 'ia5 string'],
    ['1E 01 6C', 'bmp string'],
    ['04 01 41', 'string type'],
  ])('text %s is refused', (hex, what) => {
    expect(refusal(() => readText(only(hex)))).toBe(what);
  });
});

describe('times (RFC 5280, 4.1.2.5)', () => {
  const utc = (text: string) => readTime(readOnly(tlv(0x17, Buffer.from(text, 'latin1'))));
  const generalized = (text: string) => readTime(readOnly(tlv(0x18, Buffer.from(text, 'latin1'))));

  it.each([
    [utc, '290217145959Z', '2029-02-17T14:59:59Z'],
    [utc, '000229000000Z', '2000-02-29T00:00:00Z'],
    [utc, '491231235959Z', '2049-12-31T23:59:59Z'],
    [utc, '500101000000Z', '1950-01-01T00:00:00Z'],
    [generalized, '20500101000000Z', '2050-01-01T00:00:00Z'],
    [generalized, '20290217145959Z', '2029-02-17T14:59:59Z'],
    [generalized, '00990217145959Z', '0099-02-17T14:59:59Z'],
  ])('%o %s', (read, text, instant) => {
    expect(read(text)).toBe(Date.parse(instant));
  });

  it.each([
    [utc, '2902171459Z'],
    [utc, '290217145959'],
    [utc, '290217145959+0900'],
    [utc, '290217145959.5Z'],
    [utc, '290230145959Z'],
    [utc, '290017145959Z'],
    [utc, '291317145959Z'],
    [utc, '290200145959Z'],
    [utc, '290217245959Z'],
    [utc, '290217146059Z'],
    [utc, '290217145960Z'],
    [utc, '20290217145959Z'],
    [utc, ' 90217145959Z'],
    [generalized, '290217145959Z'],
    [generalized, '20290217145959.5Z'],
    [generalized, '202902171459Z'],
    [generalized, '00000217145959Z'],
    [generalized, '20290229145959Z'],
  ])('%o refuses %s', (read, text) => {
    expect(refusal(() => read(text))).toBe('time');
  });

  it('no other type is a time', () => {
    expect(refusal(() => readTime(only('04 0D 3239303231373134353935395A')))).toBe('time type');
  });
});
