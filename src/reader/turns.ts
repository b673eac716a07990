import { orAborted, throwIfCancelled } from './cancel';

/** One thing at a time, first come first served. What has begun goes on to its end, whoever still waits for it. */
export interface Turns {
  /** @throws what the work throws; the signal's reason as soon as it aborts */
  take<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Takes no further work, and gives the last one its turn. */
  close(last: () => Promise<void>, reason: Error): Promise<void>;
}

/** @param onEnd called whenever a turn has ended */
export function createTurns(onEnd: () => void = () => undefined): Turns {
  const closing = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    take: (work, signal) => {
      const turn = queue.then(() => {
        throwIfCancelled(closing.signal);
        throwIfCancelled(signal);
        return work();
      });
      queue = turn.catch(() => undefined).then(onEnd);
      return orAborted(turn, signal);
    },
    close: (last, reason) => {
      closing.abort(reason);
      return queue.then(last);
    },
  };
}
