import { describe, expect, test } from 'vitest';
import { type Bytes, bytes, fromHex, toHex } from '../../../src/bytes';
import {
  type BlockExchange,
  ISO_DEP_MAX_READ,
  type Received,
  frameSize,
  frameWaitingTime,
  isoDep,
} from '../../../src/protocol/iso-dep';
import { expectRejected } from '../support/expect-code';
import { IsoDepCard, type IsoDepCardOptions } from '../support/iso-dep-card';
import { type LineFault, line } from '../support/line';

const PLAIN = { secret: false };
const OK = bytes(0x90, 0x00);
const READ = fromHex('00B0000004');
const GIVEN_UP = { protocol: 'iso-dep', what: 'no error-free block' } as const;

function setUp(
  options: Partial<IsoDepCardOptions> & { fsc?: number } = {},
  faults: readonly (LineFault | undefined)[] = [],
) {
  const card = new IsoDepCard({ process: () => OK, ...options });
  const wire = line(card, faults);
  const host = isoDep({ exchange: wire.exchange, fsc: options.fsc ?? 256, fwt: 10 });
  return { card, host, wire, blocks: (): string[] => wire.sent.map(({ block }) => block) };
}

function scripted(replies: readonly string[], fsc = 256) {
  const sent: string[] = [];
  const rest = [...replies];
  const exchange: BlockExchange = (block) => {
    sent.push(toHex(block));
    const reply = rest.shift();
    if (reply === undefined) throw new Error('the script is over');
    return Promise.resolve<Received>(reply === 'damaged' || reply === 'mute' ? reply : fromHex(reply));
  };
  return { host: isoDep({ exchange, fsc, fwt: 10 }), sent };
}

describe('ISO-DEP in order (ISO/IEC 14443-4, 7.5)', () => {
  test('the block number begins at 0 and toggles with every answer', async () => {
    const { host, blocks } = setUp();
    for (let i = 0; i < 3; i += 1) expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks()).toEqual(['0200B0000004', '0300B0000004', '0200B0000004']);
  });

  test('chains go both ways; a block holds FSC − 3 octets', async () => {
    const answer = Uint8Array.from({ length: 40 }, (_, i) => i);
    const { host, card, blocks } = setUp({ fsc: 16, fsd: 16, process: () => answer });
    const apdu = Uint8Array.from({ length: 30 }, (_, i) => i);
    expect(await host.exchange(apdu, PLAIN)).toEqual(answer);
    expect(card.log).toEqual([toHex(apdu)]);
    expect(blocks()).toEqual([
      '12000102030405060708090A0B0C',
      '130D0E0F10111213141516171819',
      '021A1B1C1D',
      'A3',
      'A2',
      'A3',
    ]);
  });

  test('the largest read in one block at FSD 256 is 251', async () => {
    expect(ISO_DEP_MAX_READ).toBe(251);
    const { host, blocks } = setUp({ process: (apdu) => new Uint8Array(apdu[4]! + 2) });
    expect((await host.exchange(bytes(0, 0xb0, 0, 0, ISO_DEP_MAX_READ), PLAIN)).length).toBe(253);
    expect(blocks()).toHaveLength(1);
    expect((await host.exchange(bytes(0, 0xb0, 0, 0, ISO_DEP_MAX_READ + 1), PLAIN)).length).toBe(254);
    expect(blocks()).toHaveLength(3);
  });

  test('S(WTX) gets its WTXM back without the power level, and the time for one reply (7.3)', async () => {
    const sent: [string, number, number][] = [];
    const replies = ['F2C5', 'F27B', '029000'];
    const exchange: BlockExchange = (block, { multiplier, timeout }) => {
      sent.push([toHex(block), multiplier, timeout]);
      return Promise.resolve(fromHex(replies.shift()!));
    };
    const host = isoDep({ exchange, fsc: 256, fwt: 400 });
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent).toEqual([
      ['0200B0000004', 1, 400],
      ['F205', 5, 2000],
      ['F23B', 59, 4949],
    ]);
  });

  test("the caller's longer time holds for every block, and a frame waiting time above the limit for itself", async () => {
    const times: number[] = [];
    const exchange: BlockExchange = (block, { timeout }) => {
      times.push(timeout);
      return Promise.resolve(bytes(block[0]!, 0x90, 0x00));
    };
    await isoDep({ exchange, fsc: 256, fwt: 400 }).exchange(READ, { ...PLAIN, timeout: 5000 });
    await isoDep({ exchange, fsc: 256, fwt: 400 }).exchange(READ, { ...PLAIN, timeout: 399 });
    await isoDep({ exchange, fsc: 256, fwt: 4953 }).exchange(READ, PLAIN);
    expect(times).toEqual([5000, 400, 4953]);
  });

  test('a card that extends for ever is given up after 120 s', async () => {
    const exchange: BlockExchange = () => Promise.resolve(bytes(0xf2, 10));
    await expectRejected(
      isoDep({ exchange, fsc: 256, fwt: 1000 }).exchange(READ, PLAIN),
      'reader/time-limit',
      {
        ms: 120_000,
      },
    );
  });

  test('a chained answer after S(WTX) in the middle of the chain', async () => {
    const { host, sent } = scripted(['120102', 'F201', '039000']);
    expect(await host.exchange(READ, PLAIN)).toEqual(fromHex('01029000'));
    expect(sent.slice(1)).toEqual(['A3', 'F201']);
  });
});

