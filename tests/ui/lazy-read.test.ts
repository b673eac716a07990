import { describe, expect, test } from 'vitest';
import type { ReadCard, ReadSnapshot } from '../../src/session';
import { createLazyRead } from '../../src/ui/lazy-read';
import { createCell } from '../../src/ui/observable';

const idle: ReadSnapshot = {
  phase: 'idle',
  facts: { pins: {}, applications: {} },
  progress: { done: 0, of: 0 },
  cardPresent: false,
};

function fakeRead() {
  const snapshot = createCell(idle);
  const calls: string[] = [];
  const read: ReadCard = {
    get snapshot() {
      return snapshot.value;
    },
    lease: undefined,
    subscribe: (listener) => snapshot.subscribe(listener),
    start: (options) => {
      calls.push(`start ${JSON.stringify(options ?? {})}`);
      snapshot.set({ ...idle, phase: 'reading' });
      return Promise.resolve();
    },
    cancel: () => void calls.push('cancel'),
    forget: () => {
      calls.push('forget');
      return Promise.resolve();
    },
  };
  return { read, calls };
}

describe('a read whose code comes at its first start', () => {
  test('is idle and loads nothing until then', () => {
    let loads = 0;
    const lazy = createLazyRead(() => {
      loads += 1;
      return Promise.resolve(fakeRead().read);
    });
    lazy.cancel();
    expect([lazy.snapshot.phase, loads]).toEqual(['idle', 0]);
  });

  test('loads once, passes the options on and tells of every change', async () => {
    const { read, calls } = fakeRead();
    let loads = 0;
    const lazy = createLazyRead(() => {
      loads += 1;
      return Promise.resolve(read);
    });
    const seen: string[] = [];
    lazy.subscribe(() => seen.push(lazy.snapshot.phase));
    await lazy.start({ anotherReader: true });
    await lazy.start();
    lazy.cancel();
    expect(calls).toEqual(['start {"anotherReader":true}', 'start {}', 'cancel']);
    expect([loads, seen]).toEqual([1, ['reading', 'reading']]);
  });

  test('code that cannot be loaded is a failed read, and the next start tries again', async () => {
    const { read } = fakeRead();
    let loads = 0;
    const lazy = createLazyRead(() => {
      loads += 1;
      return loads === 1 ? Promise.reject(new TypeError('offline')) : Promise.resolve(read);
    });
    await lazy.start();
    expect([lazy.snapshot.phase, lazy.snapshot.error?.code]).toEqual(['failed', 'app/unexpected']);
    await lazy.start();
    expect(lazy.snapshot.phase).toBe('reading');
  });

  test('forgetting leaves nothing of the card', async () => {
    const { read, calls } = fakeRead();
    const lazy = createLazyRead(() => Promise.resolve(read));
    await lazy.start();
    await lazy.forget();
    expect([lazy.snapshot, calls.at(-1)]).toEqual([idle, 'forget']);
  });
});
