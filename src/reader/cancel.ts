import type { Clock } from '../clock';
import { AppError, isAppError } from '../errors';

/** Why the signal aborted: its own reason where that is an AppError, `session/cancelled` otherwise. */
export function cancelledBy({ reason }: AbortSignal): AppError {
  return isAppError(reason) ? reason : new AppError('session/cancelled', {}, reason);
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelledBy(signal);
}

/** The work's outcome, or the signal's reason as soon as it aborts; the work itself goes on. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(cancelledBy(signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}

/** Waits for `ms` milliseconds. @throws the signal's reason when it aborts first */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  try {
    await orAborted(clock.sleep(ms, { signal: over.signal }), signal);
  } finally {
    over.abort();
  }
}
