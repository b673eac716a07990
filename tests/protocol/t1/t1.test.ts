import { describe, expect, test } from 'vitest';
import { type Bytes, bytes, fromHex, toHex } from '../../../src/bytes';
import { type BlockExchange, type Received, t1 } from '../../../src/protocol/t1';
import { expectRejected } from '../support/expect-code';
import { type LineFault, line } from '../support/line';
import { type SRequest, T1Card, type T1CardOptions, sealed } from '../support/t1-card';

const PLAIN = { secret: false };
const SECRET = { secret: true };
const OK = bytes(0x90, 0x00);
const READ = fromHex('00B0000004');

/** A host on a line to a card that answers 9000 unless told otherwise. */
function setUp(
  options: Partial<T1CardOptions> & { bwt?: number } = {},
  faults: readonly (LineFault | undefined)[] = [],
) {
  const card = new T1Card({ process: () => OK, ...options });
  const wire = line(card, faults);
  const { edc = 'lrc', ifsc = 32, bwt = 100 } = options;
  const host = t1({ exchange: wire.exchange, edc, ifsc, bwt });
  const blocks = (): string[] => wire.sent.map(({ block }) => block);
  return { card, host, wire, blocks };
}

/** A host that hears exactly these replies, in order; what it sent is collected. */
function scripted(replies: readonly (string | 'damaged' | 'mute')[], ifsc = 32) {
  const sent: string[] = [];
  const rest = [...replies];
  const exchange: BlockExchange = (block) => {
    sent.push(toHex(block));
    const reply = rest.shift();
    if (reply === undefined) throw new Error('the script is over');
    return Promise.resolve<Received>(reply === 'damaged' || reply === 'mute' ? reply : fromHex(reply));
  };
  return { host: t1({ exchange, edc: 'lrc', ifsc, bwt: 100 }), sent };
}

const block = (...octets: number[]): string => toHex(sealed('lrc', octets));
const I0 = block(0, 0x00, 2, 0x90, 0x00);
const R = (nr: 0 | 1, error = 0): string => block(0, 0x80 | (nr << 4) | error, 0);

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

