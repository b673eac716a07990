import { describe, expect, it } from 'vitest';
import { bytes, concat, fromHex, toHex } from '../../../src/bytes';
import { tappedReader as connected } from '../support/radio';
import { codeOf, never, read, rig, select, session, verify } from '../support/rig';
import { content } from '../support/test-card';
import { tapped } from '../support/wire';

const START = 'FF50000002810000';
const END = 'FF50000002820000';
const FIELD_ON = 'FF50000002840000';
const SWITCH = 'FF500002048F02010400';
const VERSION = 'FF560000';

const isExchange = (payload: string): boolean => payload.startsWith('FF50000100');
/** The flag that an exchange carries: who adds the protocol prologue. */
const flagOf = (payload: string): string => payload.slice(14, 22);

describe('8.2 case 39: what is sent', () => {
  it('the exact octets of a switch to Type B and of an exchange, three zeros at its end', async () => {
    const { run, channel, all, sent } = await connected();
    expect(all().filter((payload) => payload === SWITCH)).toHaveLength(1);
    await run(channel.transmit(select));
    // Flag 000C, timer of 1 s, APDU of eight octets.
    expect(sent()).toEqual(['FF50000100001790' + '02000C5F460440420F00' + '9582000800A4040C03D392F0000000']);
  });

  it('the flag goes with every exchange, though the reader would keep it', async () => {
    const { run, channel, sent } = await connected();
    await run(session(channel));
    expect(sent().every((payload) => !isExchange(payload) || flagOf(payload) === '9002000C')).toBe(true);
    expect(sent()).toHaveLength(4);
  });

  it('the timer is 5 s for a secret and for a signature, 1.2 times the card’s own where that is long', async () => {
    const { run, channel, sent } = await connected();
    await run(channel.transmit(verify()));
    await run(channel.transmit({ cla: 0x80, ins: 0x2a, p1: 0, p2: 0x80, data: bytes(1), le: 256 }));
    await run(channel.transmit(select, { timeout: 2_000 }));
    const timers = sent().map((payload) => payload.slice(22, 36));
    expect(timers).toEqual(['5F4604404B4C00', '5F4604404B4C00', '5F4604009F2400']);
  });

  it('a stale session of a page before us is taken over', async () => {
    const { run, device, connect } = rig('rc-s300');
    await run(device.open());
    await run(device.claimInterface(1));
    const message = concat(fromHex('6B 08000000 00 00 000000'), fromHex(START));
    await run(device.transferOut(2, message));
    // The page dies here: it ends nothing and leaves an answer behind.
    await run(device.close());
    const { channel } = await connect();
    await expect(run(channel.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });

  it('698A (started twice) ends the session and starts it once more', async () => {
    const at = rig('rc-s300');
    const tap = tapped(at.device);
    // Message 3: version, end, start.
    at.reader.faults.plan([{ kind: 'object', at: 3, index: 1, sw: 0x698a }]);
    await at.connect();
    const sent = tap(0x6b).map(({ data }) => toHex(data));
    expect(sent.slice(0, 5)).toEqual([VERSION, END, START, END, START]);
  });

  it('6301 and 6985: a session that the reader dropped is begun anew', async () => {
    for (const sw of [0x6301, 0x6985]) {
      const at = rig('rc-s300', { empty: true });
      const opened = await at.run(at.open());
      const tap = tapped(at.device);
      const wait = opened.waitForCard({ signal: never });
      await at.clock.advance(2_000);
      at.reader.faults.plan([{ kind: 'object', at: 1, index: 1, sw }]);
      at.reader.insert(at.card);
      await at.run(wait);
      const sent = tap(0x6b).map(({ data }) => toHex(data));
      expect(sent.filter((payload) => payload === START)).toHaveLength(2);
    }
  });

  it('the field is not taken away between polls, and polls are 100 ms apart at least', async () => {
    const at = rig('rc-s300', { empty: true });
    const tap = tapped(at.device);
    const opened = await at.run(at.open());
    const stop = new AbortController();
    const wait = Promise.allSettled([opened.waitForCard({ signal: stop.signal })]);
    await at.clock.advance(10_000);
    const sent = tap(0x6b).map(({ data }) => toHex(data));
    stop.abort();
    const [result] = await wait;
    expect(codeOf(result)).toBe('session/cancelled');
    expect(sent.filter((payload) => payload === FIELD_ON)).toHaveLength(1);
    expect(sent.filter((payload) => payload === SWITCH).length).toBeLessThanOrEqual(100);
    expect(sent.filter((payload) => payload === SWITCH).length).toBeGreaterThan(50);
  });

  it('idle for minutes: a sign of life every two seconds, and the session stands', async () => {
    const { run, channel, clock, sent } = await connected();
    await clock.advance(60_000);
    expect(sent().filter((payload) => payload === VERSION).length).toBeGreaterThan(20);
    expect(sent().filter((payload) => payload === VERSION).length).toBeLessThanOrEqual(30);
    await expect(run(channel.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });

  it('disposing takes the field away and ends the session', async () => {
    const { run, link, sent } = await connected();
    await run(link[Symbol.asyncDispose]());
    expect(sent()).toEqual(['FF50000002830000', END]);
  });
});

describe('8.2 case 39: who runs ISO-DEP', () => {
  it('the reader is tried first with a harmless SELECT; the host runs it where that fails, and so it stays', async () => {
    const at = rig('rc-s300-host');
    const tap = tapped(at.device);
    const { reader, channel } = await at.connect();
    expect(channel.maxRead).toBe(251);
    const flags = (): string[] =>
      tap(0x6b)
        .map(({ data }) => toHex(data))
        .filter(isExchange)
        .map(flagOf);
    expect(flags()).toEqual(['9002000C', '9002001C']);
    // What the card made of a bare APDU is not known: it is activated anew before the other way.
    expect(tap(0x6b).filter(({ data }) => toHex(data) === SWITCH)).toHaveLength(2);
    await at.run(channel.transmit(verify()));
    await at.run(reader.connect({ signal: never }));
    expect(
      flags()
        .slice(2)
        .every((flag) => flag === '9002001C'),
    ).toBe(true);
    expect(at.card.verifies()).toBe(1);
  });

  it('no secret is sent before that is settled', async () => {
    const { card, all } = await connected('rc-s300-host');
    expect(card.verifies()).toBe(0);
    expect(all().some((payload) => payload.includes('00200080'))).toBe(false);
  });

  it('in the reader’s mode 256 octets are one exchange, and a card is asked for once when the mode is settled', async () => {
    const { run, channel, sent, all } = await connected();
    expect(channel.maxRead).toBe(256);
    expect(all().filter(isExchange).map(flagOf)).toEqual(['9002000C', '9002001C']);
    const { data } = await run(channel.transmit(read(0, 256)));
    expect(data).toEqual(content(0, 256));
    expect(sent()).toHaveLength(1);
  });

  it('200 octets come in the form 97 81 CA', async () => {
    const { run, channel } = await connected();
    await expect(run(channel.transmit(read(0, 200)))).resolves.toEqual({ data: content(0, 200), sw: 0x9000 });
  });

  it('a command too long for one message is refused before it is sent, and the channel lives', async () => {
    const { run, channel, sent } = await connected();
    const long = { cla: 0, ins: 0xda, p1: 0, p2: 0, data: content(0, 255), le: 256 };
    await expect(run(channel.transmit(long))).rejects.toMatchObject({ code: 'reader/too-long' });
    expect(sent()).toHaveLength(0);
    await expect(run(channel.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });
});

describe('8.2 case 39: a slow card is not a dead one', () => {
  it('6401 becomes the answer under a longer timer', async () => {
    const { run, channel, card, sent } = await connected();
    card.work = 2_500;
    await expect(run(channel.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
    const timers = sent()
      .filter(isExchange)
      .map((payload) => payload.slice(22, 36));
    expect(timers).toEqual(['5F460440420F00', '5F4604404B4C00']);
  });

  it('but a secret command and a signature go out once', async () => {
    for (const command of [verify(), { cla: 0x80, ins: 0x2a, p1: 0, p2: 0x80, data: bytes(1), le: 256 }]) {
      const { run, channel, sent } = await connected('rc-s300', [{ kind: 'block-lost', at: 1, times: 9 }]);
      const [result] = await run(Promise.allSettled([channel.transmit(command)]));
      expect(codeOf(result)).toBe('reader/card-mute');
      expect(sent().filter(isExchange)).toHaveLength(1);
    }
  });

  it('a card that takes 900 ms asks for time by S(WTX) in the host’s mode', async () => {
    const { run, channel, card } = await connected('rc-s300-host');
    card.work = 900;
    await expect(run(channel.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });
});

describe('8.2 case 39: ISO-DEP by the host, one fault at each block', () => {
  const KINDS = ['block-lost', 'block-damaged', 'answer-lost', 'answer-damaged', 'answer-old'] as const;
  it.each(KINDS)('%s: the answer is right, and the card processed each command once', async (kind) => {
    for (let at = 1; at <= 4; at += 1) {
      const { run, channel, card } = await connected('rc-s300-host', [{ kind, at }]);
      const before = card.log.length;
      const { data, last } = await run(session(channel));
      expect(data).toEqual(content(0, 251));
      expect(last.sw).toBe(0x9000);
      expect(card.log.length - before).toBe(4);
      expect(card.verifies()).toBe(1);
    }
  });

  it('chains both ways, with a fault in the middle', async () => {
    const { run, channel, card } = await connected('rc-s300-host', [{ kind: 'answer-lost', at: 3 }]);
    const data = content(0, 255);
    await run(channel.transmit({ cla: 0, ins: 0xda, p1: 0, p2: 0, data, le: 256 }));
    expect(card.log.at(-1)?.command).toHaveLength(261);
    await expect(run(channel.transmit(read(0, 600)))).resolves.toMatchObject({ data: content(0, 600) });
  });
});
