/** Which reminder of which saved card speaks on a day. All in days of Japan; the device's own zone is never asked. */
import { type CivilDate, compareDates, daysBetween, endOfDayInJapan } from '../clock';
import { board, type Board, type BoardRow, type KnownDate } from './board';
import type { SavedCard, SavedReminder } from './entry';
import { ROWS, type RowName } from './names';
import { leadDay } from './rules';

/** A reminder with its day: that of `reminder.lead` before `date`, for all rows that end on that date. */
export interface PlannedReminder {
  readonly card: SavedCard;
  readonly reminder: SavedReminder;
  readonly rows: readonly RowName[];
  readonly date: CivilDate;
  readonly day: CivilDate;
  /** The board's row as it stands on that day: what the reminder says. */
  readonly row: BoardRow;
}

/** The board of a saved card at an instant in milliseconds since 1970. */
export function savedBoard(card: SavedCard, now: number): Board {
  const known = (row: RowName): KnownDate => {
    const date = card.dates[row];
    if (!date) return { kind: 'unknown' };
    return { kind: row === 'signature' && card.signatureAtLatest ? 'at-latest' : 'date', date };
  };
  return board({
    dates: {
      'card-body': known('card-body'),
      authentication: known('authentication'),
      signature: known('signature'),
    },
    stay: card.stay,
    now,
  });
}

/** All reminders of a card that stand, by day. */
export function planned(card: SavedCard): readonly PlannedReminder[] {
  return card.reminders
    .flatMap((reminder) => {
      const date = card.dates[reminder.row];
      if (!date || reminder.cancelled) return [];
      const day = leadDay(date, reminder.lead);
      return [
        { card, reminder, rows: rowsEndingOn(card, date), date, day, row: rowOn(card, reminder.row, day) },
      ];
    })
    .sort((a, b) => compareDates(a.day, b.day));
}

/**
 * What is due on `today`, nearest date first: for each date of each card the latest reminder whose day has come,
 * unless it is done or put off. Earlier ones are superseded, so nothing that was done comes back.
 */
export function due(cards: readonly SavedCard[], today: CivilDate): readonly PlannedReminder[] {
  return cards
    .flatMap((card) => {
      const come = planned(card).filter(({ day }) => compareDates(day, today) <= 0);
      return ROWS.flatMap((row) => come.filter(({ reminder }) => reminder.row === row).slice(-1));
    })
    .filter(
      ({ reminder: { done, snoozedUntil } }) =>
        !done && !(snoozedUntil && daysBetween(today, snoozedUntil) > 0),
    )
    .map((item) => ({ ...item, row: rowOn(item.card, item.reminder.row, today) }))
    .sort((a, b) => compareDates(a.date, b.date));
}

/**
 * What is due and was not told yet: a notification speaks once for each reminder, and once more when one that was put
 * off comes back.
 */
export function untold(cards: readonly SavedCard[], today: CivilDate): readonly PlannedReminder[] {
  return due(cards, today).filter(({ day, reminder: { lastTold, snoozedUntil } }) => {
    if (lastTold === undefined) return true;
    return (
      compareDates(lastTold, day) < 0 ||
      (snoozedUntil !== undefined && compareDates(lastTold, snoozedUntil) < 0)
    );
  });
}

/** The rows of a card that end on `date`, in the board's order. */
function rowsEndingOn({ dates }: SavedCard, date: CivilDate): readonly RowName[] {
  return ROWS.filter((row) => dates[row] && compareDates(dates[row], date) === 0);
}

function rowOn(card: SavedCard, row: RowName, day: CivilDate): BoardRow {
  return savedBoard(card, endOfDayInJapan(day)).rows[ROWS.indexOf(row) as 0 | 1 | 2];
}
