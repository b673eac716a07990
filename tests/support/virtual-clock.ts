import type { Clock, SleepOptions } from '../../src/clock';
import { outsideIsBusy } from './outside-work';

/** Virtual time is used up and a promise is still pending: what a test calls a hang. */
export class HangError extends Error {
  override name = 'HangError';
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock on which nothing waits for real: `run` lets the work go on until it blocks, then moves the time to the
 * next sleeper; over work outside it, such as WebCrypto's, the time stands still. Tests, bench and fuzz share it, and the simulator runs on the same one.
 */
export class VirtualClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(now = Date.UTC(2026, 10, 25, 3, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  get pending(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, { signal }: SleepOptions = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError'));
      };
      const sleeper: Sleeper = {
        at: this.#now + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener('abort', fail);
          resolve();
        },
      };
      if (signal?.aborted === true) {
        fail();
        return;
      }
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', fail, { once: true });
    });
  }

  /** Moves the time by `ms`, waking whoever is due in order. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#next();
      if (next === undefined || next.at > end) break;
      this.#wake(next);
    }
    this.#now = end;
    await settle();
  }

  /**
   * Drives `work` to its end.
   * @throws HangError when it is pending with nobody asleep, or after `limit` ms of virtual time
   */
  async run<T>(work: Promise<T>, limit = 3_600_000): Promise<T> {
    const end = this.#now + limit;
    const state = { done: false };
    const watched = work.finally(() => {
      state.done = true;
    });
    watched.catch(() => undefined);
    for (;;) {
      await settle(() => state.done);
      if (state.done) return watched;
      if (outsideIsBusy()) {
        await new Promise((resolve) => setTimeout(resolve));
        continue;
      }
      const next = this.#next();
      if (next === undefined) throw new HangError('pending, and nobody is asleep');
      if (next.at > end) throw new HangError(`pending after ${limit} ms of virtual time`);
      this.#wake(next);
    }
  }

  #next(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (first === undefined || sleeper.at < first.at) first = sleeper;
    return first;
  }

  #wake(sleeper: Sleeper): void {
    this.#sleepers.delete(sleeper);
    this.#now = Math.max(this.#now, sleeper.at);
    sleeper.wake();
  }
}

/**
 * Lets everything that is ready go on. `await` alone would starve after one microtask turn, so a few turns of
 * microtasks are given, then the macrotask queue (real I/O) gets a turn.
 */
async function settle(done: () => boolean = () => false): Promise<void> {
  for (let turn = 0; turn < 64; turn += 1) {
    await Promise.resolve();
    if (done()) return;
  }
  await new Promise<void>((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 16; turn += 1) await Promise.resolve();
}
