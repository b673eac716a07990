import { AppError, isAppError } from '../errors';

/** The work, or the signal's reason as soon as it aborts: for what cannot be stopped itself (the chooser). */
export function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    if (signal.aborted) {
      work.catch(() => undefined);
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Why a signal aborted: `session/cancelled` where whoever did it gave no typed reason. */
function reasonOf({ reason }: AbortSignal): AppError {
  return isAppError(reason) ? reason : new AppError('session/cancelled', {}, reason);
}