describe('error rules (7.5.4)', () => {
  test.each<[string, LineFault[], string[]]>([
    [
      'rule 4, rule 6: a lost block is asked about by R(NAK) and sent again',
      ['lose-block'],
      ['B2', '0200B0000004'],
    ],
    ['rule 4: a lost answer is asked for by R(NAK)', ['lose-reply'], ['B2']],
    [
      'rule 4: an answer with a wrong CRC is asked for by R(NAK)',
      ['parity-reply', 'lose-block'],
      ['B2', 'B2'],
    ],
  ])('%s', async (_, faults, expected) => {
    const { host, card, blocks } = setUp({}, faults);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks().slice(1)).toEqual(expected);
    expect(card.log).toEqual([toHex(READ)]);
  });

  test('rule 5: while the card is chaining R(ACK) is repeated instead', async () => {
    const { host, sent } = scripted(['1201', 'damaged', 'mute', '039000']);
    expect(await host.exchange(READ, PLAIN)).toEqual(fromHex('019000'));
    expect(sent.slice(1)).toEqual(['A3', 'A3', 'A3']);
  });

  test.each([
    ['the other block number', '039000'],
    ['a CID', '0A009000'],
    ['a NAD', '06009000'],
    ['an R(ACK) of the number of our last block', 'A2'],
    ['an R(ACK) with data', 'A300'],
    ['an R(NAK)', 'B3'],
    ['WTXM 0', 'F200'],
    ['WTXM 60', 'F23C'],
    ['S(WTX) without WTXM', 'F2'],
    ['S(WTX) of two octets', 'F20101'],
    ['S(DESELECT)', 'C2'],
    ['a chain block without data', '12'],
    ['an empty frame', ''],
    ['a reserved PCB', '229000'],
  ])('%s is answered by R(NAK)', async (_, reply) => {
    const { host, sent } = scripted([reply, '029000']);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]).toBe('B2');
  });

  test('an I-block before our chain is through is answered by R(NAK)', async () => {
    const { host, sent } = scripted(['029000', 'A2', '039000'], 8);
    expect(await host.exchange(fromHex('010203040506'), PLAIN)).toEqual(OK);
    expect(sent).toEqual(['120102030405', 'B2', '0306']);
  });

  test('an R(ACK) while the card is chaining is answered by R(ACK)', async () => {
    const { host, sent } = scripted(['1201', 'A2', '039000']);
    expect(await host.exchange(READ, PLAIN)).toEqual(fromHex('019000'));
    expect(sent.slice(1)).toEqual(['A3', 'A3']);
  });

  test('three receptions in a row without an error-free block end it until the next activation', async () => {
    const { host, sent } = scripted(['mute', 'damaged', 'mute']);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', GIVEN_UP);
    expect(sent).toEqual(['0200B0000004', 'B2', 'B2']);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 'iso-dep',
      what: 'to be activated first',
    });
  });

  test('a card that asks for the same block for ever is given up after 16 of them', async () => {
    const { host, sent } = scripted(Array<string>(16).fill('A3'));
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', GIVEN_UP);
    expect(sent).toHaveLength(16);
  });

  test('an answer of more than 65,538 octets is an error and not cut', async () => {
    const { host } = scripted(
      Array.from({ length: 260 }, (_, i) => (i % 2 === 0 ? '12' : '13') + '00'.repeat(253)),
    );
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 'iso-dep',
      what: 'answer too long',
    });
  });

  test('an answer of 65,538 octets arrives', async () => {
    const { host } = setUp({ process: () => new Uint8Array(65_538) });
    expect((await host.exchange(READ, PLAIN)).length).toBe(65_538);
  });

  test('after an error from below the card must be activated again', async () => {
    const host = isoDep({ exchange: () => Promise.reject(new RangeError('pipe')), fsc: 256, fwt: 1 });
    await expect(host.exchange(READ, PLAIN)).rejects.toThrow(RangeError);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 'iso-dep',
      what: 'to be activated first',
    });
  });

  test('an aborted signal stops before the next block', async () => {
    const { host, blocks } = setUp();
    const signal = AbortSignal.abort(new RangeError('stop'));
    await expect(host.exchange(READ, { ...PLAIN, signal })).rejects.toThrow('stop');
    expect(blocks()).toEqual([]);
  });

  test('the signal and the secret mark reach the block exchange; only the buffers of a secret are wiped', async () => {
    const kept: { block: Bytes; secret: boolean; signal: AbortSignal | undefined }[] = [];
    const { signal } = new AbortController();
    const exchange: BlockExchange = (block, options) => {
      kept.push({ block, secret: options.secret, signal: options.signal });
      return Promise.resolve(bytes(0x02 | (block[0]! & 1), 0x90, 0x00));
    };
    const host = isoDep({ exchange, fsc: 256, fwt: 1 });
    await host.exchange(fromHex('0020008001FF'), { secret: true, signal });
    await host.exchange(READ, PLAIN);
    expect(kept.map(({ block }) => toHex(block))).toEqual(['00000000000000', '0300B0000004']);
    expect(kept.map(({ secret }) => secret)).toEqual([true, false]);
    expect(kept[0]!.signal).toBe(signal);
  });
});

