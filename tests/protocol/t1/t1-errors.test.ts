import { describe, expect, test } from 'vitest';
import { bytes, fromHex, toHex } from '../../../src/bytes';
import { expectRejected } from '../support/expect-code';
import { type LineFault } from '../support/line';
import { I0, OK, PLAIN, R, READ, block, scripted, setUp } from '../support/t1-set-up';

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
