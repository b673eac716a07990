/** What the service worker does when the browser wakes it: tells what is due and was not told, once each. */
import { type Badge, showBadge } from './badge';
import { type Clock, japanDate } from './clock';
import { notifyWords } from './i18n/notify';
import { pickLocale } from './i18n/tags';
import { plain } from './i18n/text';
import { markTold, type PlannedReminder, untold } from './reminders';
import type { ReminderStore } from './reminders/store';

interface Waking {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly badge: Badge;
  readonly languages: readonly string[];
  /** Shows one notification; `tag` is the same for the same reminder, so that none stands there twice. */
  readonly show: (
    title: string,
    options: { readonly body: string; readonly tag: string; readonly lang: string },
  ) => Promise<void>;
}

export async function tellDue({ store, clock, badge, languages, show }: Waking): Promise<void> {
  const tag = pickLocale(await store.language(), languages);
  const today = japanDate(clock.now());
  for (const item of untold((await store.list()).cards, today)) {
    // Marked first: a worker that ends in between would tell it twice otherwise.
    const { cards } = await store.list();
    const card = cards.find(({ id }) => id === item.card.id);
    if (card === undefined) continue;
    await store.put(markTold(card, item.reminder.uid, today));
    await show(...said(item, tag));
  }
  await showBadge(store, clock, badge);
}

function said(
  { card, reminder, rows, date }: PlannedReminder,
  tag: Parameters<typeof notifyWords>[0],
): Parameters<Waking['show']> {
  const { words, dates } = notifyWords(tag);
  const body = rows.map((row) => plain(words.due[row](dates.full(date)))).join('\n');
  return [card.label === '' ? plain(words.unnamed) : card.label, { body, tag: reminder.uid, lang: tag }];
}
