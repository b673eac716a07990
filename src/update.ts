/**
 * Updates never pull the floor away: a new version waits until the person asks for it and no tab is busy. Each page
 * holds a lock that names its version, by which the service worker knows when the last old tab has gone.
 */
import { Workbox } from 'workbox-window';
import { READER_LOCK } from './session';

/** Shared by every tab that would lose something by a reload: an open PIN field, an unsaved form. */
const BUSY_LOCK = 'kigen-busy';

export interface Updates {
  /** A new version is ready and waits. */
  readonly waiting: boolean;
  /** Calls back when `waiting` changes; gives the function to stop. */
  subscribe(listener: () => void): () => void;
  /** Takes the new version over, which reloads every tab; false while some tab reads a card or is busy. */
  apply(): Promise<boolean>;
}

/**
 * Registers the service worker and watches for a new version.
 * @param worker the worker's script, trusted
 * @param page the URL of the entry chunk: it names the version, because its name changes with any chunk's content
 */
export function watchUpdates(worker: string, page: string, locks: LockManager): Updates {
  void locks.request(`kigen-page ${page}`, { mode: 'shared' }, () => new Promise<never>(() => undefined));
  const listeners = new Set<() => void>();
  let waiting = false;

  const workbox = new Workbox(worker);
  workbox.addEventListener('waiting', () => {
    waiting = true;
    listeners.forEach((listener) => listener());
  });
  workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (isUpdate === true || isExternal === true) {
      void locks.request(BUSY_LOCK, () => {
        location.reload();
      });
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') workbox.update().catch(() => undefined);
  });
  workbox.register().catch(() => undefined);

  return {
    get waiting() {
      return waiting;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: () =>
      locks.request(BUSY_LOCK, { ifAvailable: true }, async (quiet) =>
        quiet === null
          ? false
          : await locks.request(READER_LOCK, { ifAvailable: true }, (free) => {
              if (free === null) return false;
              workbox.messageSkipWaiting();
              return true;
            }),
      ),
  };
}

/** Says that this tab would lose something by a reload, until the function it gives is called. */
export function holdBusy(locks: LockManager): () => void {
  const { promise, resolve } = withResolvers();
  void locks.request(BUSY_LOCK, { mode: 'shared' }, () => promise);
  return resolve;
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
