/**
 * Notifications from periodic background sync, where the browser has it: asked for only on the person's act. The
 * service worker (sw.ts) does the telling.
 */
import { SYNC_TAG } from './sync-tag';
import type { Notifications } from './ui';

/** The browser asks at most once a day, and oftener would serve nobody. */
const MIN_INTERVAL = 24 * 3_600_000;

/** Not in TypeScript's DOM types (WICG draft). */
interface PeriodicSync {
  register(tag: string, options: { readonly minInterval: number }): Promise<void>;
  unregister(tag: string): Promise<void>;
  getTags(): Promise<readonly string[]>;
}

export function createNotifications(ready: Promise<ServiceWorkerRegistration> | undefined): Notifications {
  const listeners = new Set<() => void>();
  const found = ready?.then((registration) =>
    'periodicSync' in registration ? (registration.periodicSync as PeriodicSync) : undefined,
  );
  let state: Notifications['state'] = 'unsupported';
  const become = (next: Notifications['state']): void => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  const look = async (): Promise<void> => {
    const sync = await found;
    if (sync === undefined || typeof Notification === 'undefined') return;
    const asked = (await sync.getTags().catch((): readonly string[] => [])).includes(SYNC_TAG);
    if (Notification.permission === 'denied') become('denied');
    else become(asked && Notification.permission === 'granted' ? 'on' : 'off');
  };
  void look();

  return {
    get state() {
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: async () => {
      const sync = await found;
      if (sync === undefined) return;
      if ((await Notification.requestPermission()) !== 'granted') {
        become('denied');
        return;
      }
      try {
        await sync.register(SYNC_TAG, { minInterval: MIN_INTERVAL });
        become('on');
      } catch {
        // The permission of the sync itself comes with an installed app.
        become('not-installed');
      }
    },
    stop: async () => {
      await (await found)?.unregister(SYNC_TAG);
      become('off');
    },
  };
}
