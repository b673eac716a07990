import type { Clock } from '../../clock';
import { orAborted } from '../cancel';
import type { BulkPipe } from '../usb';
import { type Notification, decodeNotification } from './message';
import type { MessagePump } from './pump';
import { createSlot } from './slot';

/** How often a slot is asked: where nothing was ever notified, and beside notifications, which may stop. */
const POLL = 400;
const SLOW_POLL = 2_000;

/** Where cards are: told by the interrupt endpoint, and asked for where there is none or it is silent. */
export interface Presence {
  /** The slot with a card in it, slot 0 first; waits for one. */
  waitForCard(signal: AbortSignal): Promise<number>;
  /** Asks the slot again and again, but never between commands that follow one another, until `signal` aborts. */
  watch(slot: number, signal: AbortSignal): Promise<void>;
  onNotification(listener: (notification: Notification) => void): void;
}

export function watchPresence({
  pipe,
  pump,
  clock,
  slots,
}: {
  pipe: BulkPipe;
  pump: MessagePump;
  clock: Clock;
  slots: number;
}): Presence {
  const listeners = new Set<(notification: Notification) => void>();
  const waiting = new Set<() => void>();
  let notifications = 0;

  function wake(): void {
    for (const go of waiting) go();
  }

  // One octet of type and two bits a slot, or the four of a hardware error.
  pipe.listen(Math.max(4, 1 + Math.ceil(slots / 4)), (message) => {
    const notification = decodeNotification(message, slots);
    if (notification === undefined) return;
    notifications += 1;
    wake();
    for (const listener of listeners) listener(notification);
  });
  // Whoever waits asks the device next, and hears from it.
  void pipe.closed.then(wake);

  const interval = (): number => (notifications > 0 ? SLOW_POLL : POLL);

  /** For `ms` at most; shorter when something is notified that is not among `seen`. */
  async function pause(ms: number, seen: number, signal: AbortSignal): Promise<void> {
    if (seen !== notifications) return;
    const over = new AbortController();
    const timer = clock.sleep(ms, { signal: over.signal });
    timer.catch(() => undefined);
    let go = (): void => undefined;
    const woken = new Promise<void>((resolve) => (go = resolve));
    waiting.add(go);
    try {
      await orAborted(Promise.race([timer, woken]), signal);
    } finally {
      over.abort();
      waiting.delete(go);
    }
  }

  return {
    waitForCard: async (signal) => {
      for (;;) {
        const seen = notifications;
        for (let number = 0; number < slots; number += 1) {
          if ((await createSlot(pump, number).status({ signal })) !== 'absent') return number;
        }
        await pause(interval(), seen, signal);
      }
    },
    watch: async (number, signal) => {
      const slot = createSlot(pump, number);
      for (;;) {
        const rest = pump.lastUsed + interval() - clock.now();
        if (rest > 0) await pause(rest, notifications, signal);
        else await slot.status({ signal });
      }
    },
    onNotification: (listener) => void listeners.add(listener),
  };
}
