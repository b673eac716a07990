import { describe, expect, it } from 'vitest';
import { type Bytes, bytes } from '../../../src/bytes';
import { AppError } from '../../../src/errors';
import type { Command } from '../../../src/protocol/iso7816';
import { createPump } from '../../../src/reader/ccid/pump';
import type { BulkPipe } from '../../../src/reader/usb';
import { type Fault, READER_MODELS, type ReaderModel, type ReaderModelName } from '../../../src/sim';
import { VirtualClock } from '../../support/virtual-clock';
import { read, rig, select, verify } from '../support/rig';
import { content } from '../support/test-card';

const XFR = 0x6f;
const ABORT = 0x72;

/** A connected reader with faults laid for what comes next. */
async function connected(model: ReaderModelName | ReaderModel, faults: readonly Fault[] = []) {
  const subject = rig(model);
  const { reader, channel } = await subject.connect();
  subject.reader.faults.plan(faults);
  const from = subject.reader.log.length;
  return {
    ...subject,
    opened: reader,
    channel,
    transmit: (command: Command) => subject.run(channel.transmit(command)),
    /** bMessageType of what went out since the connect. */
    sent: () =>
      subject.reader.log
        .slice(from)
        .filter(({ direction }) => direction === 'out')
        .map(({ type }) => type),
  };
}

/** The command fails with this code, sent once, and the next one gets its own answer. */
async function failsOnce(fault: Fault, code: string): Promise<void> {
  const { transmit, card } = await connected('short', [fault]);
  await expect(transmit(verify())).rejects.toMatchObject({ code });
  expect(card.verifies()).toBeLessThanOrEqual(1);
  const { data } = await transmit(read(100, 50));
  expect(data).toEqual(content(100, 50));
}

/** The answer to XfrBlock number 0. */
function answer({ status = 0, error = 0, seq = 0 }): Bytes {
  return bytes(0x80, 0, 0, 0, 0, 0, seq, status, error, 0);
}

