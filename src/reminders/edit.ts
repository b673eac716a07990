/** Making and changing saved cards: values in, values out; the store keeps them. */
import { type CivilDate, compareDates } from '../clock';
import type { CardDraft, SavedCard, SavedReminder } from './entry';
import { type Lead, type RowName, ROWS } from './names';
import { defaultLeads, leadDay } from './rules';
import { planned } from './schedule';
import { randomId } from './random-id';

/** A card to be saved, with random identifiers. `now` in milliseconds since 1970. */
export function newCard(draft: CardDraft, now: number): SavedCard {
  return applyDraft({ id: randomId(), reminders: [] }, draft, now);
}

/**
 * The card with the draft's values. A reminder that stays keeps its UID with SEQUENCE + 1 (RFC 5545, 3.8.7.4) and
 * speaks again when its day moved; one that goes is kept as cancelled.
 */
export function changeCard(card: SavedCard, draft: CardDraft, now: number): SavedCard {
  return applyDraft(card, draft, now);
}

/** The reminder is dealt with, and with it every earlier one of the same date. */
export function markDone(card: SavedCard, uid: string, now: number): SavedCard {
  const items = planned(card);
  const last = items.find(({ reminder }) => reminder.uid === uid);
  if (!last) return card;
  const earlier = new Set(
    items
      .filter(({ reminder, day }) => reminder.row === last.reminder.row && compareDates(day, last.day) <= 0)
      .map(({ reminder }) => reminder.uid),
  );
  return change(card, now, (reminder) =>
    earlier.has(reminder.uid) ? { ...reminder, done: true } : reminder,
  );
}

/** The reminder keeps still until that day; a later one of the same date speaks all the same. */
export function snooze(card: SavedCard, uid: string, until: CivilDate, now: number): SavedCard {
  return change(card, now, (reminder) =>
    reminder.uid === uid ? { ...reminder, snoozedUntil: until } : reminder,
  );
}

/** A notification has told of this reminder on `today`. What a calendar holds is not changed by it. */
export function markTold(card: SavedCard, uid: string, today: CivilDate): SavedCard {
  const reminders = card.reminders.map((reminder) =>
    reminder.uid === uid ? { ...reminder, lastTold: today } : reminder,
  );
  return { ...card, reminders };
}

/**
 * The one saved card with the same dates: perhaps the same card read again, which the person confirms. Undefined where
 * there is none or more than one: then the person picks.
 */
export function sameDates(cards: readonly SavedCard[], dates: CardDraft['dates']): SavedCard | undefined {
  const [first, ...others] = cards.filter((card) =>
    ROWS.every((row) => {
      const [saved, given] = [card.dates[row], dates[row]];
      // A date behind its password is not known of every read.
      return saved === undefined || given === undefined ? row === 'signature' : sameDay(saved, given);
    }),
  );
  return others.length === 0 ? first : undefined;
}

/**
 * The dates of a saved card with those of a new read: the signature's stays where it is not known this time and the
 * authentication certificate is still the same.
 */
export function updatedDates(saved: SavedCard, dates: CardDraft['dates']): CardDraft['dates'] {
  const { authentication, signature } = saved.dates;
  const kept = dates.signature === undefined && authentication !== undefined && signature !== undefined;
  return kept && sameDay(dates.authentication, authentication) ? { ...dates, signature } : dates;
}

/** Every reminder cancelled: for a calendar file that takes a deleted card's events away. */
export function cancelReminders(card: SavedCard, now: number): SavedCard {
  return change(card, now, cancel);
}

function applyDraft(
  old: Pick<SavedCard, 'id' | 'reminders'> & Partial<SavedCard>,
  { label, dates, signatureAtLatest, stay, leads }: CardDraft,
  now: number,
): SavedCard {
  const wanted = ROWS.flatMap((row) => {
    const date = dates[row];
    const told = date && ROWS.some((other) => isBefore(other, row) && sameDay(dates[other], date));
    return date && !told
      ? withTheDay(leads?.[row] ?? defaultLeads(stay)).map((lead) => ({ row, lead, date }))
      : [];
  });
  const is = (reminder: SavedReminder, { row, lead }: (typeof wanted)[number]): boolean =>
    reminder.row === row && reminder.lead === lead;
  const kept = wanted.map((want): SavedReminder => {
    const known = old.reminders.find((reminder) => is(reminder, want));
    const fresh = { row: want.row, lead: want.lead, done: false };
    if (!known) return { ...fresh, uid: randomId(), sequence: 0 };
    const before = old.dates?.[want.row];
    const moved = !before || !sameDay(leadDay(before, want.lead), leadDay(want.date, want.lead));
    return moved || known.cancelled
      ? { ...fresh, uid: known.uid, sequence: known.sequence + 1 }
      : { ...known, sequence: known.sequence + 1 };
  });
  const gone = old.reminders.filter((reminder) => !wanted.some((want) => is(reminder, want))).map(cancel);
  return {
    id: old.id,
    schema: 1,
    label,
    dates,
    signatureAtLatest,
    stay,
    reminders: [...kept, ...gone],
    changedAt: later(old, now),
  };
}

function change(card: SavedCard, now: number, update: (reminder: SavedReminder) => SavedReminder): SavedCard {
  return { ...card, reminders: card.reminders.map(update), changedAt: later(card, now) };
}

/** LAST-MODIFIED must move forward even when the computer's clock was set back; it counts whole seconds. */
function later({ changedAt }: Partial<SavedCard>, now: number): number {
  return changedAt === undefined ? now : Math.max(now, changedAt + 1000);
}

function cancel(reminder: SavedReminder): SavedReminder {
  return reminder.cancelled ? reminder : { ...reminder, sequence: reminder.sequence + 1, cancelled: true };
}

/** The day itself is always told; no lead twice. */
function withTheDay(leads: readonly Lead[]): readonly Lead[] {
  return [...new Set([...leads, 0])];
}

function isBefore(a: RowName, b: RowName): boolean {
  return ROWS.indexOf(a) < ROWS.indexOf(b);
}

function sameDay(a: CivilDate | undefined, b: CivilDate): boolean {
  return a !== undefined && compareDates(a, b) === 0;
}
