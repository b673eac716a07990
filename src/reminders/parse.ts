/** Saved entries are not trusted when read: another version, another program or a damaged file may have written them. */
import { type CivilDate, isRealDate } from '../clock';
import { AppError } from '../errors';
import type { SavedCard, SavedReminder } from './entry';
import { type Lead, ROWS } from './names';

const STAYS = ['unanswered', 'no-end', 'has-end'] as const;
const MAX_LABEL = 200;

/**
 * The entry as this version knows it; members that it does not know are left out.
 * @throws AppError `storage/newer` for a later schema, `storage/entry` with the member's name for anything else
 */
export function parseEntry(value: unknown): SavedCard {
  const entry = record(value, 'entry');
  if (typeof entry['schema'] === 'number' && entry['schema'] > 1) throw new AppError('storage/newer', {});
  if (entry['schema'] !== 1) throw damaged('schema');
  const dates = record(entry['dates'], 'dates');
  const card: SavedCard = {
    id: text(entry['id'], 'id'),
    schema: 1,
    label: text(entry['label'], 'label', 0),
    dates: Object.fromEntries(
      ROWS.flatMap((row) => (dates[row] === undefined ? [] : [[row, civilDate(dates[row], 'dates')]])),
    ),
    signatureAtLatest: flag(entry['signatureAtLatest'], 'signatureAtLatest'),
    stay: oneOf(STAYS, entry['stay'], 'stay'),
    reminders: list(entry['reminders'], 'reminders').map(parseReminder),
    changedAt: count(entry['changedAt'], 'changedAt'),
  };
  if (Object.keys(card.dates).length === 0) throw damaged('dates');
  return card;
}

function parseReminder(value: unknown): SavedReminder {
  const reminder = record(value, 'reminders');
  const { snoozedUntil, lastTold, cancelled } = reminder;
  return {
    row: oneOf(ROWS, reminder['row'], 'row'),
    lead: parseLead(reminder['lead']),
    uid: text(reminder['uid'], 'uid'),
    sequence: count(reminder['sequence'], 'sequence'),
    done: flag(reminder['done'], 'done'),
    ...(snoozedUntil !== undefined && { snoozedUntil: civilDate(snoozedUntil, 'snoozedUntil') }),
    ...(lastTold !== undefined && { lastTold: civilDate(lastTold, 'lastTold') }),
    ...(cancelled !== undefined && flag(cancelled, 'cancelled') && { cancelled: true as const }),
  };
}

function parseLead(value: unknown): Lead {
  return value === 'window' ? value : count(value, 'lead');
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(what);
  return { ...value };
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged(what);
  return value;
}

function text(value: unknown, what: string, min = 1): string {
  if (typeof value !== 'string' || value.length < min || value.length > MAX_LABEL) throw damaged(what);
  return value;
}

function flag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw damaged(what);
  return value;
}

function count(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw damaged(what);
  return value;
}

function civilDate(value: unknown, what: string): CivilDate {
  const { year, month, day } = record(value, what);
  const date = { year: count(year, what), month: count(month, what), day: count(day, what) };
  if (!isRealDate(date)) throw damaged(what);
  return date;
}

function oneOf<T>(allowed: readonly T[], value: unknown, what: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw damaged(what);
  return found;
}

function damaged(what: string): AppError {
  return new AppError('storage/entry', { what });
}