/** A pipe that gives what the script says to each read. */
function scriptedPipe(script: (most: number, ms: number) => Bytes | 'silent'): BulkPipe {
  return {
    packetSize: 64,
    hasInterrupt: false,
    closed: new Promise(() => undefined),
    write: () => Promise.resolve(),
    control: () => Promise.resolve(),
    listen: () => undefined,
    read: (most, ms) => {
      const given = script(most, ms);
      if (given !== 'silent') return Promise.resolve(given);
      return Promise.reject(new AppError('usb/silent', { phase: 'in', ms }));
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

describe('the message pump (CCID 1.1, 6)', () => {
  it('8.2 case 1: an answer that ends inside its header is an error, never an answer', () =>
    failsOnce({ kind: 'cut', to: 5, at: 1 }, 'reader/protocol'));

  it('8.2 case 2: dwLength greater than what came is an error', () =>
    failsOnce({ kind: 'length', by: 1, at: 1 }, 'reader/protocol'));

  it('8.2 case 3: octets after dwLength are an error', async () => {
    await failsOnce({ kind: 'length', by: -1, at: 1 }, 'reader/protocol');
    await failsOnce({ kind: 'trailing', octets: 3, at: 1 }, 'reader/protocol');
  });

  it('8.2 case 4: dwLength FFFFFFFF is refused at once, with nothing awaited for it', async () => {
    const { transmit, clock } = await connected('short', [{ kind: 'length-all-ones', at: 1 }]);
    const before = clock.now();
    await expect(transmit(read(0, 10))).rejects.toMatchObject({
      code: 'reader/protocol',
      detail: { what: 'dwLength is too long' },
    });
    expect(clock.now()).toBe(before);
    expect((await transmit(read(0, 10))).data).toEqual(content(0, 10));
  });

  it('8.2 case 5: another bMessageType than the one that answers is an error', () =>
    failsOnce({ kind: 'wrong-type', at: 1 }, 'reader/protocol'));

  it.each([1, 10])('8.2 case 6: %i answers of older commands are dropped', async (count) => {
    const { transmit, sent } = await connected('short', [{ kind: 'stale', count, at: 1 }]);
    expect((await transmit(read(7, 20))).data).toEqual(content(7, 20));
    // An old answer taken for this one would leave this one's for the next command.
    expect((await transmit(read(90, 20))).data).toEqual(content(90, 20));
    expect(sent()).toEqual([XFR, XFR]);
  });

  it('8.2 case 6: after eleven the command has failed', () =>
    failsOnce({ kind: 'stale', count: 11, at: 1 }, 'reader/protocol'));

  it('8.2 case 7: bSeq goes from 255 to 0 and on', async () => {
    const { transmit, reader } = await connected('short');
    for (let i = 0; i < 300; i += 1) {
      expect((await transmit(read(i, 4))).data).toEqual(content(i, 4));
    }
    const numbers = reader.log.filter(({ direction }) => direction === 'out').map((each) => each.sequence);
    expect(numbers).toEqual(numbers.map((_, i) => i & 0xff));
  });

  it('8.2 case 8: another bSlot is an error', () =>
    failsOnce({ kind: 'wrong-slot', at: 1 }, 'reader/protocol'));

  it('8.2 case 9: the reserved command status is an error', () =>
    failsOnce({ kind: 'status-rfu', at: 1 }, 'reader/protocol'));

  it('8.2 case 10: an answer that nobody asked for is dropped', async () => {
    const { transmit, sent } = await connected('short', [{ kind: 'unsolicited', at: 1 }]);
    expect((await transmit(read(7, 20))).data).toEqual(content(7, 20));
    expect(sent()).toEqual([XFR]);
  });

  it.each([[[9]], [[10]], [[1, 1, 1]], [[10, 5, 5]], [[64]]])(
    '8.2 case 11: an answer in several transfers is one answer (%j)',
    async (sizes) => {
      const { transmit, sent } = await connected('short', [{ kind: 'split', sizes, at: 1 }]);
      expect((await transmit(read(7, 100))).data).toEqual(content(7, 100));
      expect(sent()).toEqual([XFR]);
    },
  );

  describe.each([
    [64, 64],
    [128, 64],
    [512, 512],
  ])('an answer of %i octets in packets of %i', (length, packetSize) => {
    const make = (zeroLength: boolean): ReaderModel => ({
      ...READER_MODELS.extended,
      ccid: { ...READER_MODELS.extended.ccid, maxMessage: 1024 },
      packetSize,
      zeroLength,
    });
    const command = read(0, length - 12);

    it('8.2 case 12: arrives in one transfer where a zero-length packet ends it (USB 2.0, 5.8.3)', async () => {
      const { transmit, reader } = await connected(make(true));
      expect((await transmit(command)).data).toEqual(content(0, length - 12));
      expect(reader.faults.transfers).toBe(2);
    });

    it('8.2 case 12: without one it is asked for again and then read packet by packet', async () => {
      const { transmit, reader, sent, card } = await connected(make(false));
      expect((await transmit(command)).data).toEqual(content(0, length - 12));
      expect(sent()).toEqual([XFR, 0x65, XFR]);
      reader.faults.plan([]);
      expect((await transmit(command)).data).toEqual(content(0, length - 12));
      expect(reader.faults.transfers).toBe(1 + length / packetSize);
      expect(card.log).toHaveLength(3);
    });
  });

  it('8.2 case 13: a message of n packets goes out as one transfer without a zero-length packet', async () => {
    const { transmit, reader, card } = await connected('short');
    const data = content(0, 49);
    await transmit({ cla: 0, ins: 0xda, p1: 0, p2: 0, data });
    expect(reader.log.filter(({ direction }) => direction === 'out').at(-1)?.length).toBe(64);
    expect(reader.faults.transfers).toBe(2);
    expect(card.log.at(-1)?.command.slice(5)).toEqual(data);
  });

  it.each([1, 5, 0])(
    '8.2 case 21: time extensions with the multiplier %i are waited for',
    async (multiplier) => {
      const { transmit, sent } = await connected('short', [
        { kind: 'time-extension', count: 4, multiplier, at: 1 },
      ]);
      expect((await transmit(read(0, 8))).data).toEqual(content(0, 8));
      expect(sent()).toEqual([XFR]);
    },
  );

  it('8.2 case 21: a reader that asks for ever is given a minute, then ABORT', async () => {
    const { transmit, clock, sent } = await connected('short', [
      { kind: 'time-extension', count: Infinity, multiplier: 1, at: 1 },
    ]);
    const before = clock.now();
    await expect(transmit(verify())).rejects.toMatchObject({ code: 'reader/time-limit' });
    expect(clock.now() - before).toBeLessThanOrEqual(62_000);
    expect(sent()).toEqual([XFR, ABORT]);
    expect((await transmit(read(0, 8))).data).toEqual(content(0, 8));
  });

  it.each([
    [0, 5_000],
    [1, 5_000],
    [4, 20_000],
    [255, 60_000],
  ])('8.2 case 21: the multiplier %i allows %i ms for the next answer', async (multiplier, allowed) => {
    const waits: number[] = [];
    const answers = [answer({ status: 0x80, error: multiplier }), answer({})];
    const pipe = scriptedPipe((_, ms) => {
      waits.push(ms);
      return answers.shift() ?? 'silent';
    });
    const pump = createPump({ pipe, clock: new VirtualClock(), receiveLimit: 271 });
    await pump.command(0, { name: 'XfrBlock' }, { timeout: 4_000, extension: 5_000 });
    expect(waits).toEqual([4_000, allowed]);
  });

  it('8.2 case 22: a busy slot is asked again after 50 ms', async () => {
    const { transmit, sent, clock } = await connected('short', [{ kind: 'slot-busy', at: 1, times: 4 }]);
    const before = clock.now();
    expect((await transmit(read(0, 8))).data).toEqual(content(0, 8));
    expect(sent()).toEqual([XFR, XFR, XFR, XFR, XFR]);
    expect(clock.now() - before).toBe(200);
  });

  it('8.2 case 22: but never with a secret command', async () => {
    const { transmit, sent } = await connected('short', [{ kind: 'slot-busy', at: 1 }]);
    await expect(transmit(verify())).rejects.toMatchObject({ code: 'reader/busy' });
    expect(sent()).toEqual([XFR]);
  });

  it('a reader that stays busy is told so after five tries', async () => {
    const { transmit, sent } = await connected('short', [{ kind: 'slot-busy', at: 1, times: Infinity }]);
    await expect(transmit(read(0, 8))).rejects.toMatchObject({ code: 'reader/busy' });
    expect(sent()).toHaveLength(5);
  });

  it('commands wait for one another in their order', async () => {
    const { channel, run, card } = await connected('short');
    card.work = 500;
    const answers = await run(Promise.all([0, 1, 2, 3].map((i) => channel.transmit(read(i, 4)))));
    expect(answers.map(({ data }) => data)).toEqual([0, 1, 2, 3].map((i) => content(i, 4)));
  });

  it('a cancelled command is left at once, and its late answer is nobody else’s', async () => {
    const { channel, run, card, clock, sent } = await connected('short');
    card.work = 2_500;
    const cancel = new AbortController();
    const first = channel.transmit(read(0, 4), { signal: cancel.signal });
    const second = channel.transmit(read(9, 4));
    await clock.advance(100);
    cancel.abort();
    await expect(first).rejects.toMatchObject({ code: 'session/cancelled' });
    expect((await run(second)).data).toEqual(content(9, 4));
    expect(sent()).toEqual([XFR, ABORT, XFR]);
  });

  it('a command cancelled before its turn is never sent', async () => {
    const { channel, run, card, sent } = await connected('short');
    card.work = 500;
    const cancel = new AbortController();
    const first = channel.transmit(select);
    const second = channel.transmit(read(0, 4), { signal: cancel.signal });
    cancel.abort();
    await expect(second).rejects.toMatchObject({ code: 'session/cancelled' });
    await run(first);
    await run(channel.transmit(read(1, 4)));
    expect(sent()).toEqual([XFR, XFR]);
  });

  it('keeps no copy of a PIN: the message is wiped once it is sent', async () => {
    const subject = rig('short');
    const { channel } = await subject.connect();
    const buffers: Uint8Array[] = [];
    const { device } = subject;
    const send = device.transferOut.bind(device);
    device.transferOut = (endpoint, data) => {
      buffers.push(data);
      return send(endpoint, data);
    };
    await subject.run(channel.transmit(verify()));
    expect(subject.card.verifies()).toBe(1);
    expect(buffers).toHaveLength(1);
    expect(buffers[0]!.every((octet) => octet === 0)).toBe(true);
  });
});
