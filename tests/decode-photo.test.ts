import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodePhoto } from '../src/decode-photo';
import { VirtualClock } from './support/virtual-clock';

const REQUEST = { data: new Uint8Array(8), width: 1, height: 1 };

/** The browser's Worker, as far as this app uses it, with what a decoder in it does. */
function workers(act: (worker: EventTarget) => void = () => undefined, loads = true) {
  const made: FakeWorker[] = [];
  class FakeWorker extends EventTarget {
    ended = false;
    constructor() {
      super();
      made.push(this);
    }
    postMessage(): void {
      if (!loads) return;
      this.dispatchEvent(new MessageEvent('message', { data: 'ready' }));
      // A message of its own, as in the browser: whoever waits for the first one has gone on by then.
      setImmediate(() => act(this));
    }
    terminate(): void {
      this.ended = true;
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('location', new URL('https://kigen.example/'));
  return made;
}

afterEach(() => vi.unstubAllGlobals());

describe('decoding a photo in a worker of its own', () => {
  it.each([
    ['never answers is ended after 4.5 seconds', true, 4_500],
    ['never loads is ended after twenty seconds: a slow machine is no damaged photo', false, 20_000],
  ])('a decoder that %s, not before and not later', async (_, loads, limit) => {
    const made = workers(undefined, loads);
    const clock = new VirtualClock();
    const begun = clock.now();
    let answer: unknown = 'pending';
    const work = decodePhoto(clock, REQUEST).then((photo) => {
      answer = photo;
    });
    await clock.advance(limit - 1);
    expect([answer, made[0]!.ended]).toEqual(['pending', false]);
    await clock.advance(1);
    await work;
    expect([answer, made[0]!.ended, clock.now() - begun]).toEqual([undefined, true, limit]);
  });

  it('one that breaks is ended at once, and nothing of it reaches the console', async () => {
    let prevented = false;
    const made = workers((worker) => {
      const event = new Event('error', { cancelable: true });
      worker.dispatchEvent(event);
      prevented = event.defaultPrevented;
    });
    await expect(decodePhoto(new VirtualClock(), REQUEST)).resolves.toBeUndefined();
    expect([prevented, made[0]!.ended]).toEqual([true, true]);
  });

  it('each photo has a worker of its own, ended when it has answered', async () => {
    const photo = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
    const made = workers((worker) => worker.dispatchEvent(new MessageEvent('message', { data: photo })));
    const clock = new VirtualClock();
    for (let n = 0; n < 2; n += 1) await expect(decodePhoto(clock, REQUEST)).resolves.toBe(photo);
    expect(made.map(({ ended }) => ended)).toEqual([true, true]);
    expect(clock.pending).toBe(0);
  });
});
