import { describe, expect, it } from 'vitest';
import { bytes, concat } from '../../src/bytes';
import { numberAOf, parseMyNumber, parseTextAttributes } from '../../src/card';
import { isAppError } from '../../src/errors';
import { ascii, utf8 } from '../support/der';
import { object } from './objects';

function what(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (isAppError(error, 'card/malformed')) return error.detail.what;
    throw error;
  }
  return 'accepted';
}

const attributes = (...inner: readonly Uint8Array[]) => object(0xff20, ...inner);
const OFFSETS = object(0xdf21, new Uint8Array(8));
const NAME = object(0xdf22, utf8('番号　花子'));
const ADDRESS = object(0xdf23, utf8('東京都千代田区一番町１２－７－２０２'));
const BIRTH = object(0xdf24, ascii('19800217'));
const SEX = object(0xdf25, ascii('2'));

describe('My Number from EF 0001: FF10 0C, twelve digits, filler', () => {
  const file = (digits: string, tag = [0xff, 0x10], length = 12) =>
    concat(bytes(...tag, length), ascii(digits), bytes(0xff, 0xff));

  it('as text, and as a key that is wiped', () => {
    expect(parseMyNumber(file('123456789018'))).toBe('123456789018');
    const key = numberAOf(file('123456789018'));
    expect([...key.bytes]).toEqual([...ascii('123456789018')]);
    key[Symbol.dispose]();
    expect(new Set(key.bytes)).toEqual(new Set([0]));
  });

  it('a key of its own: wiping the file leaves it', () => {
    const data = file('123456789018');
    const key = numberAOf(data);
    data.fill(0);
    expect(key.bytes[0]).toBe(0x31);
  });

  it.each([
    ['another tag', file('123456789018', [0xff, 0x20])],
    ['another length', file('123456789018', [0xff, 0x10], 11)],
    ['a letter', file('12345678901A')],
    ['the octet before the digits', file('12345678901/')],
    ['the octet after the digits', file('12345678901:')],
    ['cut short', file('123456789018').slice(0, 14)],
    ['erased', new Uint8Array(17).fill(0xff)],
    ['nothing', bytes()],
  ])('%s is malformed', (_, data) => {
    expect(what(() => parseMyNumber(data))).toBe('my number');
    expect(what(() => numberAOf(data))).toBe('my number');
  });
});

describe('the four attributes from EF 0002', () => {
  it('typed, whatever follows the object and wherever the unsigned offsets point', () => {
    const data = concat(attributes(OFFSETS, NAME, ADDRESS, BIRTH, SEX), new Uint8Array(9).fill(0xff));
    expect(parseTextAttributes(data)).toEqual({
      name: '番号　花子',
      address: '東京都千代田区一番町１２－７－２０２',
      birth: { raw: '19800217', value: { year: 1980, month: 2, day: 17 } },
      sex: { raw: '2', value: 'female' },
    });
  });

  it.each([
    ['0', 'unknown'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'not-applicable'],
    ['3', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('sex %j is %s', (raw, value) => {
    const data = attributes(OFFSETS, NAME, ADDRESS, BIRTH, object(0xdf25, ascii(raw)));
    expect(parseTextAttributes(data).sex).toEqual(value === undefined ? { raw } : { raw, value });
  });

  it.each(['19800200', '00000000', '1980021', '昭和55年', ''])('a birth date written %j stays raw', (raw) => {
    const data = attributes(OFFSETS, NAME, ADDRESS, object(0xdf24, utf8(raw)), SEX);
    expect(parseTextAttributes(data).birth).toEqual({ raw });
  });

  it('an object that nobody has told of is passed over', () => {
    const data = attributes(OFFSETS, NAME, ADDRESS, BIRTH, SEX, object(0xdf26, ascii('?')));
    expect(parseTextAttributes(data).name).toBe('番号　花子');
  });

  it.each([
    ['another outer tag', object(0xff30, OFFSETS, NAME, ADDRESS, BIRTH, SEX)],
    ['no name', attributes(OFFSETS, ADDRESS, BIRTH, SEX)],
    ['no address', attributes(OFFSETS, NAME, BIRTH, SEX)],
    ['no birth date', attributes(OFFSETS, NAME, ADDRESS, SEX)],
    ['no sex', attributes(OFFSETS, NAME, ADDRESS, BIRTH)],
    ['two names', attributes(OFFSETS, NAME, NAME, ADDRESS, BIRTH, SEX)],
    ['a name that is no UTF-8', attributes(OFFSETS, object(0xdf22, bytes(0xe3, 0x81)), ADDRESS, BIRTH, SEX)],
    ['cut short', attributes(OFFSETS, NAME, ADDRESS, BIRTH, SEX).slice(0, 40)],
    ['nothing in it', attributes()],
    ['erased', new Uint8Array(64).fill(0xff)],
    ['nothing', bytes()],
  ])('%s is malformed', (_, data) => {
    expect(what(() => parseTextAttributes(data))).toBe('text attributes');
  });
});
