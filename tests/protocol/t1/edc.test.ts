import { describe, expect, test } from 'vitest';
import { bytes, toHex } from '../../../src/bytes';
import { decodeBlock, iBlock, isRBlock, rBlock, sBlock } from '../../../src/protocol/t1/block';
import { checkOctets, checkSize } from '../../../src/protocol/t1/edc';

const CHECK = new TextEncoder().encode('123456789');

describe('EDC (ISO/IEC 7816-3, 11.3.4)', () => {
  test('the LRC makes the exclusive-or of the whole block 00', () => {
    expect(checkOctets('lrc', bytes(0x00, 0xc1, 0x01), bytes(0xfe))).toEqual(bytes(0x3e));
    expect(checkSize('lrc')).toBe(1);
  });

  test('the CRC is the FCS of ISO/IEC 13239: 906E over "123456789", low octet first', () => {
    expect(toHex(checkOctets('crc', CHECK))).toBe('6E90');
    expect(toHex(checkOctets('crc', CHECK.slice(0, 4), CHECK.slice(4)))).toBe('6E90');
    expect(checkSize('crc')).toBe(2);
  });
});

describe('blocks (11.3)', () => {
  test('PCB by kind and number', () => {
    const pcb = (block: Uint8Array): number => block[1]!;
    expect([iBlock('lrc', 0, false, bytes(1)), iBlock('lrc', 1, false, bytes(1))].map(pcb)).toEqual([
      0x00, 0x40,
    ]);
    expect([iBlock('lrc', 0, true, bytes(1)), iBlock('lrc', 1, true, bytes(1))].map(pcb)).toEqual([
      0x20, 0x60,
    ]);
    expect([rBlock('lrc', 0, 0), rBlock('lrc', 1, 1), rBlock('lrc', 1, 2)].map(pcb)).toEqual([
      0x80, 0x91, 0x92,
    ]);
    expect([sBlock('lrc', 0, false), sBlock('lrc', 1, true, 5), sBlock('lrc', 3, true, 5)].map(pcb)).toEqual([
      0xc0, 0xe1, 0xe3,
    ]);
  });

  test('only R-blocks are R-blocks', () => {
    expect(isRBlock(rBlock('lrc', 1, 2))).toBe(true);
    expect(isRBlock(iBlock('lrc', 1, true, bytes(1)))).toBe(false);
    expect(isRBlock(sBlock('lrc', 0, false))).toBe(false);
    expect(isRBlock(bytes(0))).toBe(false);
  });

  test.each(['lrc', 'crc'] as const)('what is encoded is decoded, with %s', (edc) => {
    const inf = bytes(1, 2, 3);
    expect(decodeBlock(edc, iBlock(edc, 1, true, inf))).toEqual({ kind: 'i', ns: 1, more: true, inf });
    expect(decodeBlock(edc, iBlock(edc, 0, false, bytes()))).toEqual({
      kind: 'i',
      ns: 0,
      more: false,
      inf: bytes(),
    });
    expect(decodeBlock(edc, rBlock(edc, 1, 1))).toEqual({ kind: 'r', nr: 1 });
    expect(decodeBlock(edc, rBlock(edc, 0, 2))).toEqual({ kind: 'r', nr: 0 });
    expect(decodeBlock(edc, sBlock(edc, 1, true, 254))).toEqual({
      kind: 's',
      type: 1,
      response: true,
      value: 254,
    });
    expect(decodeBlock(edc, sBlock(edc, 3, false, 255))).toEqual({
      kind: 's',
      type: 3,
      response: false,
      value: 255,
    });
    expect(decodeBlock(edc, sBlock(edc, 3, false, 1))).toEqual({
      kind: 's',
      type: 3,
      response: false,
      value: 1,
    });
    expect(decodeBlock(edc, sBlock(edc, 2, false))).toEqual({
      kind: 's',
      type: 2,
      response: false,
      value: 0,
    });
    expect(decodeBlock(edc, sBlock(edc, 0, true))).toEqual({ kind: 's', type: 0, response: true, value: 0 });
  });

  test('the longest field is 254 octets, the shortest block has none', () => {
    expect(decodeBlock('lrc', iBlock('lrc', 0, false, new Uint8Array(254)))).toMatchObject({ kind: 'i' });
    expect(decodeBlock('lrc', iBlock('lrc', 0, false, new Uint8Array(255)))).toBe(2);
    expect(decodeBlock('crc', bytes(0, 0x80, 0, 0))).toBe(2);
    expect(decodeBlock('crc', rBlock('crc', 0, 0))).toEqual({ kind: 'r', nr: 0 });
  });
});