describe('error rules (11.6.3.2)', () => {
  const cases: [string, LineFault[], string[]][] = [
    ['rule 7.1: a lost block is asked for by R and sent again', ['lose-block'], [R(0, 2), 'I']],
    ['rule 7.1: a lost answer is asked for by R', ['lose-reply'], [R(0, 2)]],
    ['rule 7.1: an answer with a wrong EDC is asked for by R with error 1', ['damage-reply'], [R(0, 1)]],
    ['rule 7.1: an answer with a parity error is asked for by R with error 1', ['parity-reply'], [R(0, 1)]],
    ['a block that the card found damaged is sent again', ['damage-block'], ['I']],
    ['rule 7.2: after an R-block the same R-block', ['damage-reply', 'lose-reply'], [R(0, 1), R(0, 1)]],
  ];
  test.each(cases)('8.2 case 28: %s', async (_, faults, expected) => {
    const { host, card, blocks } = setUp({}, faults);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    const first = '00000500B0000004B1';
    expect(blocks()).toEqual([first, ...expected.map((sent) => (sent === 'I' ? first : sent))]);
    expect(card.log).toEqual([toHex(READ)]);
  });

  test('8.2 case 28: an old I-block that comes again is not taken for the new answer', async () => {
    const answers = [bytes(1, 0x90, 0), bytes(2, 0x90, 0)];
    const { host } = setUp({ process: () => answers.shift()! }, ['double-reply']);
    expect(await host.exchange(READ, PLAIN)).toEqual(bytes(1, 0x90, 0));
    expect(await host.exchange(READ, PLAIN)).toEqual(bytes(2, 0x90, 0));
  });

  test('8.2 case 28: an I-block with the wrong N(S) is answered by R with error 2', async () => {
    const { host, sent } = scripted([block(0, 0x40, 2, 0x6f, 0), I0]);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]).toBe(R(0, 2));
  });

  test.each([
    ['another NAD', block(1, 0x00, 2, 0x90, 0x00), 2],
    ['LEN larger than the block', block(0, 0x00, 3, 0x90, 0x00), 2],
    ['LEN smaller than the block', block(0, 0x00, 1, 0x90, 0x00), 2],
    ['less than a prologue and EDC', '000000', 2],
    ['nothing at all', '', 2],
    ['reserved bits in the PCB of an I-block', block(0, 0x01, 2, 0x90, 0x00), 2],
    ['an R-block with data', block(0, 0x90, 1, 0), 2],
    ['an R-block with bit 6', block(0, 0xb0, 0), 2],
    ['an S-block of no kind', block(0, 0xc4, 0), 2],
    ['S(IFS) without a value', block(0, 0xc1, 0), 2],
    ['S(IFS) of 00', block(0, 0xc1, 1, 0), 2],
    ['S(IFS) of FF', block(0, 0xc1, 1, 255), 2],
    ['S(WTX) of 00', block(0, 0xc3, 1, 0), 2],
    ['S(WTX) with two octets', block(0, 0xc3, 2, 1, 1), 2],
    ['S(ABORT) with data', block(0, 0xc2, 1, 1), 2],
    ['S(RESYNCH) with data', block(0, 0xe0, 1, 1), 2],
    ['S(RESYNCH) asked for by the card', block(0, 0xc0, 0), 2],
    ['a response that nobody asked for', block(0, 0xe3, 1, 1), 2],
    ['a chain block without data', block(0, 0x20, 0), 2],
    ['a wrong EDC', '0000029000FF', 1],
  ])('%s is an invalid block', async (_, reply, error) => {
    const { host, sent } = scripted([reply, I0]);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]).toBe(R(0, error));
  });

  test('255 octets in one block are invalid: LEN FF is reserved (11.3.2.3)', async () => {
    const { host, sent } = scripted([block(0, 0, 255, ...Array<number>(255).fill(0)), I0]);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]).toBe(R(0, 2));
  });

  test('an I-block before our chain is through is invalid', async () => {
    const { host, sent } = scripted([I0, R(1), I0], 4);
    expect(await host.exchange(fromHex('0102030405'), PLAIN)).toEqual(OK);
    expect(sent[1]).toBe(R(0, 2));
  });

  test('an R-block for the next number after our last block makes us ask for the answer', async () => {
    const { host, sent } = scripted([R(1), I0]);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]).toBe(R(0));
  });

  test('an R-block while we receive a chain gets our R-block again', async () => {
    const { host, sent } = scripted([block(0, 0x20, 1, 7), R(1), block(0, 0x40, 2, 0x90, 0x00)]);
    expect(await host.exchange(READ, PLAIN)).toEqual(bytes(7, 0x90, 0x00));
    expect(sent.slice(1)).toEqual([R(1), R(1)]);
  });

  test('a card that asks for the same block for ever is given up after 16 of them', async () => {
    const { host, sent } = scripted([...Array<string>(16).fill(R(0)), 'mute', 'mute', 'mute']);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'RESYNCH not answered',
    });
    expect(sent.filter((one) => one === '00000500B0000004B1')).toHaveLength(16);
  });

  test('an answer of more than 65,538 octets is an error and not cut', async () => {
    const part = (ns: number): string => block(0, (ns << 6) | 0x20, 254, ...Array<number>(254).fill(1));
    const { host } = scripted(Array.from({ length: 259 }, (_, i) => part(i % 2)));
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'answer too long',
    });
  });

  test('an answer of 65,538 octets arrives', async () => {
    const answer = new Uint8Array(65_538).fill(5);
    const { host } = setUp({ process: () => answer });
    await host.negotiateIfsd(254);
    expect((await host.exchange(READ, PLAIN)).length).toBe(65_538);
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

describe('RESYNCH, ABORT and the end (rules 6 and 7.4)', () => {
  const heard = async (options: Partial<T1CardOptions>, faults: LineFault[]) => {
    const all = setUp(options, [undefined, ...faults]);
    await all.host.exchange(READ, PLAIN);
    all.wire.sent.length = 0;
    return all;
  };
  const lost = Array<LineFault>(3).fill('lose-reply');

  test('8.2 case 31: three attempts, then RESYNCH, then the APDU from block 0', async () => {
    const { host, card, blocks } = await heard({}, lost);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks()).toEqual(['00400500B0000004F1', R(1, 2), R(1, 2), '00C000C0', '00000500B0000004B1']);
    expect(card.log).toHaveLength(3);
  });

  test('8.2 case 31: RESYNCH three times without an answer, then nothing until a reset', async () => {
    const { host, blocks } = await heard({ onResynch: 'ignore' }, lost);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'RESYNCH not answered',
    });
    expect(blocks().slice(3)).toEqual(Array(3).fill('00C000C0'));
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'to be reset first',
    });
    expect(blocks()).toHaveLength(6);
  });

  test('8.2 case 31: a card lost again after two RESYNCH is given up', async () => {
    const { host, blocks } = await heard({}, [...lost, undefined!, ...lost, undefined!, ...lost]);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'lost again after RESYNCH',
    });
    expect(blocks().filter((sent) => sent === '00C000C0')).toHaveLength(2);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'to be reset first',
    });
  });

  test('rule 7.4.1: without one block since the reset there is no RESYNCH', async () => {
    const { host, blocks } = setUp({}, lost);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'no block since the reset',
    });
    expect(blocks()).toEqual(['00000500B0000004B1', R(0, 2), R(0, 2)]);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'to be reset first',
    });
  });

  test('8.2 case 32: a secret command is not begun again after RESYNCH; the next command begins with it', async () => {
    const { host, card, blocks } = await heard({}, lost);
    const secret = fromHex('0020008004 31323334');
    await expectRejected(host.exchange(secret.slice(), SECRET), 'block/failed', {
      protocol: 't1',
      what: 'lost within a secret command',
    });
    expect(card.log.filter((apdu) => apdu === toHex(secret))).toHaveLength(1);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks().slice(3)).toEqual(['00C000C0', '00000500B0000004B1']);
    expect(card.log.filter((apdu) => apdu === toHex(secret))).toHaveLength(1);
  });

  test('8.2 case 32: a secret block that the card asks for by its number goes out again, as the same block', async () => {
    const { host, card } = setUp({}, ['damage-block']);
    expect(await host.exchange(fromHex('002000800431323334'), SECRET)).toEqual(OK);
    expect(card.log).toEqual(['002000800431323334']);
  });

  test('after RESYNCH the smaller of the sizes is in use', async () => {
    const { host, sent } = scripted(
      [block(0, 0xc1, 1, 8), R(0), I0, 'mute', 'mute', 'mute', block(0, 0xe0, 0), R(1), R(0), I0],
      4,
    );
    await host.exchange(fromHex('010203'), PLAIN);
    await host.exchange(fromHex('0102030405060708090A'), PLAIN);
    expect(sent.slice(-3).map((one) => one.slice(2, 6))).toEqual(['2004', '6004', '0002']);
  });

  test('rule 6: S(ABORT) is answered, the APDU has failed, and the next begins with RESYNCH', async () => {
    const wishes: SRequest[] = [{ abort: true }];
    const { host, blocks } = setUp({ ifsc: 4, interject: () => wishes.shift() });
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'aborted by the card',
    });
    expect(blocks().slice(1)).toEqual(['00E200E2']);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks()[2]).toBe('00C000C0');
  });

  test('what the block exchange throws passes through, and the next command begins with RESYNCH', async () => {
    const card = new T1Card({ process: () => OK });
    const { exchange, sent } = line(card);
    let broken = false;
    const host = t1({
      edc: 'lrc',
      ifsc: 32,
      bwt: 1,
      exchange: (raw, options) => (broken ? Promise.reject(new RangeError('pipe')) : exchange(raw, options)),
    });
    await host.exchange(READ, PLAIN);
    broken = true;
    await expect(host.exchange(READ, PLAIN)).rejects.toThrow(RangeError);
    broken = false;
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]!.block).toBe('00C000C0');
  });

  test('an aborted signal stops before the next block', async () => {
    const { host, blocks } = setUp();
    await expect(
      host.exchange(READ, { ...PLAIN, signal: AbortSignal.abort(new RangeError('stop')) }),
    ).rejects.toThrow('stop');
    expect(blocks()).toEqual([]);
  });

  test('the signal and the secret mark reach the block exchange; the buffers of a secret are wiped', async () => {
    const kept: { block: Bytes; secret: boolean; signal: AbortSignal | undefined }[] = [];
    const { signal } = new AbortController();
    const host = t1({
      edc: 'lrc',
      ifsc: 3,
      bwt: 1,
      exchange: (raw, options) => {
        kept.push({ block: raw, secret: options.secret, signal: options.signal });
        return Promise.resolve(kept.length === 1 ? fromHex(R(1)) : fromHex(I0));
      },
    });
    await host.exchange(fromHex('0102030405'), { ...SECRET, signal });
    expect(kept.map(({ block: one }) => one.every((octet) => octet === 0))).toEqual([true, true]);
    expect(kept.every(({ secret, signal: given }) => secret && given === signal)).toBe(true);
  });

  test('the blocks of other commands are left as they are', async () => {
    const kept: Bytes[] = [];
    const host = t1({
      edc: 'lrc',
      ifsc: 32,
      bwt: 1,
      exchange: (raw) => {
        kept.push(raw);
        return Promise.resolve(fromHex(I0));
      },
    });
    await host.exchange(READ, PLAIN);
    expect(toHex(kept[0]!)).toBe('00000500B0000004B1');
  });
});