describe('between commands', () => {
  test('presence is an R(ACK) of the other number to R(NAK) (7.5.5)', async () => {
    const { host, blocks } = setUp({}, [undefined, undefined, 'lose-reply']);
    expect(await host.isPresent()).toBe(true);
    await host.exchange(READ, PLAIN);
    expect(await host.isPresent()).toBe(false);
    expect(await host.isPresent()).toBe(true);
    expect(blocks()).toEqual(['B2', '0200B0000004', 'B3', 'B3']);
    expect(await scripted(['A2']).host.isPresent()).toBe(false);
    expect(await scripted(['029000']).host.isPresent()).toBe(false);
  });

  test('S(DESELECT) is sent twice at most and never fails for silence (rule 8)', async () => {
    const answered = setUp();
    await answered.host.deselect();
    expect(answered.blocks()).toEqual(['C2']);
    const silent = setUp({}, ['lose-reply', 'lose-block']);
    await silent.host.deselect();
    expect(silent.blocks()).toEqual(['C2', 'C2']);
    const odd = scripted(['A2', 'C200']);
    await odd.host.deselect();
    expect(odd.sent).toEqual(['C2', 'C2']);
    await expectRejected(answered.host.exchange(READ, PLAIN), 'block/failed');
  });

  test('frame sizes (table 1) and waiting times (7.2)', () => {
    expect(Array.from({ length: 10 }, (_, fsci) => frameSize(fsci))).toEqual([
      16, 24, 32, 40, 48, 64, 96, 128, 256, 256,
    ]);
    expect(frameWaitingTime(0)).toBeCloseTo(3.927, 3);
    expect(frameWaitingTime(10)).toBeCloseTo(312.939, 3);
    expect(frameWaitingTime(14)).toBeCloseTo(4952.656, 3);
    expect(frameWaitingTime(15)).toBe(frameWaitingTime(4));
  });
});
