import { describe, expect, it } from 'vitest';
import { bytes } from '../../src/bytes';
import { AppError } from '../../src/errors';
import type { CardChannel, Response } from '../../src/protocol/iso7816';
import { createLease } from '../../src/session/lease';
import { Scope } from '../../src/session/scope';
import { VirtualClock } from '../support/virtual-clock';

function leased(transmit: CardChannel['transmit'] = () => new Promise<Response>(() => undefined)) {
  const gone = new Set<(reason: AppError) => void>();
  const reader = {
    onCardGone: (listener: (reason: AppError) => void) => {
      gone.add(listener);
      return () => void gone.delete(listener);
    },
  };
  const lease = createLease(reader, { atr: bytes(), maxRead: 256, transmit });
  const lose = (): void => {
    for (const listener of [...gone]) listener(new AppError('reader/card-removed', {}));
  };
  return { lease, lose, gone };
}
const free = (): { signal: AbortSignal } => ({ signal: new AbortController().signal });
const never = (): Promise<never> => new Promise(() => undefined);

describe('the lease of a card', () => {
  it('runs works one after another, also after one that failed', async () => {
    const { lease } = leased();
    const order: string[] = [];
    const work =
      (name: string, fail = false) =>
      async (): Promise<void> => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (fail) throw new AppError('card/malformed', { what: name });
      };
    const first = lease.run(work('a', true), free());
    const second = lease.run(work('b'), free());
    await expect(first).rejects.toThrow('card/malformed');
    await second;
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('a work that was cancelled while it waited never begins', async () => {
    const { lease } = leased();
    const first = lease.run(never, free());
    const abort = new AbortController();
    let began = false;
    const second = lease.run(
      () => {
        began = true;
        return Promise.resolve();
      },
      { signal: abort.signal },
    );
    abort.abort(new AppError('session/cancelled', {}));
    await expect(second).rejects.toThrow('session/cancelled');
    expect(began).toBe(false);
    void first;
  });

  it('cancelling gives session/cancelled whatever the reason was', async () => {
    const { lease } = leased();
    const abort = new AbortController();
    const work = lease.run(never, { signal: abort.signal });
    abort.abort();
    await expect(work).rejects.toThrow('session/cancelled');
  });

  it('the loss of the card ends the work under way and those that wait, and every later one', async () => {
    const { lease, lose, gone } = leased();
    const heard: string[] = [];
    lease.onLost(({ code }) => heard.push(code));
    const works = [lease.run(never, free()), lease.run(never, free())];
    lose();
    for (const work of works) await expect(work).rejects.toThrow('reader/card-removed');
    await expect(lease.run(() => Promise.resolve(), free())).rejects.toThrow('reader/card-removed');
    expect(lease.lost?.code).toBe('reader/card-removed');
    expect(heard).toEqual(['reader/card-removed']);
    expect(gone.size).toBe(0);
    lease.onLost(({ code }) => heard.push(`late ${code}`));
    expect(heard).toEqual(['reader/card-removed', 'late reader/card-removed']);
  });

  it('passes the loss on to the command under way', async () => {
    let seen: AbortSignal | undefined;
    const { lease, lose } = leased((_, options) => {
      seen = options?.signal;
      return never();
    });
    const work = lease.run((card, signal) => card.select('common', { signal }), free());
    await Promise.resolve();
    await Promise.resolve();
    expect(seen?.aborted).toBe(false);
    lose();
    expect(seen?.aborted).toBe(true);
    await expect(work).rejects.toThrow('reader/card-removed');
  });

  it.each(['usb/disconnected', 'reader/card-removed', 'reader/no-card'] as const)(
    '%s from a command is a loss too; the next reason changes nothing',
    async (code) => {
      const error =
        code === 'usb/disconnected' ? new AppError(code, { phase: 'in' }) : new AppError(code, {});
      const { lease, lose } = leased(() => Promise.reject(error));
      await expect(lease.run((card) => card.select('common', {}), free())).rejects.toThrow(code);
      expect(lease.lost?.code).toBe(code);
      lose();
      expect(lease.lost?.code).toBe(code);
    },
  );

  it('any other error leaves the card where it is; one that is no AppError becomes app/unexpected', async () => {
    const { lease } = leased();
    await expect(lease.run(() => Promise.reject(new TypeError('x')), free())).rejects.toThrow(
      'app/unexpected',
    );
    expect(lease.lost).toBeUndefined();
    expect(await lease.run(() => Promise.resolve(7), free())).toBe(7);
  });

  it('a listener that was taken off is not called', () => {
    const { lease, lose } = leased();
    let calls = 0;
    lease.onLost(() => (calls += 1))();
    lose();
    expect(calls).toBe(0);
  });
});

describe('the scope of a read', () => {
  it('releases in reverse order, once, also what was still to come', async () => {
    const clock = new VirtualClock();
    const scope = new Scope(clock, new AbortController().signal);
    const released: string[] = [];
    await scope.take(Promise.resolve('lock'), (name) => void released.push(name));
    let arrive: (name: string) => void = () => undefined;
    const late = scope.take(new Promise<string>((resolve) => (arrive = resolve)), (name) => {
      released.push(name);
    });
    const closed = scope.close();
    expect(scope.close()).toBe(closed);
    arrive('reader');
    await clock.run(closed);
    expect(released).toEqual(['reader', 'lock']);
    expect(await late).toBe('reader');
  });

  it('goes on after 5 seconds with a release that hangs, and after one that fails', async () => {
    const clock = new VirtualClock();
    const scope = new Scope(clock, new AbortController().signal);
    const released: string[] = [];
    await scope.take(Promise.resolve(1), () => void released.push('first'));
    await scope.take(Promise.resolve(2), never);
    await scope.take(Promise.resolve(3), () => Promise.reject(new Error('refused')));
    await expect(scope.take(Promise.reject(new Error('no')), never)).rejects.toThrow('no');
    const began = clock.now();
    await clock.run(scope.close());
    expect(released).toEqual(['first']);
    expect(clock.now() - began).toBe(5000);
  });

  it('a cancelled wait ends at once, and what arrives afterwards is released', async () => {
    const clock = new VirtualClock();
    const abort = new AbortController();
    const scope = new Scope(clock, abort.signal);
    const released: number[] = [];
    let arrive: (n: number) => void = () => undefined;
    const wait = scope.take(new Promise<number>((resolve) => (arrive = resolve)), (n) => {
      released.push(n);
    });
    abort.abort(new AppError('session/cancelled', {}));
    await expect(wait).rejects.toThrow('session/cancelled');
    await clock.run(scope.close());
    expect(released).toEqual([]);
    arrive(9);
    await clock.advance(0);
    expect(released).toEqual([9]);
    await expect(scope.take(Promise.reject(new Error('late')), never)).rejects.toThrow('session/cancelled');
  });
});
