import type { Clock } from './clock';

/** The machine's own clock. The one file of the app with `setTimeout` and `Date.now`. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, { signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(toError(signal.reason));
        return;
      }
      const stop = (): void => {
        clearTimeout(timer);
        reject(toError(signal?.reason));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException('The wait was cancelled.', 'AbortError');
}
