import { describe, expect, it } from 'vitest';
import { DEMO_PINS } from '../../src/sim';
import type { OpenedSnapshot } from '../../src/session';
import { wholeDesk, type WholeDesk } from './whole-support';

async function openAll({ whole, drive }: WholeDesk): Promise<void> {
  await drive(whole.text.ask());
  await drive(whole.text.press({ pin: DEMO_PINS.text, mode: 'all' }));
  await drive(whole.face.ask());
  await drive(whole.face.press({ pin: DEMO_PINS.text }));
  await drive(whole.signature.ask());
  await drive(whole.signature.press({ pin: DEMO_PINS.signature }));
  await drive(whole.settled());
}

/** Every buffer in the opened values. */
function buffersOf({ text, face, signature, authentication }: OpenedSnapshot): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk([text, face, signature, authentication]);
  return found;
}

const OPENED = ['text', 'face', 'signature', 'authentication', 'comparison', 'closesAt'] as const;

function expectForgotten(snapshot: OpenedSnapshot, buffers: readonly Uint8Array[]): void {
  for (const value of OPENED) expect(snapshot[value], value).toBeUndefined();
  expect(buffers.length).toBeGreaterThanOrEqual(6);
  for (const buffer of buffers) expect(buffer.every((octet) => octet === 0)).toBe(true);
}

describe('what was opened', () => {
  it('is forgotten at once on the person’s word, octets zeroed; verdicts stay', async () => {
    const table = await wholeDesk();
    await openAll(table);
    const { opened } = table.whole;
    const buffers = buffersOf(opened.snapshot);
    expect(opened.snapshot.text?.myNumber).toBe(table.card.person.myNumber);
    opened.forget();
    expectForgotten(opened.snapshot, buffers);
    expect(opened.snapshot).toMatchObject({
      timedOut: false,
      checks: { signature: { verdict: 'as-expected' } },
    });
    table.whole.forget();
    expect(opened.snapshot.checks).toEqual({ running: 0, issues: [] });
    expect(table.clock.pending).toBeLessThan(3);
  });

  it('is forgotten after five minutes without a word, announced at least 20 seconds before', async () => {
    const table = await wholeDesk();
    await openAll(table);
    const { clock, whole } = table;
    const buffers = buffersOf(whole.opened.snapshot);
    // Checking signatures takes real time, in which the virtual clock may run on: the five minutes begin here.
    whole.opened.keepShowing();
    const { closesAt = 0 } = whole.opened.snapshot;
    expect(closesAt - clock.now()).toBe(300_000);
    await clock.advance(closesAt - 20_000 - clock.now());
    expect(whole.opened.snapshot.closing).toBe(true);
    expect(whole.opened.snapshot.text).toBeDefined();
    await clock.advance(20_000);
    expectForgotten(whole.opened.snapshot, buffers);
    expect(whole.opened.snapshot).toMatchObject({ timedOut: true, closing: false });
  });

  it('"keep showing" begins the five minutes anew, before the warning and after it', async () => {
    const table = await wholeDesk();
    await openAll(table);
    const { clock, whole } = table;
    whole.opened.keepShowing();
    for (const wait of [200_000, 285_000, 285_000]) {
      await clock.advance(wait);
      expect(whole.opened.snapshot.text).toBeDefined();
      whole.opened.keepShowing();
      expect(whole.opened.snapshot.closing).toBe(false);
    }
    await clock.advance(300_000);
    expect(whole.opened.snapshot.text).toBeUndefined();
  });

  it('a card that leaves takes nothing along; another read forgets everything', async () => {
    const table = await wholeDesk();
    await openAll(table);
    const { whole, reader, clock, card } = table;
    const buffers = buffersOf(whole.opened.snapshot);
    reader.remove();
    await clock.advance(5000);
    expect(whole.opened.snapshot.signature).toBeDefined();
    expect(whole.text.snapshot.phase).toBe('done');
    reader.insert(card);
    await table.start();
    expectForgotten(whole.opened.snapshot, buffers);
    expect(whole.opened.snapshot.checks).toEqual({ running: 0, issues: [] });
  });

  it('a check that ends after the forgetting tells nothing', async () => {
    const table = await wholeDesk();
    const { whole, drive } = table;
    await drive(whole.text.ask());
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode: 'all' }));
    const checks = whole.settled();
    whole.forget();
    await drive(checks);
    expect(whole.opened.snapshot.checks).toEqual({ running: 0, issues: [] });
  });

  it('keeping what is not open wakes nobody', async () => {
    const { whole } = await wholeDesk();
    whole.opened.keepShowing();
    expect(whole.opened.snapshot.closesAt).toBeUndefined();
  });

  it('checks that cannot be made say so and leave what was opened', async () => {
    const table = await wholeDesk();
    const { whole, drive, reader, clock } = table;
    await drive(whole.signature.ask());
    const stop = whole.signature.subscribe(() => {
      if (whole.signature.snapshot.phase === 'done') reader.remove();
    });
    await drive(whole.signature.press({ pin: DEMO_PINS.signature }));
    stop();
    await clock.advance(5000);
    // No virtual time is needed for what the card has no part in, and much would pass.
    await whole.settled();
    expect(whole.opened.snapshot.signature).toBeDefined();
    expect(whole.opened.snapshot.checks.signature?.verdict).toBe('as-expected');
  });
});
