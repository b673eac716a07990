import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/bytes';
import { FILES, type PinName } from '../../src/card';
import { failure, file, played, run, SELECT_000A } from './played';

describe('short EF identifiers, and SELECT EF for the rest of the session where they are refused', () => {
  it.each(['6A82', '6A86', '6700', '6B00'])('%s at the first use', async (sw) => {
    const { card, finished } = played([
      ['00B08A0000', sw],
      [SELECT_000A, '9000'],
      ['00B0000000', `${run(256)}9000`],
      ['00B0010001', `${run(1)}9000`],
      ['00A4020C020008', '9000'],
      ['00B0000003', '8F8F009000'],
      ['00A4020C020018', '9000'],
      ['00200080', '63C3'],
      ['00A4020C020001', '9000'],
      ['00B2010400', '01009000'],
    ]);
    expect((await card.readFile(file, { size: () => 257 })).complete).toBe(true);
    await card.readFile(FILES.certificates, { size: 3 });
    expect(await card.queryPin('authentication', {})).toEqual({ state: 'tries', left: 3 });
    expect(await card.readRecord(FILES.cardRecord, 1, {})).toEqual(fromHex('0100'));
    expect(finished()).toBe(true);
  });

  it('a file that is missing in both forms says nothing about the short form', async () => {
    const { card, finished } = played([
      ['00B08A0000', '6A82'],
      [SELECT_000A, '6A82'],
      ['00B0880003', '8F8F009000'],
    ]);
    expect(await failure(card.readFile(file, { size: () => 9 }))).toBe('read-binary 6a82');
    expect((await card.readFile(FILES.certificates, { size: 3 })).complete).toBe(true);
    expect(finished()).toBe(true);
  });

  it('a plain form that is refused too leaves the short form for the next file', async () => {
    const { card, finished } = played([
      ['00B08A0000', '6B00'],
      [SELECT_000A, '9000'],
      ['00B0000000', '6B00'],
      ['00B0880003', '8F8F009000'],
    ]);
    expect(await failure(card.readFile(file, { size: () => 9 }))).toBe('read-binary 6b00');
    await card.readFile(FILES.certificates, { size: 3 });
    expect(finished()).toBe(true);
  });

  it('once it was taken, 6A82 means the file, and nothing is tried again', async () => {
    const { card, finished } = played([
      ['00B0880003', '8F8F009000'],
      ['00B08A0000', '6A82'],
    ]);
    await card.readFile(FILES.certificates, { size: 3 });
    expect(await failure(card.readFile(file, { size: () => 9 }))).toBe('read-binary 6a82');
    expect(finished()).toBe(true);
  });

  it('records, files and PINs are tried for themselves', async () => {
    const { card, finished } = played([
      ['00B2010C00', '01009000'],
      ['00B0880003', '8F8F009000'],
      ['00200098', '6A86'],
      ['00A4020C020018', '9000'],
      ['00200080', '63C2'],
      ['00A4020C020008', '9000'],
      ['00B0000003', '8F8F009000'],
    ]);
    await card.readRecord(FILES.cardRecord, 1, {});
    await card.readFile(FILES.certificates, { size: 3 });
    expect(await card.queryPin('authentication', {})).toEqual({ state: 'tries', left: 2 });
    await card.readFile(FILES.certificates, { size: 3 });
    expect(finished()).toBe(true);
  });

  it('a record that cannot be read is card/status', async () => {
    const { card } = played([['00B2010C00', '6A83']]);
    expect(await failure(card.readRecord(FILES.cardRecord, 1, {}))).toBe('read-record 6a83');
  });
});

