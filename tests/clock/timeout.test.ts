import { describe, expect, it } from 'vitest';
import { systemClock, withTimeout } from '../../src/clock';
import { AppError } from '../../src/errors';
import { HangError, VirtualClock } from '../support/virtual-clock';

const late = (): AppError => new AppError('reader/silent', { ms: 100 });

describe('time limits', () => {
  it('gives what the work gives, and leaves nobody asleep', async () => {
    const clock = new VirtualClock();
    await expect(
      clock.run(
        withTimeout(
          clock,
          100,
          clock.sleep(99).then(() => 'answer'),
          late,
        ),
      ),
    ).resolves.toBe('answer');
    expect(clock.pending).toBe(0);
  });

  it('throws the error of the limit when the work is silent, at the limit', async () => {
    const clock = new VirtualClock(0);
    await expect(
      clock.run(withTimeout(clock, 100, new Promise(() => undefined), late)),
    ).rejects.toMatchObject({
      code: 'reader/silent',
    });
    expect(clock.now()).toBe(100);
  });

  it('swallows what late work throws', async () => {
    const clock = new VirtualClock(0);
    const work = clock.sleep(200).then(() => {
      throw new Error('too late');
    });
    await expect(clock.run(withTimeout(clock, 100, work, late))).rejects.toMatchObject({
      code: 'reader/silent',
    });
    await clock.advance(200);
  });

  it("passes the work's own error on", async () => {
    const clock = new VirtualClock();
    await expect(clock.run(withTimeout(clock, 100, Promise.reject(new Error('own')), late))).rejects.toThrow(
      'own',
    );
  });

  it('a hang is told from slow work: nobody asleep and a promise pending', async () => {
    await expect(new VirtualClock().run(new Promise(() => undefined))).rejects.toBeInstanceOf(HangError);
  });
});

describe('the system clock', () => {
  it("rejects a wait with the signal's reason, before and during it", async () => {
    const reason = new AppError('session/cancelled', {});
    await expect(systemClock.sleep(60_000, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const stop = new AbortController();
    const wait = systemClock.sleep(60_000, { signal: stop.signal });
    stop.abort(reason);
    await expect(wait).rejects.toBe(reason);
  });

  it('wakes, and takes an AbortError where the reason is no error', async () => {
    await expect(systemClock.sleep(0)).resolves.toBeUndefined();
    await expect(systemClock.sleep(60_000, { signal: AbortSignal.abort('why') })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(systemClock.now()).toBeGreaterThan(Date.UTC(2020, 0, 1));
  });
});
