import { describe, expect, it } from 'vitest';
import { bytes } from '../../../src/bytes';
import type { ReaderModelName } from '../../../src/sim';
import { codeOf, never, read, rig, select } from '../support/rig';
import { content, testCard } from '../support/test-card';

const STATUS = 0x65;

async function opened(model: ReaderModelName, empty = false) {
  const subject = rig(model, { empty });
  const reader = await subject.run(subject.open());
  /** GetSlotStatus messages so far. */
  const asked = (): number =>
    subject.reader.log.filter(({ direction, type }) => direction === 'out' && type === STATUS).length;
  return { ...subject, opened: reader, asked };
}

async function connected(model: ReaderModelName) {
  const subject = await opened(model);
  const channel = await subject.run(subject.opened.connect({ signal: never }));
  const gone: string[] = [];
  const stop = subject.opened.onCardGone(({ code }) => gone.push(code));
  return { ...subject, channel, gone, stop };
}

/** Puts a message into the interrupt endpoint of a plain reader. */
function notify({ reader }: Awaited<ReturnType<typeof opened>>, ...message: number[]): void {
  reader.device.send(0x83, bytes(...message), false);
}

describe('where cards are (CCID 1.1, 6.3)', () => {
  it('a card that is there already is found at once', async () => {
    const { run, opened: reader, clock } = await opened('short');
    const before = clock.now();
    await run(reader.waitForCard({ signal: never }));
    expect(clock.now()).toBe(before);
  });

  it('a card that is laid in is told by the interrupt endpoint, with no time lost', async () => {
    const { run, opened: reader, clock, reader: virtual, card } = await opened('short', true);
    const waiting = reader.waitForCard({ signal: never });
    await clock.advance(150);
    virtual.insert(card);
    const before = clock.now();
    await run(waiting);
    expect(clock.now()).toBe(before);
  });

  it('8.2 case 36: without an interrupt endpoint the slot is asked every 400 ms', async () => {
    const { run, opened: reader, clock, reader: virtual, card, asked } = await opened('no-interrupt', true);
    const waiting = reader.waitForCard({ signal: never });
    await clock.advance(1_000);
    expect(asked()).toBe(3);
    virtual.insert(card);
    await run(waiting);
    expect(asked()).toBe(4);
  });

  it('8.2 case 36: nor does a silent interrupt endpoint hide a card', async () => {
    const subject = await opened('short', true);
    subject.reader.device.submitIn(0x83, 16);
    const waiting = subject.opened.waitForCard({ signal: never });
    await subject.clock.advance(1_000);
    expect(subject.asked()).toBe(3);
    subject.reader.insert(subject.card);
    await subject.run(waiting);
  });

  it('a reader that has notified is asked every two seconds only: some stop notifying', async () => {
    const { opened: reader, clock, asked, run, ...rest } = await opened('short', true);
    notify({ opened: reader, clock, asked, run, ...rest }, 0x50, 0x00);
    await clock.advance(1);
    const waiting = reader.waitForCard({ signal: never });
    await clock.advance(3_900);
    expect(asked()).toBe(2);
    rest.reader.device.submitIn(0x83, 16);
    rest.reader.insert(rest.card);
    await run(waiting);
  });

  it('a wait can be cancelled, and ends when the device goes', async () => {
    for (const model of ['short', 'no-interrupt'] as const) {
      const { run, opened: reader, clock, reader: virtual } = await opened(model, true);
      const cancel = new AbortController();
      const first = reader.waitForCard({ signal: cancel.signal });
      await clock.advance(100);
      cancel.abort();
      await expect(first).rejects.toMatchObject({ code: 'session/cancelled' });
      const second = reader.waitForCard({ signal: never });
      await clock.advance(100);
      virtual.device.unplug();
      await expect(run(second)).rejects.toMatchObject({ code: 'usb/disconnected' });
    }
  });

  it('of two slots the first is taken, and the second where only that has a card', async () => {
    const { run, opened: reader, reader: virtual, card } = await opened('two-slots', true);
    const other = testCard();
    virtual.insert(other, 1);
    await run(reader.waitForCard({ signal: never }));
    const channel = await run(reader.connect({ signal: never }));
    await run(channel.transmit(select));
    expect(other.log).toHaveLength(1);
    virtual.insert(card, 0);
    await run(reader.waitForCard({ signal: never }));
    await expect(run(channel.transmit(select))).rejects.toMatchObject({ code: 'reader/card-removed' });
    await run((await run(reader.connect({ signal: never }))).transmit(select));
    expect([card.log.length, other.log.length]).toEqual([1, 1]);
  });

  it.each(['short', 'no-interrupt', 't1'] as const)(
    '%s: a card that leaves while nothing is sent is told once, and its channel is dead',
    async (model) => {
      const { run, channel, gone, clock, reader, card } = await connected(model);
      await clock.advance(5_000);
      expect(gone).toEqual([]);
      reader.remove();
      await clock.advance(2_500);
      expect(gone).toEqual(['reader/card-removed']);
      reader.insert(card);
      await expect(run(channel.transmit(select))).rejects.toMatchObject({ code: 'reader/card-removed' });
      expect(card.log).toHaveLength(0);
      await clock.advance(5_000);
      expect(gone).toHaveLength(1);
    },
  );

  it('nobody who has stopped listening is told, and nothing is asked for nobody', async () => {
    const { stop, gone, clock, asked, reader } = await connected('no-interrupt');
    stop();
    await clock.advance(1_000);
    const before = asked();
    reader.remove();
    await clock.advance(5_000);
    expect(gone).toEqual([]);
    expect(asked() - before).toBeLessThanOrEqual(1);
  });

  it('no slot is asked between commands that follow one another', async () => {
    const { run, channel, clock, asked, card } = await connected('no-interrupt');
    card.work = 300;
    const before = asked();
    for (let i = 0; i < 10; i += 1) await run(channel.transmit(read(i, 4)));
    expect(clock.now()).toBeGreaterThan(3_000);
    expect(asked()).toBe(before);
  });

  it('8.2 case 36: a removal rejects the command under way, and those queued are never sent', async () => {
    const { clock, channel, gone, reader, card } = await connected('short');
    card.work = 2_000;
    // The reader says nothing more of the command: the notification alone tells.
    reader.faults.plan([{ kind: 'silence', at: 2 }]);
    const settled = Promise.allSettled([channel.transmit(read(0, 4)), channel.transmit(read(1, 4))]);
    await clock.advance(500);
    const before = clock.now();
    reader.remove();
    await clock.advance(0);
    const results = await settled;
    expect(clock.now()).toBe(before);
    expect(results.map((each) => codeOf(each))).toEqual(['reader/card-removed', 'reader/card-removed']);
    expect(gone).toEqual(['reader/card-removed']);
    expect(card.log.length).toBeLessThanOrEqual(1);
  });

  it('8.2 case 36: what is notified of another slot changes nothing', async () => {
    const { run, channel, gone, reader, clock } = await connected('two-slots');
    reader.insert(testCard(), 1);
    await clock.advance(10);
    reader.remove(1);
    await clock.advance(10);
    expect(gone).toEqual([]);
    expect((await run(channel.transmit(read(0, 4)))).data).toEqual(content(0, 4));
  });

  it('8.2 case 36: a hardware error of the slot ends the card with its code; of another, it does not', async () => {
    const subject = await connected('short');
    notify(subject, 0x51, 0x01, 0x00, 0x01);
    await subject.clock.advance(1);
    expect(subject.gone).toEqual([]);
    notify(subject, 0x51, 0x00, 0x00, 0x01);
    await subject.clock.advance(1);
    expect(subject.gone).toEqual(['reader/hardware']);
    await expect(subject.run(subject.channel.transmit(select))).rejects.toMatchObject({
      code: 'reader/hardware',
      detail: { error: 1 },
    });
  });

  it.each([[0x50], [0x51, 0], [0x52, 0, 0, 0]])(
    '8.2 case 36: an interrupt message of another form changes nothing (%j)',
    async (...message) => {
      const subject = await connected('short');
      notify(subject, ...message);
      await subject.clock.advance(1);
      expect(subject.gone).toEqual([]);
      subject.reader.remove();
      await subject.clock.advance(3_000);
      expect(subject.gone).toEqual(['reader/card-removed']);
    },
  );

  it('8.2 case 36: an interrupt endpoint that stalls is cleared, and left after the third time', async () => {
    const subject = await connected('short');
    let cleared = 0;
    const clear = subject.device.clearHalt.bind(subject.device);
    subject.device.clearHalt = (direction, endpoint) => {
      cleared += 1;
      return clear(direction, endpoint);
    };
    for (let i = 0; i < 5; i += 1) {
      subject.reader.device.halt(0x83);
      await subject.clock.advance(10);
    }
    expect(cleared).toBe(3);
    expect((await subject.run(subject.channel.transmit(read(0, 4)))).data).toEqual(content(0, 4));
    subject.reader.remove();
    await subject.clock.advance(3_000);
    expect(subject.gone).toEqual(['reader/card-removed']);
  });

  it('notifications go on after a recovery, which ends the read that waited for them', async () => {
    const { run, channel, reader, gone, clock } = await connected('short');
    reader.faults.plan([{ kind: 'silence', at: 2 }]);
    await run(channel.transmit(read(0, 4)));
    reader.remove();
    await clock.advance(1);
    expect(gone).toEqual(['reader/card-removed']);
  });

  it('a card put back within a moment is another one', async () => {
    const { run, channel, reader, gone, card } = await connected('no-interrupt');
    reader.remove();
    reader.insert(card);
    await expect(run(channel.transmit(select))).rejects.toMatchObject({ code: 'reader/card-removed' });
    expect(gone).toEqual(['reader/card-removed']);
  });

  it('a reader that goes while nothing is sent is told', async () => {
    for (const model of ['short', 'no-interrupt'] as const) {
      const { reader, gone, clock } = await connected(model);
      reader.device.unplug();
      await clock.advance(500);
      expect(gone).toEqual(['usb/disconnected']);
    }
  });

  it('disposing takes the power from the card', async () => {
    const { run, opened: reader, reader: virtual } = await connected('short');
    await run(reader[Symbol.asyncDispose]());
    expect(virtual.log.filter(({ direction }) => direction === 'out').at(-1)?.type).toBe(0x63);
  });
});
