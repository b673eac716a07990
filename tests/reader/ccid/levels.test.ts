import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat } from '../../../src/bytes';
import { apduLevel } from '../../../src/reader/ccid/apdu-level';
import type { CcidAnswer } from '../../../src/reader/ccid/message';
import type { Slot } from '../../../src/reader/ccid/slot';
import { READER_MODELS } from '../../../src/sim';
import { READERS, read, rig, session, verify } from '../support/rig';
import { content } from '../support/test-card';
import { tapped } from '../support/wire';

const XFR = 0x6f;
const levels = (sent: (type: number) => readonly { head: number[] }[]): unknown[] =>
  sent(XFR).map(({ head }) => head[1]);

/** The level over a slot that answers by a script of bChainParameter and data, and what it was sent. */
function scripted(...answers: readonly (readonly [number, Bytes])[]) {
  const sent: { level: number; data: Bytes }[] = [];
  const rest = [...answers];
  const slot = {
    xfrBlock: (data: Bytes, { level = 0 }): Promise<CcidAnswer> => {
      sent.push({ level, data: data.slice() });
      const [parameter, out] = rest.shift() ?? [0, bytes()];
      const ok = { type: 0x80, slot: 0, seq: 0, iccStatus: 'active', commandStatus: 'ok', error: 0 } as const;
      return Promise.resolve({ ...ok, parameter, data: out });
    },
  } as unknown as Slot;
  const exchange = apduLevel({
    slot,
    dataLimit: 4,
    chaining: true,
    limits: () => ({ timeout: 3_000, extension: 1_000 }),
  });
  return { sent, transmit: (apdu: Bytes) => exchange(apdu, { secret: false }) };
}

describe('extended APDU level (CCID 1.1, 6.1.4 and 6.2.1)', () => {
  it('8.2 case 34: a long command goes as 01, 03, 02 and comes whole to the card', async () => {
    const { connect, run, card, device } = rig('extended');
    const { channel } = await connect();
    const sent = tapped(device);
    const data = content(0, 700);
    const { sw } = await run(channel.transmit({ cla: 0, ins: 0xda, p1: 0, p2: 0, data }));
    expect(sw).toBe(0x9000);
    expect(levels(sent)).toEqual([1, 3, 2]);
    expect(card.log.at(-1)?.command.slice(7)).toEqual(data);
  });

  it('8.2 case 34: a long answer is fetched by 10 and put together', async () => {
    const { connect, run, device } = rig('extended');
    const { channel } = await connect();
    const sent = tapped(device);
    const { data } = await run(channel.transmit(read(0, 700)));
    expect(data).toEqual(content(0, 700));
    expect(levels(sent)).toEqual([0, 0x10, 0x10]);
  });

  it('8.2 case 34: a command of exactly one message is not chained', async () => {
    const { sent, transmit } = scripted([0, bytes(0x90, 0)]);
    await transmit(bytes(1, 2, 3, 4));
    expect(sent).toEqual([{ level: 0, data: bytes(1, 2, 3, 4) }]);
  });

  it('8.2 case 34: the last part is marked as such, whatever its length', async () => {
    const ok = [0, bytes(0x90, 0)] as const;
    const next = [0x10, bytes()] as const;
    for (const length of [5, 8]) {
      const { sent, transmit } = scripted(next, ok);
      await transmit(content(0, length));
      expect(sent.map(({ level }) => level)).toEqual([1, 2]);
      expect(concat(...sent.map(({ data }) => data))).toEqual(content(0, length));
    }
  });

  it('8.2 case 34: a reader that answers 02 without 01 is understood when it gave a status word', async () => {
    const { transmit, sent } = scripted([2, bytes(1, 0x90, 0)]);
    expect(await transmit(bytes(1))).toEqual(bytes(1, 0x90, 0));
    expect(sent).toHaveLength(1);
  });

  it.each<readonly [string, readonly (readonly [number, Bytes])[]]>([
    ['02 without 01 and with less than a status word', [[2, bytes(0x90)]]],
    ['03 without 01', [[3, bytes(1)]]],
    ['10 when nothing is left to send', [[0x10, bytes()]]],
    ['01 with no data', [[1, bytes()]]],
    [
      '00 after 01',
      [
        [1, bytes(1)],
        [0, bytes(0x90, 0)],
      ],
    ],
    [
      '01 after 01',
      [
        [1, bytes(1)],
        [1, bytes(1)],
      ],
    ],
    [
      'an empty 03',
      [
        [1, bytes(1)],
        [3, bytes()],
      ],
    ],
    ['a reserved value', [[7, bytes(0x90, 0)]]],
  ])('8.2 case 34: %s is a typed error', async (_, answers) => {
    await expect(scripted(...answers).transmit(bytes(1))).rejects.toMatchObject({
      code: 'reader/protocol',
      detail: { what: 'chain of a response' },
    });
  });

  it.each<readonly [string, readonly [number, Bytes]]>([
    ['an answer to the first part', [0, bytes(0x90, 0)]],
    ['10 with data', [0x10, bytes(1)]],
  ])('8.2 case 34: %s is a typed error', async (_, answer) => {
    await expect(scripted(answer).transmit(content(0, 9))).rejects.toMatchObject({
      code: 'reader/protocol',
      detail: { what: 'chain of a command' },
    });
  });

  it('8.2 case 34: an answer without an end stops at the longest response there is', async () => {
    const endless = Array.from({ length: 12 }, (_, i) => [i === 0 ? 1 : 3, content(0, 10_000)] as const);
    const { transmit, sent } = scripted(...endless);
    await expect(transmit(bytes(1))).rejects.toMatchObject({ code: 'reader/protocol' });
    expect(sent.length).toBeLessThan(12);
  });
});

