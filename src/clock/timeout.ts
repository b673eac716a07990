import type { AppError } from '../errors';
import type { Clock } from './clock';

/**
 * Races `work` against a limit of `ms` milliseconds.
 *
 * The work itself is not stopped (WebUSB cannot be: no cancel, no timeout); its later outcome is swallowed.
 * @throws what `work` throws, or `onTimeout()` when the limit passes first
 */
export async function withTimeout<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  onTimeout: () => AppError,
): Promise<T> {
  const stop = new AbortController();
  const limit = clock.sleep(ms, { signal: stop.signal }).then(
    () => {
      throw onTimeout();
    },
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    stop.abort();
    work.catch(() => undefined);
  }
}
