import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reader } from '../../src/reader';
import { DEMO_PINS } from '../../src/sim';
import { ascii } from '../support/der';
import { desk, READER_KINDS } from './support';
import { partsOf, secretsSeen, wholeDesk } from './whole-support';

afterEach(() => vi.restoreAllMocks());

const holds = (buffer: Uint8Array, secret: string): boolean =>
  Buffer.from(buffer).includes(Buffer.from(ascii(secret)));
const isZero = (buffer: Uint8Array): boolean => buffer.every((octet) => octet === 0);

/** References to all buffers that a secret can be in on its way out, kept while the app works. */
function watch() {
  const pins: { readonly typed: string; readonly octets: Uint8Array }[] = [];
  const encoder = new TextEncoder();
  const encode = encoder.encode.bind(encoder);
  vi.spyOn(TextEncoder.prototype, 'encode').mockImplementation((text) => {
    const octets = encode(text);
    pins.push({ typed: text ?? '', octets });
    return octets;
  });
  const commands: Uint8Array[] = [];
  const outgoing: { readonly buffer: Uint8Array; readonly sent: Uint8Array }[] = [];
  const hear = (buffer: Uint8Array): void => {
    outgoing.push({ buffer, sent: buffer.slice() });
  };
  const wrap = (reader: Reader): Reader => ({
    ...reader,
    connect: async (connecting) => {
      const channel = await reader.connect(connecting);
      return {
        ...channel,
        transmit: (command, transmitting) => {
          if (command.secret === true && command.data !== undefined) commands.push(command.data);
          return channel.transmit(command, transmitting);
        },
      };
    },
  });
  return { pins, commands, outgoing, hear, wrap };
}

describe.each(READER_KINDS)('what held a secret on its way out, over %s', (model) => {
  it('is zeros afterwards: PINs, commands and outgoing buffers', async () => {
    const watched = watch();
    const { whole, card, drive } = await wholeDesk({ model, ...watched });
    const wrong = '9173';
    const fresh = '8264';
    // The virtual card has its own copies since it was made.
    watched.pins.length = 0;
    await drive(whole.text.ask());
    await drive(whole.text.press({ pin: wrong, mode: 'all' }));
    await drive(whole.face.ask());
    await drive(whole.face.press({ pin: DEMO_PINS.text }));
    await drive(whole.textByNumber.ask());
    await drive(whole.textByNumber.press({ number: partsOf(card) }));
    await drive(whole.signature.ask());
    await drive(whole.signature.press({ pin: DEMO_PINS.signature }));
    await drive(whole.change.text.ask());
    await drive(whole.change.text.press({ current: DEMO_PINS.text, fresh, again: fresh }));
    await drive(whole.settled());

    const { myNumber, numberB } = card.person;
    const secrets = [wrong, DEMO_PINS.text, fresh, DEMO_PINS.signature, myNumber, numberB];
    // The control: each of them went over the wire, in a buffer that was watched.
    for (const secret of secrets)
      expect(watched.outgoing.filter(({ sent }) => holds(sent, secret)).length).toBeGreaterThan(0);
    expect(watched.commands).toHaveLength(secretsSeen(card).length);
    const pins = watched.pins.filter(({ typed }) => secrets.includes(typed)).map(({ octets }) => octets);
    expect(pins).toHaveLength(6);
    for (const buffer of [...pins, ...watched.commands]) expect(isZero(buffer)).toBe(true);
    const carriers = watched.outgoing.filter(({ sent }) => secrets.some((secret) => holds(sent, secret)));
    for (const { buffer } of carriers) expect(isZero(buffer)).toBe(true);
  });
});

describe('a PIN that is not sent', () => {
  it.each([
    ['of another form', { current: '27', fresh: '8264', again: '8264' }],
    ['new one of another form', { current: '2718', fresh: '82', again: '82' }],
    ['easily guessed new one', { current: '2718', fresh: '1234', again: '1234' }],
    ['before the tries were told', { current: '2718', fresh: '8264', again: '8264' }],
  ])('%s: wiped all the same', async (name, typed) => {
    const { pins, hear, wrap } = watch();
    const { whole, card, drive } = await wholeDesk({ hear, wrap });
    if (name !== 'before the tries were told') await drive(whole.change.text.ask());
    pins.length = 0;
    await drive(whole.change.text.press(typed));
    expect(secretsSeen(card)).toEqual([]);
    for (const { octets } of pins) expect(isZero(octets)).toBe(true);
  });

  it('when the link breaks: wiped all the same', async () => {
    const { pins, outgoing, hear, wrap } = watch();
    const { whole, reader, drive } = await wholeDesk({ hear, wrap });
    await drive(whole.text.ask());
    reader.faults.plan([{ kind: 'unplug', at: 1 }]);
    await drive(whole.text.press({ pin: '9173', mode: 'all' }));
    expect(whole.text.snapshot.error?.code).toBe('card/pin-uncertain');
    expect(pins.filter(({ typed }) => typed === '9173').map(({ octets }) => isZero(octets))).toEqual([true]);
    for (const { buffer, sent } of outgoing) if (holds(sent, '9173')) expect(isZero(buffer)).toBe(true);
  });
});

describe('a read without a PIN', () => {
  it('puts nothing secret on the wire', async () => {
    const { start, card } = await desk();
    await start();
    expect(secretsSeen(card)).toEqual([]);
  });
});
