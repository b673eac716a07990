import { describe, expect, it } from 'vitest';
import { Card, isWeakPin, parseNewPin, parsePin, Pin, type PinName } from '../../src/card';
import { AppError, isAppError } from '../../src/errors';
import { ascii } from '../support/der';
import { carriesSecret, channelTo, demoCard, seen } from './support';
import { failure, played } from './played';

const rule = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (isAppError(error, 'card/pin-format')) return error.detail.rule;
    throw error;
  }
  return 'accepted';
};
const isZero = ({ bytes }: Pin): boolean => bytes.length > 0 && bytes.every((octet) => octet === 0);

describe('the form of a PIN is checked before the card is asked', () => {
  it.each<[PinName, string, string]>([
    ['authentication', '1234', 'accepted'],
    ['authentication', '１２３４', 'accepted'],
    ['authentication', '123', 'four-digits'],
    ['authentication', '12345', 'four-digits'],
    ['authentication', '12a4', 'four-digits'],
    ['text', '123', 'four-digits'],
    ['juki', '123', 'four-digits'],
    ['licence', '', 'four-digits'],
    ['signature', 'ABC12', 'six-to-sixteen'],
    ['signature', 'abc123', 'accepted'],
    ['signature', 'A'.repeat(16), 'accepted'],
    ['signature', 'A'.repeat(17), 'six-to-sixteen'],
    ['signature', 'ABC 123', 'six-to-sixteen'],
    ['signature', 'ABC-123', 'six-to-sixteen'],
    ['text-number-b', '5'.repeat(14), 'accepted'],
    ['text-number-b', '5'.repeat(13), 'fourteen-digits'],
    ['face-number-b', '5'.repeat(15), 'fourteen-digits'],
    ['face-birth', '550217', 'accepted'],
    ['face-birth', '5502171', 'six-digits'],
    ['text-number-a', '1'.repeat(11), 'twelve-digits'],
    ['face-number-a', '1'.repeat(13), 'twelve-digits'],
  ])('%s %s: %s', (name, typed, expected) => {
    expect(rule(() => parsePin(name, typed))).toBe(expected);
  });

  it('letters of the signature password become capitals', () => {
    expect(parsePin('signature', 'kigen２０２６').bytes).toEqual(new TextEncoder().encode('KIGEN2026'));
  });

  it('a new signature password needs a letter and a digit', () => {
    expect(rule(() => parseNewPin('signature', 'ABCDEF'))).toBe('letter-and-digit');
    expect(rule(() => parseNewPin('signature', '123456'))).toBe('letter-and-digit');
    expect(rule(() => parseNewPin('signature', 'ABCDE9'))).toBe('accepted');
    expect(rule(() => parseNewPin('signature', 'A00000'))).toBe('accepted');
    expect(rule(() => parseNewPin('text', '1234'))).toBe('accepted');
  });

  it.each([
    ['0000', true],
    ['1234', true],
    ['9876', true],
    ['1235', false],
    ['1357', false],
    ['1980', true],
    ['0217', true],
    ['1702', true],
    ['8002', true],
    ['0218', false],
  ])('%s is easily guessed: %s', (typed, weak) => {
    const birth = { year: 1980, month: 2, day: 17 };
    expect(isWeakPin(parsePin('text', typed), birth)).toBe(weak);
  });

  it('without a birth date only rows and repeats count; passwords are not judged', () => {
    expect(isWeakPin(parsePin('text', '1980'))).toBe(false);
    expect(isWeakPin(parsePin('signature', '123456'))).toBe(false);
  });

  it('disposing zeroes the octets', () => {
    const pin = parsePin('text', '2718');
    pin[Symbol.dispose]();
    expect(isZero(pin)).toBe(true);
  });
});

