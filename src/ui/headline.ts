import type { DateWords, Messages } from '../i18n';
import type { Text } from '../i18n';
import type { Board } from '../reminders';

/** The board's headline: what has passed, else the date that comes first, else that none is known. */
export function headline(board: Board, { board: { headline: words } }: Messages, dates: DateWords): Text {
  const dated = board.rows.filter(({ daysLeft }) => daysLeft !== undefined);
  const past = dated.filter(({ state }) => state === 'past');
  if (past.length > 0) return past.length === dated.length ? words.allPast : words.somePast;
  const earliest = board.rows.find(({ row }) => row === board.earliest);
  return earliest?.known.kind === 'date' ? words.earliest(dates.short(earliest.known.date)) : words.none;
}

/** Whether a date is there that nobody has seen yet. */
export function hasHidden(board: Board): boolean {
  return board.rows.some(({ known }) => known.kind === 'locked' || known.kind === 'unknown');
}