describe('asking a counter (VERIFY without data, ISO/IEC 7816-4, 11.6.6)', () => {
  it.each([
    ['63C3', { state: 'tries', left: 3 }],
    ['63CA', { state: 'tries', left: 10 }],
    ['63C1', { state: 'tries', left: 1 }],
    ['63C0', { state: 'blocked' }],
    ['6983', { state: 'blocked' }],
    ['6984', { state: 'blocked' }],
    ['9000', { state: 'verified' }],
    ['6A88', { state: 'absent' }],
    ['6300', { state: 'unknown' }],
    ['63D0', { state: 'unknown' }],
    ['6F00', { state: 'unknown' }],
  ])('%s', async (sw, counter) => {
    const { card, finished } = played([['00200098', sw]]);
    expect(await card.queryPin('authentication', {})).toEqual(counter);
    expect(finished()).toBe(true);
  });

  it('a PIN that is missing in both forms is absent', async () => {
    const { card } = played([
      ['0020009B', '6A82'],
      ['00A4020C02001B', '6A82'],
    ]);
    expect(await card.queryPin('signature', {})).toEqual({ state: 'absent' });
  });

  it('6700 to four bytes: five bytes, at once from then on', async () => {
    const { card, finished } = played([
      ['00200098', '6700'],
      ['00A4020C020018', '9000'],
      ['00200080', '6700'],
      ['0020008000', '63C3'],
      ['00A4020C02001B', '9000'],
      ['0020008000', '63C5'],
    ]);
    expect(card.queryCost).toBe(4);
    expect(await card.queryPin('authentication', {})).toEqual({ state: 'tries', left: 3 });
    expect(card.queryCost).toBe(2);
    expect(await card.queryPin('signature', {})).toEqual({ state: 'tries', left: 5 });
    expect(finished()).toBe(true);
  });

  it('6700 to both forms: unknown', async () => {
    const { card } = played([
      ['00200098', '6700'],
      ['00A4020C020018', '9000'],
      ['00200080', '6700'],
      ['0020008000', '6700'],
    ]);
    expect(await card.queryPin('authentication', {})).toEqual({ state: 'unknown' });
    expect(card.queryCost).toBe(4);
  });

  it.each([
    ['63C3', '63C2'],
    ['63C1', '63C0'],
    ['63C1', '6984'],
  ])(
    '%s and then %s with no VERIFY between: card/counter-moved, and no PIN of this card is asked again',
    async (a, b) => {
      const { card, finished } = played([
        ['00200098', a],
        ['00200098', b],
      ]);
      await card.queryPin('authentication', {});
      expect(card.counterMoved).toBe(false);
      expect(await failure(card.queryPin('authentication', {}))).toBe('card/counter-moved');
      expect(card.counterMoved).toBe(true);
      for (const pin of ['authentication', 'signature', 'text'] as readonly PinName[])
        expect(await failure(card.queryPin(pin, {}))).toBe('card/counter-moved');
      expect(finished()).toBe(true);
    },
  );

  it('a counter that stays, rises or answers 9000 has not moved by itself; each PIN has its own', async () => {
    const { card, finished } = played([
      ['0020009B', '63C5'],
      ['00200098', '63C3'],
      ['00200098', '63C3'],
      ['00200098', '9000'],
      ['00200098', '63C3'],
      ['0020009B', '63C5'],
    ]);
    for (const pin of [
      'signature',
      'authentication',
      'authentication',
      'authentication',
      'authentication',
      'signature',
    ] as const)
      await card.queryPin(pin, {});
    expect(card.counterMoved).toBe(false);
    expect(finished()).toBe(true);
  });
});

describe('SELECT by name', () => {
  it.each([
    ['9000', 'present'],
    ['6A82', 'absent'],
    ['6A86', 'absent'],
    ['6A81', 'absent'],
    ['6999', 'absent'],
    ['6D00', 'absent'],
    ['6283', 'unknown'],
    ['6F00', 'unknown'],
  ])('%s is %s', async (sw, presence) => {
    const { card } = played([['00A4040C0AD3921000310001010408', sw]]);
    expect((await card.select('text', {})).presence).toBe(presence);
    expect(card.current).toBe(presence === 'present' ? 'text' : undefined);
    expect(card.commands).toBe(1);
  });

  it('after one that failed, no application is taken to be current', async () => {
    const { card } = played([
      ['00A4040C0AD3921000310001010408', '9000'],
      ['00A4040C10A0000002310600000000000000000000', '6A82'],
    ]);
    await card.select('text', {});
    await card.select('licence', {});
    expect(card.current).toBeUndefined();
  });
});

it('counts commands as they are answered, and tells of each', async () => {
  const { card } = played([
    ['00B08A0000', `${run(256)}9000`],
    ['00B0010001', `${run(1)}9000`],
  ]);
  const counted: number[] = [];
  await card.readFile(file, { size: () => 257, onCommand: () => counted.push(card.commands) });
  expect(counted).toEqual([1, 2]);
});
