import { describe, expect, test } from 'vitest';
import { type Bytes, bytes, fromHex, toHex } from '../../../src/bytes';
import {
  type ApduExchange,
  type ExchangeOptions,
  apduChannel,
  verify,
  verifyQuery,
} from '../../../src/protocol/iso7816';
import { expectRejected } from '../support/expect-code';

function scripted(answers: readonly (string | Error)[]) {
  const sent: { apdu: string; buffer: Bytes; options: ExchangeOptions }[] = [];
  const rest = [...answers];
  const exchange: ApduExchange = (apdu, options) => {
    sent.push({ apdu: toHex(apdu), buffer: apdu, options });
    const answer = rest.shift() ?? new Error('the script is over');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(fromHex(answer));
  };
  const channel = apduChannel({ atr: bytes(0x3b, 0x00), maxRead: 250, exchange });
  return { channel, sent, apdus: (): string[] => sent.map(({ apdu }) => apdu) };
}

const READ = { cla: 0x00, ins: 0xb0, p1: 0, p2: 0, le: 256 };
const pin = (): Bytes => fromHex('31323334');

describe('apduChannel', () => {
  test('tells ATR and maxRead of its link, and hands signal and timeout down', async () => {
    const { channel, sent } = scripted(['9000']);
    expect([channel.atr, channel.maxRead]).toEqual([bytes(0x3b, 0x00), 250]);
    const { signal } = new AbortController();
    expect(await channel.transmit(READ, { signal, timeout: 7 })).toEqual({ data: bytes(), sw: 0x9000 });
    expect(sent[0]!.options).toEqual({ signal, timeout: 7, secret: false });
    expect(toHex(sent[0]!.buffer)).toBe('00B0000000');
  });

  test('every status word that names no follow-up comes as it is', async () => {
    for (const answer of ['6A82', '63C3', '6282', '0102629F']) {
      const { channel, apdus } = scripted([answer]);
      expect((await channel.transmit(READ)).sw).toBe(parseInt(answer.slice(-4), 16));
      expect(apdus()).toHaveLength(1);
    }
  });

  test('61xx is followed by GET RESPONSE, and the parts are joined (ISO/IEC 7816-4, 5.3.4)', async () => {
    const { channel, apdus } = scripted(['AA6102', 'BB6100', 'CC9000']);
    expect(await channel.transmit(READ)).toEqual({ data: bytes(0xaa, 0xbb, 0xcc), sw: 0x9000 });
    expect(apdus()).toEqual(['00B0000000', '00C0000002', '00C0000000']);
  });

  test.each([
    [0x00, '00'],
    [0x03, '03'],
    [0x0c, '00'],
    [0x10, '00'],
    [0x80, '00'],
    [0x82, '02'],
    [0x41, '41'],
    [0x6f, '4F'],
    [0xc1, '01'],
  ])('GET RESPONSE goes on the logical channel of class %o (5.4.1)', async (cla, expected) => {
    const { channel, apdus } = scripted(['6105', '9000']);
    await channel.transmit({ ...READ, cla });
    expect(apdus()[1]).toBe(`${expected}C0000005`);
  });

  test('6Cxx is asked again with the right Le, once for the same Le', async () => {
    const { channel, apdus } = scripted(['6C03', '0102039000']);
    expect((await channel.transmit(READ)).data).toEqual(bytes(1, 2, 3));
    expect(apdus()).toEqual(['00B0000000', '00B0000003']);
    const stubborn = scripted(['6C03', '6C03']);
    expect(await stubborn.channel.transmit(READ)).toEqual({ data: bytes(), sw: 0x6c03 });
    expect(stubborn.apdus()).toHaveLength(2);
  });

  test('6Cxx to a command that expects nothing is handed up', async () => {
    const { channel, apdus } = scripted(['6C03']);
    expect((await channel.transmit(verifyQuery(0x80))).sw).toBe(0x6c03);
    expect(apdus()).toEqual(['00200080']);
  });

  test('6Cxx to GET RESPONSE repeats GET RESPONSE', async () => {
    const { channel, apdus } = scripted(['6100', '6C02', 'AABB9000']);
    expect((await channel.transmit(READ)).data).toEqual(bytes(0xaa, 0xbb));
    expect(apdus()).toEqual(['00B0000000', '00C0000000', '00C0000002']);
  });

  test('8.2 case 33: a card that never ends is ended after 64 follow-ups', async () => {
    const patient = scripted([...Array<string>(64).fill('6101'), '9000']);
    expect((await patient.channel.transmit(READ)).sw).toBe(0x9000);
    const endless = scripted(Array.from({ length: 70 }, (_, i) => (i % 2 === 0 ? '6C01' : '6C02')));
    await expectRejected(endless.channel.transmit(READ), 'apdu/malformed', {
      what: 'no end of 61xx and 6Cxx',
    });
    expect(endless.apdus()).toHaveLength(65);
  });
});

describe('8.2 case 32: secret commands', () => {
  test.each(['9000', '63C2', '6103', '6C04', '6700'])(
    '%s is handed up, and nothing more is sent',
    async (answer) => {
      const { channel, sent } = scripted([answer]);
      expect((await channel.transmit(verify(0x80, pin()), { timeout: 5000 })).sw).toBe(parseInt(answer, 16));
      expect(sent.map(({ apdu }) => apdu)).toEqual(['002000800431323334']);
      expect(sent[0]!.options).toEqual({ timeout: 5000, secret: true });
    },
  );

  test('the PIN and the encoded command are wiped after sending', async () => {
    const { channel, sent } = scripted(['9000']);
    const data = pin();
    await channel.transmit(verify(0x80, data));
    expect(data).toEqual(new Uint8Array(4));
    expect(sent[0]!.buffer).toEqual(new Uint8Array(9));
  });

  test('they are wiped on failure as well', async () => {
    const { channel, sent } = scripted([new RangeError('pipe')]);
    const data = pin();
    await expect(channel.transmit(verify(0x80, data))).rejects.toThrow(RangeError);
    expect(data).toEqual(new Uint8Array(4));
    expect(sent[0]!.buffer).toEqual(new Uint8Array(9));
  });

  test('they are wiped when they cannot be encoded, and nothing is sent', async () => {
    const { channel, sent } = scripted([]);
    const data = pin();
    await expectRejected(channel.transmit({ ...verify(0x80, data), p2: 256 }), 'apdu/malformed', {
      what: 'header octet',
    });
    expect(data).toEqual(new Uint8Array(4));
    expect(sent).toEqual([]);
  });

  test('a buffer that went out once is refused on every channel: it holds zeros, not the PIN', async () => {
    const first = scripted([new RangeError('pipe')]);
    const data = pin();
    await expect(first.channel.transmit(verify(0x80, data))).rejects.toThrow(RangeError);
    const second = scripted(['9000']);
    await expectRejected(second.channel.transmit(verify(0x81, data)), 'apdu/malformed', {
      what: 'secret without data, or sent before',
    });
    expect(second.sent).toEqual([]);
  });

  test('a secret command without data is refused', async () => {
    const { channel, sent } = scripted(['9000']);
    await expectRejected(channel.transmit({ ...verifyQuery(0x80), secret: true }), 'apdu/malformed');
    expect(sent).toEqual([]);
  });

  test('other commands keep their data', async () => {
    const { channel } = scripted(['9000']);
    const data = bytes(1, 2);
    await channel.transmit({ cla: 0, ins: 0xa4, p1: 4, p2: 12, data });
    expect(data).toEqual(bytes(1, 2));
  });
});
