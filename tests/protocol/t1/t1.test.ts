import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../src/bytes';
import { expectRejected } from '../support/expect-code';
import { type SRequest, sealed } from '../support/t1-card';
import { I0, OK, PLAIN, R, READ, block, scripted, setUp } from '../support/t1-set-up';

describe('T=1 in order (ISO/IEC 7816-3, 11.6.2)', () => {
  test('one APDU is one block each way, and the numbers alternate', async () => {
    const { host, blocks } = setUp();
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks()).toEqual(['00000500B0000004B1', '00400500B0000004F1']);
  });

  test('8.2 case 29: chains of 3 blocks and more go both ways at IFSC 16', async () => {
    const answer = Uint8Array.from({ length: 102 }, (_, i) => i);
    const { card, host, blocks } = setUp({ ifsc: 16, process: () => answer });
    const apdu = Uint8Array.from({ length: 40 }, (_, i) => i);
    expect(await host.exchange(apdu, PLAIN)).toEqual(answer);
    expect(card.log).toEqual([toHex(apdu)]);
    expect(blocks().map((sent) => sent.slice(2, 6))).toEqual([
      '2010',
      '6010',
      '0008',
      '9000',
      '8000',
      '9000',
    ]);
  });

  test('8.2 case 29: chains of 3 blocks go both ways at IFSC 254 and IFSD 254', async () => {
    const answer = Uint8Array.from({ length: 700 }, (_, i) => i);
    const { card, host, blocks } = setUp({ ifsc: 254, process: () => answer });
    await host.negotiateIfsd(254);
    const apdu = Uint8Array.from({ length: 600 }, (_, i) => 255 - i);
    expect(await host.exchange(apdu, PLAIN)).toEqual(answer);
    expect(card.log).toEqual([toHex(apdu)]);
    expect(blocks().map((sent) => sent.slice(2, 6))).toEqual([
      'C101',
      '20FE',
      '60FE',
      '005C',
      '9000',
      '8000',
    ]);
  });

  test('8.2 case 29: a card that asks for another IFSC in the middle of a chain gets the next block in that size', async () => {
    const wishes: (SRequest | undefined)[] = [{ ifs: 4 }];
    const { host, card, blocks } = setUp({ ifsc: 16, interject: () => wishes.shift() });
    const apdu = Uint8Array.from({ length: 24 }, (_, i) => i);
    expect(await host.exchange(apdu, PLAIN)).toEqual(OK);
    expect(card.log).toEqual([toHex(apdu)]);
    expect(blocks().map((sent) => sent.slice(2, 6))).toEqual(['2010', 'E101', '6004', '0004']);
    expect(blocks()[1]).toBe('00E10104E4');
  });

  test('a block that was sent is repeated as it was, although the card asked for a smaller IFSC in between', async () => {
    const { host, sent } = scripted([block(0, 0xc1, 1, 2), R(0), R(1), I0], 4);
    await host.exchange(fromHex('0102030405'), PLAIN);
    expect(sent).toEqual([
      block(0, 0x20, 4, 1, 2, 3, 4),
      block(0, 0xe1, 1, 2),
      block(0, 0x20, 4, 1, 2, 3, 4),
      block(0, 0x40, 1, 5),
    ]);
  });

  test('8.2 case 28: a card with CRC', async () => {
    const { host, card, blocks } = setUp({ edc: 'crc' }, ['damage-block', 'damage-reply']);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(card.log).toEqual([toHex(READ)]);
    const command = toHex(sealed('crc', [0, 0, 5, ...READ]));
    expect(blocks()).toEqual([command, command, toHex(sealed('crc', [0, 0x81, 0]))]);
  });
});

describe('IFSD (11.4.2)', () => {
  test('8.2 case 27: the card agrees', async () => {
    const { host, card, blocks } = setUp();
    expect(host.ifsd).toBe(32);
    await host.negotiateIfsd(254);
    expect(host.ifsd).toBe(254);
    expect(card.ifsd).toBe(254);
    expect(blocks()).toEqual(['00C101FE3E']);
  });

  test.each(['ignore', 'refuse'] as const)(
    '8.2 case 27: a card that does %s leaves IFSD at 32 and works on',
    async (onIfs) => {
      const { host, blocks } = setUp({ onIfs });
      await host.negotiateIfsd(252);
      expect(host.ifsd).toBe(32);
      expect(blocks()).toEqual(Array(3).fill('00C101FC3C'));
      expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    },
  );

  test.each([
    ['another size', block(0, 0xe1, 1, 253)],
    ['another response', block(0, 0xe3, 1, 254)],
    ['a request', block(0, 0xc1, 1, 254)],
    ['an I-block', I0],
  ])('%s is no agreement', async (_, reply) => {
    const { host } = scripted([reply, reply, reply]);
    await host.negotiateIfsd(254);
    expect(host.ifsd).toBe(32);
  });

  test('the request is repeated after a lost response (rule 7.3)', async () => {
    const { host, blocks } = setUp({}, ['lose-reply', 'damage-reply']);
    await host.negotiateIfsd(254);
    expect(host.ifsd).toBe(254);
    expect(blocks()).toEqual(Array(3).fill('00C101FE3E'));
  });
});

describe('waiting time extension (rule 3)', () => {
  test('8.2 case 30: the time is multiplied for the next reply only, in a chain as well', async () => {
    const wishes: (SRequest | undefined)[] = [{ wtx: 3 }, undefined, { wtx: 7 }];
    const { host, wire } = setUp({ ifsc: 2, interject: () => wishes.shift() });
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(
      wire.sent.map(({ block: sent, options }) => [sent.slice(2, 8), options.multiplier, options.timeout]),
    ).toEqual([
      ['200200', 1, 100],
      ['E30103', 3, 300],
      ['600200', 1, 100],
      ['000104', 1, 100],
      ['E30107', 7, 700],
    ]);
  });

  test('8.2 case 30: after a lost answer an R-block follows, never the S-response again (rule 7.3)', async () => {
    const { host, sent } = scripted([block(0, 0xc3, 1, 2), 'mute', I0]);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent.slice(1)).toEqual([block(0, 0xe3, 1, 2), R(0, 2)]);
  });

  test('a card that extends for ever is given up after 120 s', async () => {
    const { host, sent } = scripted(Array<string>(12).fill(block(0, 0xc3, 1, 120)));
    await expectRejected(host.exchange(READ, PLAIN), 'reader/time-limit', { ms: 120_000 });
    expect(sent).toHaveLength(11);
  });

  test("the caller's longer time holds for every block", async () => {
    const { host, wire } = setUp();
    await host.exchange(READ, { ...PLAIN, timeout: 5000 });
    await host.exchange(READ, { ...PLAIN, timeout: 99 });
    expect(wire.sent.map(({ options }) => options.timeout)).toEqual([5000, 100]);
  });
});
