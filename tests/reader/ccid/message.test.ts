import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat, fromHex, toHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import { commandError } from '../../../src/reader/ccid/command-error';
import {
  type CcidAnswer,
  REQUEST,
  type RequestName,
  decodeAnswer,
  decodeNotification,
  encodeRequest,
  messageLength,
} from '../../../src/reader/ccid/message';
import { SEED, runs } from '../../support/proof';

describe('messages to the reader (CCID 1.1, 6.1)', () => {
  it('are numbered and answered as the standard’s tables have it', () => {
    expect(REQUEST).toEqual({
      IccPowerOn: [0x62, 0x80],
      IccPowerOff: [0x63, 0x81],
      GetSlotStatus: [0x65, 0x81],
      XfrBlock: [0x6f, 0x80],
      GetParameters: [0x6c, 0x82],
      ResetParameters: [0x6d, 0x82],
      SetParameters: [0x61, 0x82],
      Escape: [0x6b, 0x83],
      IccClock: [0x6e, 0x81],
      T0APDU: [0x6a, 0x81],
      Secure: [0x69, 0x80],
      Mechanical: [0x71, 0x81],
      Abort: [0x72, 0x81],
      SetDataRateAndClockFrequency: [0x73, 0x84],
    });
  });

  it('carry type, dwLength, bSlot, bSeq, three octets of their own and the data', () => {
    const message = encodeRequest({ name: 'XfrBlock', parameters: [1, 2, 3], data: content(300) }, 4, 5);
    expect(toHex(message.slice(0, 10))).toBe('6F2C0100000405010203');
    expect(message.slice(10)).toEqual(content(300));
    expect(toHex(encodeRequest({ name: 'GetSlotStatus' }, 0, 255))).toBe('650000000000FF000000');
  });
});

describe('messages from the reader (CCID 1.1, 6.2)', () => {
  const raw = fromHex('80 02000000 01 07 42 FE 10 9000');

  it('are taken apart', () => {
    expect(decodeAnswer(raw)).toEqual({
      type: 0x80,
      slot: 1,
      seq: 7,
      iccStatus: 'absent',
      commandStatus: 'failed',
      error: 0xfe,
      parameter: 0x10,
      data: fromHex('9000'),
    });
    expect(messageLength(raw)).toBe(12);
    expect(messageLength(fromHex('80 FFFFFFFF'))).toBe(0xffffffff + 10);
  });

  it.each<readonly [number, string | undefined, string | undefined]>([
    [0x00, 'active', 'ok'],
    [0x01, 'inactive', 'ok'],
    [0x02, 'absent', 'ok'],
    [0x3c, 'active', 'ok'],
    [0x40, 'active', 'failed'],
    [0x80, 'active', 'extension'],
    [0x03, undefined, undefined],
    [0xc0, undefined, undefined],
  ])('bStatus %i', (status, iccStatus, commandStatus) => {
    const message = raw.slice();
    message[7] = status;
    if (iccStatus === undefined) {
      expect(() => decodeAnswer(message)).toThrow(
        expect.objectContaining({ detail: { what: 'reserved bStatus' } }),
      );
    } else {
      expect(decodeAnswer(message)).toMatchObject({ iccStatus, commandStatus });
    }
  });

  it('are refused where the length is not dwLength, or the header is cut', () => {
    for (const message of [raw.slice(0, 11), concat(raw, bytes(0))]) {
      expect(() => decodeAnswer(message)).toThrow(
        expect.objectContaining({ detail: { what: 'dwLength is not the length' } }),
      );
    }
    expect(() => decodeAnswer(raw.slice(0, 9))).toThrow(
      expect.objectContaining({ detail: { what: 'message is short' } }),
    );
  });

  it('any octets give an answer or a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => {
        try {
          decodeAnswer(bytes(...octets));
        } catch (error) {
          expect(isAppError(error, 'reader/protocol')).toBe(true);
        }
      }),
      { seed: SEED, numRuns: runs(500, 100_000) },
    );
  });
});

describe('notifications (CCID 1.1, 6.3)', () => {
  it('tell of each slot with two bits, from the lowest', () => {
    expect(decodeNotification(fromHex('50 02'), 1)).toEqual({ kind: 'slots', present: [false] });
    expect(decodeNotification(fromHex('50 03'), 1)).toEqual({ kind: 'slots', present: [true] });
    expect(decodeNotification(fromHex('50 46 01'), 5)).toEqual({
      kind: 'slots',
      present: [false, true, false, true, true],
    });
  });

  it('tell of hardware errors', () => {
    expect(decodeNotification(fromHex('51 02 09 01'), 1)).toEqual({
      kind: 'hardware-error',
      slot: 2,
      error: 1,
    });
  });

  it.each(['', '50', '50 00', '51 00 00', '52 00 00 00'])('are not made of “%s”', (message) => {
    expect(decodeNotification(fromHex(message), message === '50 00' ? 5 : 1)).toBeUndefined();
  });
});

describe('bError of a failed command (CCID 1.1, table 6.2-2)', () => {
  const told = (
    error: number,
    name: RequestName = 'XfrBlock',
    iccStatus: CcidAnswer['iccStatus'] = 'active',
  ) =>
    commandError(
      { name },
      { type: 0x80, slot: 0, seq: 0, iccStatus, commandStatus: 'failed', error, parameter: 0, data: bytes() },
    );

  it.each<readonly [number, string, object]>([
    [0xfe, 'reader/card-mute', {}],
    [0xab, 'reader/card-mute', {}],
    [0xfb, 'reader/hardware', { error: 0xfb }],
    [0xfc, 'reader/hardware', { error: 0xfc }],
    [0xa2, 'reader/hardware', { error: 0xa2 }],
    [0xe0, 'reader/busy', {}],
    [0xf2, 'reader/busy', {}],
    [0xf8, 'reader/card-unsupported', { what: 'first character of the answer to reset' }],
    [0xf7, 'reader/card-unsupported', { what: 'check character of the answer to reset' }],
    [0xf6, 'reader/card-unsupported', { what: 'protocol' }],
    [0xa3, 'reader/card-unsupported', { what: 'answer to reset is too long' }],
    ...[
      0xff, 0xfd, 0xf5, 0xf4, 0xf3, 0xf0, 0xef, 0xb0, 0xbb, 0xbd, 0xbe, 0x81, 0xc0, 0x80, 0x7f, 0x05, 0x01,
      0x00,
    ].map((error) => [error, 'reader/command-failed', { message: 0x6f, error }] as const),
  ])('%i is %s', (error, code, detail) => {
    expect(told(error)).toMatchObject({ code, detail });
  });

  it('with the card absent it is “no card” at power-on and “removed” later, whatever bError says', () => {
    for (const error of [0xfe, 0x00, 0xfb]) {
      expect(told(error, 'IccPowerOn', 'absent').code).toBe('reader/no-card');
      expect(told(error, 'XfrBlock', 'absent').code).toBe('reader/card-removed');
    }
  });
});

function content(length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => i & 0xff);
}