describe('short APDU level', () => {
  it('8.2 case 35: an APDU that does not fit is refused before anything is sent', async () => {
    const { connect, run, reader } = rig('short');
    const { channel } = await connect();
    const before = reader.log.length;
    await expect(run(channel.transmit(read(0, 300)))).rejects.toMatchObject({
      code: 'reader/too-long',
      detail: { length: 7, limit: 261 },
    });
    const data = content(0, 300);
    await expect(run(channel.transmit({ cla: 0, ins: 0xda, p1: 0, p2: 0, data }))).rejects.toMatchObject({
      code: 'reader/too-long',
      detail: { length: 307, limit: 261 },
    });
    expect(reader.log.length - before).toBe(0);
  });

  it('8.2 case 35: SCM’s 263 takes a whole short APDU of 261 octets', async () => {
    const base = READER_MODELS.short;
    const { connect, run, card } = rig({ ...base, ccid: { ...base.ccid, maxMessage: 263 } });
    const { channel } = await connect();
    const data = content(0, 255);
    await run(channel.transmit({ cla: 0, ins: 0xda, p1: 0, p2: 0, data, le: 256 }));
    expect(card.log.at(-1)?.command).toHaveLength(261);
  });
});

describe('every level', () => {
  // RC-S380 acknowledges each command by a transfer of its own.
  it.each(READERS)('%s: takes one bulk-out and one bulk-in a command', async (name) => {
    const { connect, run, reader } = rig(name);
    const { channel } = await connect();
    reader.faults.plan([]);
    await run(session(channel));
    expect(reader.faults.transfers).toBe(name === 'rc-s380' ? 12 : 8);
  });

  it('character level is refused with a typed error, and the device closed', async () => {
    const { run, open, device } = rig('character');
    await expect(run(open())).rejects.toMatchObject({
      code: 'reader/level-unsupported',
      detail: { level: 'character' },
    });
    expect(device.opened).toBe(false);
  });

  it('a secret command is given at least five seconds', async () => {
    const { connect, run, reader, clock } = rig('short');
    const { channel } = await connect();
    reader.faults.plan([{ kind: 'no-answer', at: 1 }]);
    const before = clock.now();
    await expect(run(channel.transmit(verify(), { timeout: 10 }))).rejects.toMatchObject({
      code: 'reader/silent',
      detail: { ms: 5_000 },
    });
    expect(clock.now() - before).toBe(5_000);
  });

  it('the caller’s time for the card replaces the one of the ATR', async () => {
    const { connect, run, reader } = rig('short');
    const { channel } = await connect();
    reader.faults.plan([{ kind: 'no-answer', at: 1, times: 2, message: XFR }]);
    await expect(run(channel.transmit(read(0, 1), { timeout: 7_000 }))).rejects.toMatchObject({
      detail: { ms: 8_000 },
    });
  });
});
