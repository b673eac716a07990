import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '../../src/card';
import { AppError } from '../../src/errors';
import { createReadCard } from '../../src/session';
import { createVirtualReader, PERSON_IDS } from '../../src/sim';
import { carriesSecret, certificateSize } from '../card/support';
import { codeOf, desk, VirtualLocks } from './support';

describe('reading a card through the whole stack', () => {
  it('goes from opening to done, with the facts, and keeps the card leased', async () => {
    const { start, phases, card, read, locks } = await desk();
    const snapshot = await start();
    expect(snapshot.error).toBeUndefined();
    expect(phases).toEqual(['opening', 'waiting-for-card', 'reading', 'further', 'done']);
    expect(snapshot.facts.bodyExpiry).toEqual(card.person.bodyExpiry);
    expect(snapshot.facts.authentication?.notAfter).toEqual(card.person.authentication?.until);
    expect(snapshot.facts.applications.licence).toBe('present');
    expect(snapshot.cardPresent).toBe(true);
    expect(read.lease?.lost).toBeUndefined();
    expect(locks.held).toBe(true);
    const commands = 9 + Math.ceil(certificateSize(card.file('jpki', 0x0a)) / 256);
    expect(snapshot.progress).toEqual({ done: commands, of: commands });
  });

  it.each([
    'short',
    'extended',
    't1',
    't0',
    'manual',
    'no-interrupt',
    'late-descriptor',
    'composite',
    'rc-s300',
    'rc-s300-host',
    'rc-s380',
  ] as const)('reads with a %s reader', async (model) => {
    const { start, card } = await desk({ model });
    const snapshot = await start();
    expect(codeOf(snapshot)).toBeUndefined();
    expect(snapshot.facts.authentication?.complete).toBe(true);
    expect(snapshot.facts.bodyExpiry).toEqual(card.person.bodyExpiry);
  });

  it('costs two bulk transfers a command once the card is powered', async () => {
    const { start, card, reader, read } = await desk();
    let before: [number, number] | undefined;
    let after: [number, number] | undefined;
    read.subscribe(() => {
      const now: [number, number] = [reader.faults.transfers, card.log.length];
      if (read.snapshot.phase === 'reading') before ??= now;
      if (read.snapshot.phase === 'further') after ??= now;
    });
    await start();
    const [from, to] = [before!, after!];
    expect(to[1] - from[1]).toBeGreaterThan(9);
    expect(to[0] - from[0]).toBe(2 * (to[1] - from[1]));
  });

  it.each(PERSON_IDS)('never sends a PIN: %s', async (person) => {
    const { start, card } = await desk({ person });
    const snapshot = await start();
    expect(card.log.length).toBeGreaterThan(1);
    expect(card.log.filter(({ command }) => carriesSecret(command))).toEqual([]);
    expect([snapshot.phase, codeOf(snapshot)]).toEqual(
      person === 'other-card' ? ['failed', 'card/other-card'] : ['done', undefined],
    );
  });

  it('waits as long as the card asks: 2 seconds more at every command (CCID 1.1, 6.2, time extension)', async () => {
    const { start, reader, clock } = await desk();
    reader.faults.plan([
      { kind: 'time-extension', message: 0x6f, at: 1, times: Infinity, count: 2, multiplier: 1 },
    ]);
    const began = clock.now();
    const snapshot = await start();
    expect(codeOf(snapshot)).toBeUndefined();
    expect(snapshot.phase).toBe('done');
    expect(clock.now()).toBeGreaterThan(began);
  });

  it('waits for the card to be laid on, and reads it then', async () => {
    const { read, clock, reader, card } = await desk({ inserted: false });
    const work = read.start();
    await clock.advance(60_000);
    expect(read.snapshot.phase).toBe('waiting-for-card');
    reader.insert(card);
    await clock.run(work);
    expect(read.snapshot.phase).toBe('done');
  });
});

describe('which reader', () => {
  it('opens no chooser when a reader is permitted already', async () => {
    const { start } = await desk({ choose: () => expect.unreachable('the chooser was opened') });
    expect((await start()).phase).toBe('done');
  });

  it('opens the chooser when none is permitted, and on "another reader"', async () => {
    const first = await desk({ permitted: false });
    expect((await first.start()).phase).toBe('done');
    expect(first.phases.slice(0, 3)).toEqual(['opening', 'choosing', 'opening']);
    const second = await desk();
    expect((await second.start({ anotherReader: true })).phase).toBe('done');
    expect(second.phases.slice(0, 2)).toEqual(['choosing', 'opening']);
  });

  it('a closed chooser ends the read with its code, and the next read works', async () => {
    let close = true;
    const { start, device, clock } = await desk({
      permitted: false,
      choose: async () => {
        await clock.sleep(3000);
        return close ? undefined : device;
      },
    });
    expect(codeOf(await start())).toBe('usb/chooser-closed');
    close = false;
    expect((await start()).phase).toBe('done');
  });

  it('passes over a permitted reader that the browser keeps from pages, when another is there', async () => {
    const { usb, clock, start, reader } = await desk();
    const blocked = createVirtualReader('protected', { clock });
    reader.device.unplug();
    usb.plug(blocked.device, { permitted: true });
    usb.plug(reader.device, { permitted: true });
    expect((await start()).phase).toBe('done');
  });

  it('names the refusal when every permitted reader is refused', async () => {
    const { start, locks } = await desk({ model: 'protected' });
    expect(codeOf(await start())).toBe('usb/protected-class');
    expect(locks.held).toBe(false);
  });

  it('no USB in this browser, and what main.ts finds missing, are told at the start', async () => {
    const { start } = await desk({ deps: { source: undefined } });
    expect(codeOf(await start())).toBe('browser/no-webusb');
    const framed = await desk({ deps: { precondition: () => new AppError('browser/framed', {}) } });
    expect(codeOf(await framed.start())).toBe('browser/framed');
    expect(framed.device.opened).toBe(false);
  });
});

