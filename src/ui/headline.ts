import type { DateWords, Messages } from '../i18n';
import type { Text } from '../i18n';
import type { Board } from '../reminders';

/** The board's headline: the date that comes first, or why there is none. */
export function headline(board: Board, { board: { headline: words } }: Messages, dates: DateWords): Text {
  const earliest = board.rows.find(({ row }) => row === board.earliest);
  if (earliest?.known.kind === 'date') return words.earliest(dates.short(earliest.known.date));
  return board.rows.some(({ state }) => state === 'past') ? words.allPast : words.none;
}

/** Whether a date is there that nobody has seen yet. */
export function hasHidden(board: Board): boolean {
  return board.rows.some(({ known }) => known.kind === 'locked' || known.kind === 'unknown');
}
