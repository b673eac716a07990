import { type CivilDate, compareDates, daysBetween, japanDate } from '../clock';
import type { RowName, StayAnswer } from './names';
import { renewalWindow, stayEndIsNear } from './rules';

/** What is known of one date. */
export type KnownDate =
  /** The chip or the person gave it. `from` is the first day of validity where known. */
  | {
      readonly kind: 'date';
      readonly date: CivilDate;
      readonly from?: CivilDate;
      readonly provisional?: true;
    }
  /** It is this date or earlier (a signature certificate never outlives the authentication one). */
  | { readonly kind: 'at-latest'; readonly date: CivilDate }
  /** On the card but behind its password. */
  | { readonly kind: 'locked' }
  /** The card carries none. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

export interface BoardInput {
  readonly dates: Readonly<Record<RowName, KnownDate>>;
  readonly stay: StayAnswer;
  /** Milliseconds since 1970; "today" is the day in Japan then. */
  readonly now: number;
}

/** `not-past` = 期限内です. The app knows dates, not revocations: there is no state "valid". */
export type RowState = 'not-past' | 'renew-now' | 'past' | 'not-yet' | 'unknown' | 'absent';

/** What the row says to do next; the words are in i18n. */
export type NextStep =
  | 'none'
  | 'answer-stay'
  | 'renew-card'
  | 'renew-certificates'
  | 'renew-after-stay'
  | 'card-expired'
  | 'certificates-expired'
  | 'enter-signature-password'
  | 'check-clock'
  | 'signature-absent';

export interface BoardRow {
  readonly row: RowName;
  readonly known: KnownDate;
  readonly state: RowState;
  /** Whole days in Japan from today to the date; 0 on the day itself, negative when past. */
  readonly daysLeft?: number;
  /** First day of the renewal window; absent where the rule does not apply or the stay is not answered. */
  readonly renewFrom?: CivilDate;
  readonly next: NextStep;
}

/** The three rows, always in this order: card body, log-in certificate, signing certificate. */
export interface Board {
  readonly rows: readonly [BoardRow, BoardRow, BoardRow];
  /** The row whose date comes first of those known and not past. */
  readonly earliest?: RowName;
}

/**
 * The expiry board: what each date means on that day in Japan, and the one next step. It tells less rather than more:
 * a date that is only "at the latest" is never called not past, and "renew now" waits for the answer about the stay.
 */
export function board(input: BoardInput): Board {
  const body = boardRow('card-body', input);
  const rows = [
    body,
    followBody(boardRow('authentication', input), body),
    followBody(boardRow('signature', input), body),
  ] as const;
  const earliest = rows
    .filter(({ known, daysLeft }) => known.kind === 'date' && daysLeft !== undefined && daysLeft >= 0)
    .reduce<BoardRow | undefined>(
      (first, row) => (first && !endsBefore(row, first) ? first : row),
      undefined,
    );
  return { rows, ...(earliest && { earliest: earliest.row }) };
}

function boardRow(row: RowName, { dates, stay, now }: BoardInput): BoardRow {
  const known = dates[row];
  if (known.kind === 'unknown') return { row, known, state: 'unknown', next: 'none' };
  if (known.kind === 'locked') return { row, known, state: 'unknown', next: 'enter-signature-password' };
  if (known.kind === 'absent') {
    return { row, known, state: 'absent', next: row === 'signature' ? 'signature-absent' : 'none' };
  }

  const today = japanDate(now);
  const { date } = known;
  const dated = { row, known, daysLeft: daysBetween(today, date) };
  if (dated.daysLeft < 0) {
    return { ...dated, state: 'past', next: row === 'card-body' ? 'card-expired' : 'certificates-expired' };
  }
  if (known.kind === 'date' && known.from && compareDates(today, known.from) < 0) {
    return { ...dated, state: 'not-yet', next: 'check-clock' };
  }

  const waiting = known.kind === 'date' ? 'not-past' : 'unknown';
  const reached = (day: CivilDate): boolean => compareDates(today, day) >= 0;
  const renewFrom = renewalWindow(date);
  switch (stay) {
    case 'has-end':
      return { ...dated, state: waiting, next: reached(stayEndIsNear(date)) ? 'renew-after-stay' : 'none' };
    case 'unanswered':
      return { ...dated, state: waiting, next: reached(renewFrom) ? 'answer-stay' : 'none' };
    case 'no-end':
      return reached(renewFrom)
        ? {
            ...dated,
            renewFrom,
            state: 'renew-now',
            next: row === 'card-body' ? 'renew-card' : 'renew-certificates',
          }
        : { ...dated, renewFrom, state: waiting, next: 'none' };
  }
}

/** Certificates never outlive the card body: with a dead card, or one that ends no later, its step is theirs. */
function followBody(row: BoardRow, body: BoardRow): BoardRow {
  if (row.state === 'absent' || row.state === 'not-yet' || body.daysLeft === undefined) return row;
  const endsTogether = row.daysLeft !== undefined && row.daysLeft >= body.daysLeft;
  return body.state === 'past' || endsTogether ? { ...row, next: body.next } : row;
}

function endsBefore(a: BoardRow, b: BoardRow): boolean {
  return a.daysLeft !== undefined && b.daysLeft !== undefined && a.daysLeft < b.daysLeft;
}