describe('two tabs', () => {
  it('the second says that another tab holds the reader, until the first lets go', async () => {
    const locks = new VirtualLocks();
    const first = await desk({ deps: { locks } });
    const second = await desk({ deps: { locks } });
    await first.start();
    expect(codeOf(await second.start())).toBe('session/other-tab');
    expect(second.device.opened).toBe(false);
    await first.clock.run(first.read.forget());
    expect((await second.start()).phase).toBe('done');
  });

  it('reads also where the browser has no Web Locks', async () => {
    const { start } = await desk({ deps: { locks: undefined } });
    expect((await start()).phase).toBe('done');
  });

  it('a lock that cannot be asked for is a typed error', async () => {
    const locks = { request: () => Promise.reject(new DOMException('opaque origin', 'SecurityError')) };
    const { start } = await desk({ deps: { locks } });
    expect(codeOf(await start())).toBe('app/unexpected');
  });
});

describe('afterwards', () => {
  it('a card taken away after the read leaves the facts and frees the reader and the lock', async () => {
    const { start, reader, clock, read, locks, device } = await desk();
    const { facts } = await start();
    reader.remove();
    await clock.advance(10_000);
    expect(read.snapshot.phase).toBe('done');
    expect(read.snapshot.cardPresent).toBe(false);
    expect(read.snapshot.facts).toBe(facts);
    expect(read.lease).toBeUndefined();
    expect([locks.held, device.opened]).toEqual([false, false]);
  });

  it('forget() empties the snapshot and releases all', async () => {
    const { start, clock, read, locks, device } = await desk();
    await start();
    await clock.run(read.forget());
    expect(read.snapshot).toEqual({
      phase: 'idle',
      facts: NO_FACTS,
      progress: { done: 0, of: 0 },
      cardPresent: false,
    });
    expect([locks.held, device.opened, read.lease]).toEqual([false, false, undefined]);
  });

  it('a second start() while one runs is the same read; one after it is a new one', async () => {
    const { read, clock, card } = await desk();
    const once = read.start();
    expect(read.start()).toBe(once);
    await clock.run(once);
    const commands = card.log.length;
    await clock.run(read.start());
    expect(read.snapshot.phase).toBe('done');
    expect(card.log.length).toBe(2 * commands);
  });

  it('start() right after forget() waits until the reader is free', async () => {
    const { start, clock, read } = await desk();
    await start();
    const forgotten = read.forget();
    const again = read.start();
    await clock.run(Promise.all([forgotten, again]));
    expect(read.snapshot.phase).toBe('done');
  });

  it('cancel() outside a read changes nothing', async () => {
    const { start, read } = await desk();
    read.cancel();
    expect(read.snapshot.phase).toBe('idle');
    await start();
    read.cancel();
    expect(read.snapshot.phase).toBe('done');
    expect(read.lease).toBeDefined();
  });

  it('unsubscribed listeners are not called', async () => {
    const { start, read } = await desk();
    let calls = 0;
    read.subscribe(() => (calls += 1))();
    await start();
    expect(calls).toBe(0);
  });
});

it('a device that never finishes opening can be cancelled, and the read after it works', async () => {
  const { clock, usb, device, locks, reader, card } = await desk();
  let hang = true;
  const { createDeviceSource, openReader } = await import('../../src/reader');
  const read = createReadCard({
    source: createDeviceSource(usb, clock),
    openReader: (chosen, options) => (hang ? new Promise(() => undefined) : openReader(chosen, options)),
    clock,
    locks,
  });
  const work = read.start();
  await clock.advance(1000);
  expect(read.snapshot.phase).toBe('opening');
  read.cancel();
  expect(read.snapshot.phase).toBe('cancelled');
  await clock.run(work);
  expect(locks.held).toBe(false);
  hang = false;
  reader.insert(card);
  await clock.run(read.start());
  expect(read.snapshot.phase).toBe('done');
  expect(device.opened).toBe(true);
});
