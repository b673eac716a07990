/** The app badge: how many reminders are due. Shown where the system shows badges; set again after every change. */
import type { Clock } from './clock';
import { japanDate } from './clock';
import { due } from './reminders';
import type { ReminderStore } from './reminders/store';

/** The part of `navigator` that sets it; absent where a browser has none. */
export interface Badge {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

export async function showBadge(store: ReminderStore, clock: Clock, badge: Badge): Promise<void> {
  try {
    const { cards } = await store.list();
    const { length } = due(cards, japanDate(clock.now()));
    await (length > 0 ? badge.setAppBadge?.(length) : badge.clearAppBadge?.());
  } catch {
    // No database or no badge: the banner tells the same when the app is open.
  }
}
