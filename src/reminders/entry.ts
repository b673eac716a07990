import type { CivilDate } from '../clock';
import type { RowName, StayAnswer } from './board';

/** One reminder of a saved card: a lead day before one of its dates, and what became of it. */
export interface SavedReminder {
  readonly row: RowName;
  /** Days before the date; 0 = the day itself; `window` = the day the renewal window opens. */
  readonly lead: number | 'window';
  /** Random, never derived from a card (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  readonly sequence: number;
  readonly done: boolean;
  readonly snoozedUntil?: CivilDate;
  readonly lastTold?: CivilDate;
}

/** A saved card: all that the app keeps. Nothing in it identifies a card or a person. */
export interface SavedCard {
  /** Random. */
  readonly id: string;
  readonly schema: 1;
  /** What the person typed; may be empty. */
  readonly label: string;
  readonly dates: Readonly<Partial<Record<RowName, CivilDate>>>;
  /** Whether the signature date is only "at the latest" (typed dates). */
  readonly signatureAtLatest: boolean;
  readonly stay: StayAnswer;
  readonly reminders: readonly SavedReminder[];
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}
