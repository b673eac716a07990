import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter, bytes, concat, equalBytes, fromHex, toHex, wipe } from '../../src/bytes';
import { expectCode } from '../protocol/support/expect-code';

describe('octets', () => {
  test('are made from values, joined, compared and wiped', () => {
    expect(bytes(1, 255)).toEqual(new Uint8Array([1, 255]));
    expect(concat()).toEqual(bytes());
    expect(concat(bytes(1), bytes(), bytes(2, 3))).toEqual(bytes(1, 2, 3));
    expect(equalBytes(bytes(1, 2), bytes(1, 2))).toBe(true);
    expect(equalBytes(bytes(1, 2), bytes(1, 3))).toBe(false);
    expect(equalBytes(bytes(1, 2), bytes(1))).toBe(false);
    expect(equalBytes(bytes(1), bytes(1, 2))).toBe(false);
    expect(equalBytes(bytes(), bytes())).toBe(true);
    const secret = bytes(1, 2);
    wipe(secret);
    expect(secret).toEqual(bytes(0, 0));
  });

  test('concat copies its parts', () => {
    const part = bytes(1);
    const joined = concat(part);
    part[0] = 2;
    expect(joined).toEqual(bytes(1));
  });

  test('hex is upper case and has two digits an octet; white space is skipped', () => {
    expect(toHex(bytes(0, 10, 255))).toBe('000AFF');
    expect(fromHex(' 00 0a\nfF ')).toEqual(bytes(0, 10, 255));
    expect(fromHex('')).toEqual(bytes());
  });

  test.each(['0', '123', '0G', 'G0', '0x', '-1', 'zz00', '00zz'])('"%s" is no hex', (text) => {
    expectCode(() => fromHex(text), 'bytes/hex', {});
  });

  test('hex goes there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        expect(fromHex(toHex(data))).toEqual(Uint8Array.from(data));
      }),
    );
  });
});

describe('ByteReader', () => {
  test('reads integers in both orders and tells where it is', () => {
    const reader = new ByteReader(fromHex('01 0203 0405 FF060708 090A0BFF'));
    expect([reader.offset, reader.remaining]).toEqual([0, 13]);
    expect(reader.peek()).toBe(0x01);
    expect(reader.u8()).toBe(0x01);
    expect(reader.u16be()).toBe(0x0203);
    expect(reader.u16le()).toBe(0x0504);
    expect([reader.offset, reader.remaining]).toEqual([5, 8]);
    expect(reader.u32be()).toBe(0xff06_0708);
    expect(reader.u32le()).toBe(0xff0b_0a09);
    expect(reader.remaining).toBe(0);
  });

  test('takes and skips octets; what is taken is a copy', () => {
    const data = bytes(1, 2, 3, 4, 5);
    const reader = new ByteReader(data);
    const taken = reader.take(2);
    taken[0] = 9;
    expect(data[0]).toBe(1);
    reader.skip(1);
    expect(reader.take(0)).toEqual(bytes());
    expect(reader.rest()).toEqual(bytes(4, 5));
    expect(reader.rest()).toEqual(bytes());
  });

  test('throws on short data and stays where it was', () => {
    const reader = new ByteReader(bytes(1, 2, 3));
    expectCode(() => reader.u32be(), 'bytes/short', { need: 4, have: 3 });
    expectCode(() => reader.u32le(), 'bytes/short', { need: 4, have: 3 });
    expectCode(() => reader.take(4), 'bytes/short', { need: 4, have: 3 });
    expectCode(() => reader.skip(4), 'bytes/short', { need: 4, have: 3 });
    expect(reader.take(3)).toEqual(bytes(1, 2, 3));
    expectCode(() => reader.u8(), 'bytes/short', { need: 1, have: 0 });
    expectCode(() => reader.u16be(), 'bytes/short', { need: 2, have: 0 });
    expectCode(() => reader.u16le(), 'bytes/short', { need: 2, have: 0 });
    expectCode(() => reader.peek(), 'bytes/short', { need: 1, have: 0 });
  });

  test.each([-1, 0.5, NaN])('a length of %s is refused', (length) => {
    expectCode(() => new ByteReader(bytes(1, 2)).take(length), 'bytes/short', { need: length, have: 2 });
  });
});

describe('ByteWriter', () => {
  test('writes integers in both orders and octets', () => {
    const part = bytes(0xaa, 0xbb);
    const writer = new ByteWriter()
      .u8(1)
      .u16be(0x0203)
      .u16le(0x0405)
      .u32be(0xff06_0708)
      .u32le(0xff0a_0b0c)
      .put(part);
    part[0] = 0;
    expect(toHex(writer.finish())).toBe('0102030504FF0607080C0B0AFFAABB');
    expect(new ByteWriter().finish()).toEqual(bytes());
  });

  test('integers are truncated to their width', () => {
    expect(toHex(new ByteWriter().u8(0x1ff).u16be(0x1_0203).finish())).toBe('FF0203');
  });

  test('what is written is read again', () => {
    const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(u32, u32, fc.uint8Array(), (a, b, data) => {
        const reader = new ByteReader(new ByteWriter().u32be(a).u32le(b).put(data).finish());
        expect([reader.u32be(), reader.u32le(), reader.rest()]).toEqual([a, b, Uint8Array.from(data)]);
      }),
    );
  });
});
