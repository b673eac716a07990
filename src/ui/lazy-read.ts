import { toAppError } from '../errors';
import type { ReadCard, ReadSnapshot } from '../session';
import { createCell } from './observable';

const IDLE: ReadSnapshot = {
  phase: 'idle',
  facts: { pins: {}, applications: {} },
  progress: { done: 0, of: 0 },
  cardPresent: false,
};

/**
 * A read whose code comes at its first start, all of it at once, so that an update of the app cannot take a part
 * of it away while a card lies on the reader. The click that starts it stays good for the chooser meanwhile.
 */
export function createLazyRead(load: () => Promise<ReadCard>): ReadCard {
  const snapshot = createCell(IDLE);
  let loading: Promise<ReadCard> | undefined;
  let loaded: ReadCard | undefined;

  const get = async (): Promise<ReadCard> => {
    loading ??= load().then((read) => {
      read.subscribe(() => snapshot.set(read.snapshot));
      loaded = read;
      return read;
    });
    return loading;
  };
  return {
    get snapshot() {
      return snapshot.value;
    },
    get lease() {
      return loaded?.lease;
    },
    subscribe: (listener) => snapshot.subscribe(listener),
    start: async (options) => {
      try {
        await (await get()).start(options);
      } catch (error) {
        loading = undefined;
        snapshot.set({ ...IDLE, phase: 'failed', error: toAppError(error) });
      }
    },
    cancel: () => loaded?.cancel(),
    forget: async () => {
      await loaded?.forget();
      snapshot.set(IDLE);
    },
  };
}
