import { describe, expect, it } from 'vitest';
import { type Bytes, concat } from '../../src/bytes';
import { FILES } from '../../src/card';
import { failure, file, played, run, SELECT_000A } from './played';

describe('reading a transparent EF (ISO/IEC 7816-4, 11.3)', () => {
  const size = (total: number | undefined) => (): number | undefined => total;

  it.each([
    [10, ['00B08A0000'], [10]],
    [256, ['00B08A0000'], [256]],
    [257, ['00B08A0000', '00B0010001'], [256, 1]],
    [512, ['00B08A0000', '00B0010000'], [256, 256]],
    [600, ['00B08A0000', '00B0010000', '00B0020058'], [256, 256, 88]],
  ])('a file of %i octets by its header', async (total, commands, parts) => {
    const { card, finished } = played(commands.map((command, i) => [command, `${run(parts[i]!, i)}9000`]));
    const part = await card.readFile(file, { size: size(total) });
    expect(part.complete).toBe(true);
    expect(part.data.length).toBe(total);
    expect(part.data.at(-1)).toBe(parts.length - 1);
    expect(finished()).toBe(true);
  });

  it('a fixed size asks for no more than that, and maxRead limits every part', async () => {
    const { card, finished } = played(
      [
        ['00B0860014', `${run(20)}9000`],
        ['00B000140C', `${run(12)}9000`],
      ],
      20,
    );
    expect((await card.readFile(FILES.tokenInfo, { size: 32 })).data.length).toBe(32);
    expect(finished()).toBe(true);
  });

  it('filler after the announced end is cut, and nothing more is read', async () => {
    const { card } = played([['00B08A0000', `${run(256)}9000`]]);
    const part = await card.readFile(file, { size: size(100) });
    expect([part.data.length, part.complete]).toEqual([100, true]);
  });

  it('a header that tells nothing ends the read with the first part', async () => {
    const { card, finished } = played([['00B08A0000', `${run(256, 0xff)}9000`]]);
    const part = await card.readFile(file, { size: size(undefined) });
    expect([part.data.length, part.complete]).toEqual([256, true]);
    expect(finished()).toBe(true);
  });

  it.each([
    ['a short part', `${run(40)}9000`, 296],
    ['6282', `${run(40)}6282`, 296],
    ['6282 with all that was asked for', `${run(256)}6282`, 512],
    ['no octets', '9000', 256],
    ['6B00', '6B00', 256],
  ])(
    'the file ends before its announced end by %s: incomplete, what was read is kept',
    async (_, answer, length) => {
      const { card, finished } = played([
        ['00B08A0000', `${run(256)}9000`],
        ['00B0010000', answer],
      ]);
      const part = await card.readFile(file, { size: size(1550) });
      expect([part.data.length, part.complete]).toEqual([length, false]);
      expect(finished()).toBe(true);
    },
  );

  it.each([`${run(100)}9000`, `${run(256)}6282`])(
    'a first part that is the end is not read on',
    async (answer) => {
      const { card, finished } = played([['00B08A0000', answer]]);
      expect((await card.readFile(file, { size: size(1550) })).complete).toBe(false);
      expect(finished()).toBe(true);
    },
  );

  it('more octets than were asked for are an error (first part, and later)', async () => {
    const first = played([['00B0860020', `${run(33)}9000`]]);
    expect(await failure(first.card.readFile(FILES.tokenInfo, { size: 32 }))).toBe('card/malformed');
    const later = played([
      ['00B08A0000', `${run(256)}9000`],
      ['00B0010001', `${run(2)}9000`],
    ]);
    expect(await failure(later.card.readFile(file, { size: size(257) }))).toBe('card/malformed');
  });

  it.each(['6982', '6981', '6F00', '63C3'])(
    'status %s is card/status, and its words hold no data',
    async (sw) => {
      const first = played([['00B08A0000', sw]]);
      expect(await failure(first.card.readFile(file, { size: size(9) }))).toBe(
        `read-binary ${sw.toLowerCase()}`,
      );
      const later = played([
        ['00B08A0000', `${run(256)}9000`],
        ['00B0010000', sw],
      ]);
      expect(await failure(later.card.readFile(file, { size: size(600) }))).toBe(
        `read-binary ${sw.toLowerCase()}`,
      );
    },
  );

  it('stops at the last offset that P1-P2 can name (7FFF)', async () => {
    const parts = Array.from({ length: 128 }, (_, i): [string, string] => [
      i === 0 ? '00B08A0000' : `00B0${i.toString(16).padStart(2, '0').toUpperCase()}0000`,
      `${run(256)}9000`,
    ]);
    const { card, finished } = played(parts);
    const part = await card.readFile(file, { size: size(40_000) });
    expect([part.data.length, part.complete]).toEqual([0x8000, false]);
    expect(finished()).toBe(true);
  });
});

describe('6700: the same read with another Le', () => {
  it('256 becomes 128, which stays the limit', async () => {
    const { card, finished } = played([
      ['00B08A0000', '6700'],
      [SELECT_000A, '9000'],
      ['00B0000000', '6700'],
      ['00B0000080', `${run(128)}9000`],
      ['00B0008080', `${run(128)}9000`],
      ['00B0010010', `${run(16)}9000`],
    ]);
    const part = await card.readFile(file, { size: () => 272 });
    expect([part.data.length, part.complete, card.maxRead]).toEqual([272, true, 128]);
    expect(finished()).toBe(true);
  });

  it('few octets become 256, and what is too much is cut', async () => {
    const { card, finished } = played([
      ['00B08A0000', `${run(256)}9000`],
      ['00B001000A', '6700'],
      ['00B0010000', `${run(200)}9000`],
    ]);
    const part = await card.readFile(file, { size: () => 266 });
    expect([part.data.length, part.complete, card.maxRead]).toEqual([266, true, 256]);
    expect(finished()).toBe(true);
  });

  it('refused again, it is an error', async () => {
    const { card } = played([
      ['00B08A0000', `${run(256)}9000`],
      ['00B001000A', '6700'],
      ['00B0010000', '6700'],
    ]);
    expect(await failure(card.readFile(file, { size: () => 266 }))).toBe('read-binary 6700');
  });
});

it('the first part is told before the next command is sent', async () => {
  const told: Bytes[] = [];
  const { card } = played([
    ['00B08A0000', `${run(256)}9000`],
    ['00B0010001', '6F00'],
  ]);
  await failure(card.readFile(file, { size: () => 257, onStart: (start) => told.push(start) }));
  expect(told).toEqual([concat(new Uint8Array(256).fill(0xab))]);
});
