import { describe, expect, it } from 'vitest';
import { bytes, concat, fromHex } from '../../../src/bytes';
import { activated, decodeObjects, received } from '../../../src/reader/rc-s300/data-objects';
import { decodeEscape } from '../../../src/reader/rc-s300/escape';
import { content } from '../support/test-card';

const answer = (hex: string) => decodeObjects(fromHex(hex));

describe('8.2 case 39: data objects are read one after another, never searched', () => {
  const DONE = 'C0 03 00 90 00';

  it('97 with one, two and three octets of length: 97 81 CA holds 202', () => {
    for (const [head, length] of [
      ['97 7F', 127],
      ['97 81 CA', 202],
      ['97 82 01 02', 258],
    ] as const) {
      const reply = content(0, length);
      const whole = concat(fromHex(`${DONE} 92 01 00 96 02 00 00 ${head}`), reply, fromHex('9000'));
      expect(received(decodeObjects(whole))).toEqual(reply);
    }
  });

  it('octets 97 and C0 inside of the card’s answer and of other objects are data', () => {
    const tricky = fromHex('97 02 C0 03 02 64 01 90 00');
    const whole = concat(
      fromHex(`${DONE} FF 6D 03 97 01 C0 97`),
      bytes(tricky.length),
      tricky,
      fromHex('9000'),
    );
    expect(received(decodeObjects(whole))).toEqual(tricky);
  });

  it('unknown tags are passed over', () => {
    expect(received(answer(`${DONE} FF 6D 02 01 02 5F 7F 01 AA 8A 00 97 02 90 00 90 00`))).toEqual(
      fromHex('9000'),
    );
  });

  it.each([
    ['C0 03 02 64 01 90 00', 2, 0x6401],
    ['C0 03 03 63 00 96 02 01 00 90 00', 3, 0x6300],
    ['C0 03 01 69 8A 90 00', 1, 0x698a],
    ['C0 03 00 69 85 90 00', 0, 0x6985],
  ])('%s: object %i failed with its own status word', (hex, index, sw) => {
    expect(answer(hex)).toMatchObject({ index, sw });
  });

  it('no answer of the card, a damaged one and a refusal are three things', () => {
    expect(received(answer('C0 03 03 64 01 90 00'))).toBe('mute');
    expect(received(answer('C0 03 03 63 00 90 00'))).toBe('damaged');
    expect(received(answer(`${DONE} 96 02 01 00 97 01 02 90 00`))).toBe('damaged');
    expect(received(answer(`${DONE} 92 01 04 97 01 02 90 00`))).toBe('damaged');
    expect(received(answer(`${DONE} 90 00`))).toBe('mute');
    expect(() => received(answer('67 00'))).toThrow(
      expect.objectContaining({ code: 'reader/command-failed', detail: { message: 0x6b, error: 0x6700 } }),
    );
  });

  it.each([
    '',
    '90',
    '90 00',
    'C0 02 00 90 90 00',
    'C0 05 00 90 00 90 00',
    'C0 03 00 90 00 97 05 90 00',
    '00 00 90 00',
  ])('octets that are no objects (%s) are a typed error', (hex) => {
    expect(() => answer(hex)).toThrow(expect.objectContaining({ code: 'reader/protocol' }));
  });

  it('8F 01 SAK tells nothing of a Type B card; 8F 03 is its protocol information', () => {
    expect(activated(answer(`${DONE} 8F 01 20 90 00`))).toEqual({ atr: undefined, protocolInfo: undefined });
    expect(activated(answer(`${DONE} 8F 03 B3 81 A1 90 00`)).protocolInfo).toEqual(fromHex('B381A1'));
  });

  it('bStatus 02 (no card in the slot) is not looked at; failed and time extension are', () => {
    const frame = (status: string) => decodeEscape(fromHex(`83 02000000 00 07 ${status} E0 00 9000`));
    expect(frame('02')).toMatchObject({ status: 'done', sequence: 7 });
    expect(frame('42')).toMatchObject({ status: 'failed', error: 0xe0 });
    expect(frame('82')).toMatchObject({ status: 'extension' });
    expect(() => frame('C2')).toThrow(expect.objectContaining({ code: 'reader/protocol' }));
  });
});
