import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadPhase, ReadSnapshot } from '../../src/session';
import { runs, SEED } from '../support/proof';
import { codeOf, type Desk, desk } from './support';

/** How many bulk transfers a whole read takes, further applications included. */
async function transfersOfARead(): Promise<number> {
  const { start, reader } = await desk();
  reader.faults.plan([]);
  await start();
  return reader.faults.transfers;
}

async function expectNextReadToWork(at: Desk): Promise<void> {
  at.reader.faults.plan([]);
  if (!at.reader.device.plugged) at.usb.plug(at.reader.device, { permitted: true });
  at.reader.insert(at.card);
  const next = await at.start();
  expect(codeOf(next)).toBeUndefined();
  expect(next.phase).toBe('done');
  expect(next.facts.bodyExpiry).toEqual(at.card.person.bodyExpiry);
}

describe('the link breaks at every transfer: a typed error, facts kept, and a working next read', () => {
  it.each([
    ['unplug', ['usb/disconnected']],
    ['card-away', ['reader/card-removed', 'reader/no-card', 'reader/card-mute']],
  ] as const)('%s', async (kind, codes) => {
    const transfers = await transfersOfARead();
    expect(transfers).toBeGreaterThan(40);
    const seen = new Set<string>();
    for (let at = 1; at <= transfers; at += 1) {
      const table = await desk();
      table.reader.faults.plan([{ kind, at }]);
      // A card that leaves before it was powered is waited for: it never comes back here.
      const work = table.read.start();
      await table.clock.advance(120_000);
      if (table.read.snapshot.phase === 'waiting-for-card') table.read.cancel();
      await table.clock.run(work);
      const { phase, facts, cardPresent, error } = table.read.snapshot;
      seen.add(phase);
      expect(['failed', 'done', 'cancelled'], `transfer ${at}`).toContain(phase);
      if (phase !== 'cancelled') expect(codes, `transfer ${at}: ${error?.code ?? ''}`).toContain(error?.code);
      if (table.card.log.length >= 3) expect(facts.bodyExpiry, `transfer ${at}`).toBeDefined();
      if (table.card.log.length >= 5) expect(facts.authentication, `transfer ${at}`).toBeDefined();
      expect([cardPresent, table.locks.held, table.read.lease], `transfer ${at}`).toEqual([
        false,
        false,
        undefined,
      ]);
      await expectNextReadToWork(table);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['failed', 'done']));
  });
});

describe('cancel', () => {
  it('at every command releases the reader and the lock at once, keeps the facts, and the next read works', async () => {
    const whole = await desk();
    await whole.start();
    for (let commands = 0; commands < whole.card.log.length; commands += 1) {
      const at = await desk();
      let kept: ReadSnapshot | undefined;
      at.read.subscribe(() => {
        if (kept !== undefined || at.card.log.length < commands) return;
        kept = at.read.snapshot;
        at.read.cancel();
        expect(at.read.snapshot.phase).toBe('cancelled');
      });
      const snapshot = await at.start();
      expect(snapshot.phase).toBe('cancelled');
      expect(snapshot.facts, `after ${commands}`).toBe(kept?.facts);
      expect([at.locks.held, at.device.opened], `after ${commands}`).toEqual([false, false]);
      expect(at.card.log.length, `after ${commands}`).toBe(commands);
      await expectNextReadToWork(at);
    }
  });

  it.each<ReadPhase>(['choosing', 'opening', 'waiting-for-card', 'reading', 'further'])(
    'during %s',
    async (phase) => {
      const at = await desk({
        permitted: phase !== 'choosing',
        inserted: phase !== 'waiting-for-card',
        choose: () => new Promise(() => undefined),
      });
      let cancelled = false;
      at.read.subscribe(() => {
        if (at.read.snapshot.phase !== phase || cancelled) return;
        cancelled = true;
        at.read.cancel();
      });
      const snapshot = await at.start();
      expect(cancelled).toBe(true);
      expect(snapshot.phase).toBe('cancelled');
      expect(snapshot.error).toBeUndefined();
      expect([at.locks.held, at.device.opened]).toEqual([false, false]);
    },
  );

  it('a cancelled chooser that answers later changes nothing', async () => {
    const at = await desk({
      permitted: false,
      choose: async () => {
        await at.clock.sleep(10_000);
        return at.device;
      },
    });
    const work = at.read.start();
    await at.clock.advance(1000);
    at.read.cancel();
    await at.clock.run(work);
    await at.clock.advance(20_000);
    expect(at.read.snapshot.phase).toBe('cancelled');
    expect(at.device.opened).toBe(false);
  });
});

it('any order of start, cancel, forget, unplug, lifting and laying: never hangs, never rejects, ends typed', async () => {
  const act = fc.constantFrom('start', 'cancel', 'forget', 'unplug', 'plug', 'lift', 'lay', 'wait');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 12 }),
      async (acts) => {
        const at = await desk();
        const works: Promise<void>[] = [];
        for (const [what, pause] of acts) {
          if (what === 'start') works.push(at.read.start());
          if (what === 'cancel') at.read.cancel();
          if (what === 'forget') works.push(at.read.forget());
          if (what === 'unplug') at.reader.device.unplug();
          if (what === 'plug') at.usb.plug(at.reader.device, { permitted: true });
          if (what === 'lift') at.reader.remove();
          if (what === 'lay') at.reader.insert(at.card);
          await at.clock.advance(pause);
        }
        at.read.cancel();
        await at.clock.run(Promise.all(works), 600_000);
        expect(['idle', 'done', 'failed', 'cancelled']).toContain(at.read.snapshot.phase);
        expect(codeOf(at.read.snapshot)).not.toBe('app/unexpected');
        await expectNextReadToWork(at);
      },
    ),
    { numRuns: runs(40, 2000), seed: SEED },
  );
});
