import type { CivilDate } from '../clock';
import type { Lead, RowName, StayAnswer } from './names';

/** One reminder of a saved card: a lead day before one of its dates, and what became of it. */
export interface SavedReminder {
  /** The first of the card's rows with this date: rows that end together are told of once. */
  readonly row: RowName;
  readonly lead: Lead;
  /** Random, never derived from a card (RFC 5545, 3.8.4.7). */
  readonly uid: string;
  /** RFC 5545, 3.8.7.4: one higher after every change of the day or of the words. */
  readonly sequence: number;
  readonly done: boolean;
  readonly snoozedUntil?: CivilDate;
  readonly lastTold?: CivilDate;
  /** Taken away; kept so that the calendar file can cancel the event that an earlier file made. */
  readonly cancelled?: true;
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

/** What a person fills in: a card to be saved, or the changes to one. */
export interface CardDraft {
  readonly label: string;
  readonly dates: SavedCard['dates'];
  readonly signatureAtLatest: boolean;
  readonly stay: StayAnswer;
  /** The lead days of each date where the person chose them; `defaultLeads` otherwise. 0 is always among them. */
  readonly leads?: Readonly<Partial<Record<RowName, readonly Lead[]>>>;
}
