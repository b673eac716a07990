import type { CivilDate } from '../clock';

/** "Does your stay in Japan have an end date?" Asked, never inferred. */
export type StayAnswer = 'unanswered' | 'no-end' | 'has-end';

export type RowName = 'card-body' | 'authentication' | 'signature';

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