describe('VERIFY: once, in the form that just told the counter, wiped whatever happens', () => {
  const pin = (): Pin => new Pin(ascii('2718'));

  it.each([
    ['short', [['00200091', '63C3']], '00200091'],
    [
      'plain',
      [
        ['00A4020C020011', '9000'],
        ['00200080', '63C3'],
      ],
      '00200080',
    ],
  ] as const)('%s form', async (form, query, header) => {
    const { card, finished } = played([...query, [`${header}0432373138`, '9000']]);
    await card.queryPin('text', { plain: form === 'plain' });
    const secret = pin();
    await card.verify('text', secret, {});
    expect(isZero(secret)).toBe(true);
    expect(finished()).toBe(true);
  });

  it.each([
    ['63C2', 'card/pin-wrong'],
    ['63C0', 'card/pin-blocked'],
    ['6984', 'card/pin-blocked'],
    ['6983', 'card/pin-blocked'],
    ['6700', 'verify 6700'],
    ['6A80', 'verify 6a80'],
  ])('%s is %s, and nothing is sent again', async (sw, expected) => {
    const { card, finished } = played([
      ['00200091', '63C3'],
      ['002000910432373138', sw],
    ]);
    await card.queryPin('text', {});
    const secret = pin();
    expect(await failure(card.verify('text', secret, {}))).toBe(expected);
    expect(isZero(secret)).toBe(true);
    expect(finished()).toBe(true);
  });

  it('a wrong PIN is no counter that moved by itself: the next query may be lower by what it spent', async () => {
    const { card } = played([
      ['00200091', '63C3'],
      ['002000910432373138', '63C2'],
      ['00200091', '63C2'],
      ['00200091', '63C1'],
    ]);
    await card.queryPin('text', {});
    await failure(card.verify('text', pin(), {}));
    expect(await card.queryPin('text', {})).toEqual({ state: 'tries', left: 2 });
    expect(await failure(card.queryPin('text', {}))).toBe('card/counter-moved');
  });

  it('is not sent without the query, for another PIN than the one asked, after another command, or twice', async () => {
    const { card, finished } = played([
      ['00200091', '63C3'],
      ['00B0850003', '0000009000'],
      ['00200091', '63C3'],
      ['002000910432373138', '9000'],
      ['00200091', '6984'],
    ]);
    const refused = async (name: PinName): Promise<void> => {
      const secret = pin();
      expect(await failure(card.verify(name, secret, {}))).toBe('app/unexpected');
      expect(isZero(secret)).toBe(true);
    };
    await refused('text');
    await card.queryPin('text', {});
    await refused('authentication');
    await card.readFile({ application: 'text', id: 5 }, { size: 3 });
    await refused('text');
    await card.queryPin('text', {});
    await card.verify('text', pin(), {});
    await refused('text');
    await card.queryPin('text', {});
    await refused('text');
    expect(finished()).toBe(true);
  });

  it.each(['before', 'after'])(
    'the link breaks %s the card saw it: pin-uncertain, wiped, never sent again',
    async (when) => {
      const card = await demoCard('all-current');
      const channel = channelTo(card);
      let sent = 0;
      const reading = new Card({
        ...channel,
        transmit: async (command, options) => {
          if (command.secret !== true) return channel.transmit(command, options);
          sent += 1;
          expect(options?.timeout).toBeGreaterThanOrEqual(5000);
          if (when === 'after') await channel.transmit(command, options);
          throw new AppError('usb/disconnected', { phase: 'in' });
        },
      });
      await reading.select('text', {});
      await reading.queryPin('text', {});
      const secret = new Pin(ascii('9999'));
      expect(await failure(reading.verify('text', secret, {}))).toBe('card/pin-uncertain');
      expect(await failure(reading.verify('text', new Pin(ascii('9999')), {}))).toBe('app/unexpected');
      expect(isZero(secret)).toBe(true);
      expect([sent, card.tries('text', 0x11)]).toEqual([1, when === 'after' ? 2 : 3]);
    },
  );

  it('a link that broke is no counter that moved: the next query may be lower by what the VERIFY spent', async () => {
    const card = await demoCard('all-current');
    const channel = channelTo(card);
    const reading = new Card({
      ...channel,
      transmit: async (command, options) => {
        const response = await channel.transmit(command, options);
        if (command.secret === true) throw new AppError('reader/silent', { ms: 1 });
        return response;
      },
    });
    await reading.select('text', {});
    await reading.queryPin('text', {});
    expect(await failure(reading.verify('text', new Pin(ascii('9999')), {}))).toBe('card/pin-uncertain');
    expect(await reading.queryPin('text', {})).toEqual({ state: 'tries', left: 2 });
  });

  it('cancelled before it is sent, no try is spent', async () => {
    const card = await demoCard('all-current');
    const reading = new Card(channelTo(card));
    await reading.select('text', {});
    await reading.queryPin('text', {});
    const signal = AbortSignal.abort(new AppError('session/cancelled', {}));
    expect(await failure(reading.verify('text', pin(), { signal }))).toBe('session/cancelled');
    expect(card.log.some(({ command }) => carriesSecret(command))).toBe(false);
  });
});

describe('changing a PIN', () => {
  it('old, change, and the proof of the new one, SELECT EF form throughout', async () => {
    const card = await demoCard('all-current');
    const reading = new Card(channelTo(card));
    await reading.select('text', {});
    await reading.queryPin('text', { plain: true });
    await reading.verify('text', parsePin('text', '2718'), {});
    await reading.change('text', parsePin('text', '9431'), {});
    await reading.select('text', {});
    await reading.queryPin('text', { plain: true });
    await reading.verify('text', parsePin('text', '9431'), {});
    expect(seen(card).filter((command) => command.startsWith('0020') || command.startsWith('0024'))).toEqual([
      '00200080',
      '002000800432373138',
      '002401800439343331',
      '00200080',
      '002000800439343331',
    ]);
  });

  it('is not sent unless the VERIFY was the command before, in the plain form', async () => {
    const { card } = played([
      ['00200091', '63C3'],
      ['002000910432373138', '9000'],
    ]);
    await card.queryPin('text', {});
    await card.verify('text', new Pin(ascii('2718')), {});
    expect(await failure(card.change('text', new Pin(ascii('9431')), {}))).toBe('app/unexpected');
  });
});

it.each([
  ['authentication', '1234'],
  ['text', '1234'],
  ['text-number-a', '123456789018'],
  ['face-number-a', '123456789018'],
  ['text-number-b', '55021720352285'],
  ['face-number-b', '55021720352285'],
  ['face-birth', '550217'],
] as const)('%s: one character more at either end, or one less, is no PIN', (name, right) => {
  using pin = parsePin(name, right);
  expect(pin.bytes).toHaveLength(right.length);
  for (const wrong of [
    `0${right}`,
    `${right}0`,
    right.slice(1),
    `x${right.slice(1)}`,
    `${right.slice(0, -1)}x`,
  ])
    expect(() => parsePin(name, wrong), wrong).toThrow(expect.objectContaining({ code: 'card/pin-format' }));
});
