/**
 * Updates never pull the floor away: a new version waits until a person asks for it and no tab is busy. A tab that did
 * not ask goes on with the version it was loaded with, whose files stay: each page holds a lock that names its version,
 * by which the service worker knows when the last old page has gone.
 */
import { Workbox } from 'workbox-window';

const PAGE_LOCK = 'kigen-page';
/** Any lock of this app but a page's own means that some tab reads a card or would lose something by a reload. */
const isBusy = ({ name = '' }: LockInfo): boolean => name.startsWith('kigen-') && !name.startsWith(PAGE_LOCK);

export interface Updates {
  /** A new version is ready. */
  readonly waiting: boolean;
  /** Calls back when `waiting` changes; gives the function to stop. */
  subscribe(listener: () => void): () => void;
  /** Takes the new version over and reloads this tab; false while some tab is busy. */
  apply(): Promise<boolean>;
}

/**
 * Registers the service worker and watches for a new version.
 * @param worker the worker's script, trusted
 * @param page the URL of the app's chunk: it names the version, because its name changes with any chunk's content
 * @param shown resolves when the first screen is there: until then all that the machine has is for that
 */
export function watchUpdates(
  worker: string,
  page: string,
  locks: LockManager,
  shown: Promise<void>,
): Updates {
  void locks.request(`${PAGE_LOCK} ${page}`, { mode: 'shared' }, () => {
    navigator.serviceWorker.controller?.postMessage({ type: 'PAGE_LOADED' });
    return new Promise<never>(() => undefined);
  });
  const listeners = new Set<() => void>();
  const state = { waiting: false, takenOver: false, asked: false };
  const workbox = new Workbox(worker);

  const offer = (): void => {
    state.waiting = true;
    listeners.forEach((listener) => listener());
  };

  workbox.addEventListener('waiting', offer);
  workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    state.takenOver = isUpdate === true || isExternal === true;
    if (state.takenOver && state.asked) location.reload();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') workbox.update().catch(() => undefined);
  });
  shown
    .then(() => workbox.register())
    .then(
      (registration) => offerInstalling(registration?.installing, offer),
      () => undefined,
    );

  return {
    get waiting() {
      return state.waiting;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: async () => {
      const { held = [] } = await locks.query();
      if (held.some(isBusy)) return false;
      state.asked = true;
      if (state.takenOver) location.reload();
      else workbox.messageSkipWaiting();
      return true;
    },
  };
}

/**
 * The browser looks for a new version by itself at each navigation. One whose installation began before the page was
 * loaded and registered fires no `updatefound` any more, and Workbox never tells of it.
 */
function offerInstalling(installing: ServiceWorker | null | undefined, offer: () => void): void {
  if (!navigator.serviceWorker.controller) return;
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed') offer();
  });
}

/** Says that this tab would lose something by a reload (an open PIN field, an unsaved form), until it is called off. */
export function holdBusy(locks: LockManager): () => void {
  const stop = new AbortController();
  void locks.request(
    'kigen-busy',
    { mode: 'shared' },
    () =>
      new Promise<void>((resolve) => {
        // It may have been called off before the lock was granted.
        if (stop.signal.aborted) resolve();
        else stop.signal.addEventListener('abort', () => resolve());
      }),
  );
  return () => stop.abort();
}
