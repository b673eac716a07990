import { describe, expect, test } from 'vitest';
import { type Bytes, bytes, concat, fromHex, toHex } from '../../../src/bytes';
import { type ApduExchange, apduChannel } from '../../../src/protocol/iso7816';
import { t0 } from '../../../src/protocol/t0';
import { expectRejected } from '../support/expect-code';

const PLAIN = { secret: false };
const HEAD = { cla: 0x00, ins: 0xb0, p1: 0, p2: 0 };

/** A reader at TPDU level that gives these answers in order. */
function scripted(answers: readonly string[]) {
  const sent: string[] = [];
  const rest = [...answers];
  const exchange: ApduExchange = (tpdu) => {
    sent.push(toHex(tpdu));
    const answer = rest.shift();
    if (answer === undefined) throw new Error('the script is over');
    return Promise.resolve(fromHex(answer));
  };
  const channel = apduChannel({ atr: bytes(), maxRead: 256, exchange: t0(exchange) });
  return { apdu: t0(exchange), channel, sent };
}

describe('8.2 case 33: T=0 at TPDU level (ISO/IEC 7816-3, 12.2)', () => {
  test.each([
    ['case 1 goes as five octets with P3 = 00', '00200080', '0020008000', '63C3'],
    ['case 2 goes as it is', '00B0000004', '00B0000004', '010203049000'],
    ['case 3 goes as it is', '00A4020C020011', '00A4020C020011', '9000'],
    ['case 4 goes without its Le', '802A008002AABB00', '802A008002AABB', '6A80'],
    ['case 4 of a single octet', '802A008001AA01', '802A008001AA', '6700'],
  ])('%s', async (_, apdu, tpdu, answer) => {
    const { apdu: exchange, sent } = scripted([answer]);
    expect(toHex(await exchange(fromHex(apdu), PLAIN))).toBe(answer);
    expect(sent).toEqual([tpdu]);
  });

  test('case 2 brings up to its Le, 256 for 00', async () => {
    const full = '00'.repeat(256) + '9000';
    expect((await scripted([full]).apdu(fromHex('00B0000000'), PLAIN)).length).toBe(258);
    expect((await scripted(['AABB9000']).apdu(fromHex('00B0000002'), PLAIN)).length).toBe(4);
  });

  test.each([
    ['case 1', '00200080', '009000'],
    ['case 2', '00B0000002', '0102039000'],
    ['case 2 with Le 256', '00B0000000', '00'.repeat(257) + '9000'],
    ['case 3', '00A4020C020011', '009000'],
    ['case 4', '802A008002AABB00', '019000'],
  ])('more than was asked for is refused: %s', async (_, apdu, answer) => {
    await expectRejected(scripted([answer]).apdu(fromHex(apdu), PLAIN), 't0/malformed', {
      what: 'more data than asked for',
    });
  });

  test('case 4 answered by 9000 is fetched by GET RESPONSE with its Le (12.2.5)', async () => {
    const { channel, sent } = scripted(['9000', 'AABB9000']);
    const response = await channel.transmit({ ...HEAD, cla: 0x80, ins: 0x2a, data: bytes(1), le: 2 });
    expect(response).toEqual({ data: bytes(0xaa, 0xbb), sw: 0x9000 });
    expect(sent).toEqual(['802A00000101', '00C0000002']);
  });

  test('case 4 answered by 61xx is fetched by GET RESPONSE with xx', async () => {
    const { channel, sent } = scripted(['6102', 'AABB9000']);
    expect((await channel.transmit({ ...HEAD, ins: 0x2a, data: bytes(1), le: 256 })).data).toEqual(
      bytes(0xaa, 0xbb),
    );
    expect(sent).toEqual(['002A00000101', '00C0000002']);
  });

  test('6Cxx to GET RESPONSE repeats GET RESPONSE and never the command', async () => {
    const { channel, sent } = scripted(['9000', '6C03', 'AABBCC9000']);
    expect((await channel.transmit({ ...HEAD, ins: 0x2a, data: bytes(1), le: 256 })).data.length).toBe(3);
    expect(sent).toEqual(['002A00000101', '00C0000000', '00C0000003']);
  });

  test('6Cxx to case 2 repeats it with the right Le', async () => {
    const { channel, sent } = scripted(['6C02', 'AABB9000']);
    expect((await channel.transmit({ ...HEAD, le: 256 })).data).toEqual(bytes(0xaa, 0xbb));
    expect(sent).toEqual(['00B0000000', '00B0000002']);
  });

  test('61xx without end is ended after 64 times', async () => {
    const { channel, sent } = scripted(Array<string>(70).fill('6101'));
    await expectRejected(channel.transmit({ ...HEAD, le: 1 }), 'apdu/malformed', {
      what: 'no end of 61xx and 6Cxx',
    });
    expect(sent).toHaveLength(65);
  });

  test.each(['9000', '6102', '6C02'])(
    '8.2 case 32: a secret command answered by %s goes out once',
    async (answer) => {
      const { channel, sent } = scripted([answer]);
      const command = { ...HEAD, ins: 0x20, data: bytes(0x31, 0x32), le: 2, secret: true } as const;
      expect((await channel.transmit(command)).sw).toBe(parseInt(answer, 16));
      expect(sent).toEqual(['00200000023132']);
    },
  );

  test('what goes down is a view of the command wherever it holds data, so that wiping the command wipes all', async () => {
    const seen: Bytes[] = [];
    const exchange = t0((tpdu) => {
      seen.push(tpdu);
      return Promise.resolve(bytes(0x90, 0x00));
    });
    const case3 = fromHex('002000800131');
    const case4 = fromHex('00200080013100');
    await exchange(case3, { secret: true });
    await exchange(case4, { secret: true });
    expect(seen.map(({ buffer }) => buffer)).toEqual([case3.buffer, case4.buffer]);
    expect(seen[0]!.buffer).toBe(case3.buffer);
    expect(seen[1]!.buffer).toBe(case4.buffer);
  });

  test('the extended form is refused: T=0 has no room for it', async () => {
    const { channel, sent } = scripted([]);
    await expectRejected(channel.transmit({ ...HEAD, le: 257 }), 'reader/too-long', {
      length: 7,
      limit: 261,
    });
    await expectRejected(channel.transmit({ ...HEAD, data: new Uint8Array(256) }), 'reader/too-long', {
      length: 263,
      limit: 261,
    });
    expect(sent).toEqual([]);
  });

  test('255 octets of data go in one TPDU', async () => {
    const { channel, sent } = scripted(['9000']);
    await channel.transmit({ ...HEAD, data: new Uint8Array(255) });
    expect(sent[0]).toBe(toHex(concat(fromHex('00B00000FF'), new Uint8Array(255))));
  });

  test.each([
    ['', 'command shorter than its header'],
    ['00B000', 'command shorter than its header'],
    ['00B000000201', 'Lc'],
    ['00B00000020102030405', 'Lc'],
  ])('octets that are no command are refused: "%s"', async (apdu, what) => {
    await expectRejected(scripted([]).apdu(fromHex(apdu), PLAIN), 't0/malformed', { what });
  });
});
