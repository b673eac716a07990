/** Rules of expiry and renewal, the schedule, and what is saved. Pure, but for `store`. */
export type {
  Board,
  BoardInput,
  BoardRow,
  KnownDate,
  NextStep,
  RowName,
  RowState,
  StayAnswer,
} from './board';
export type { SavedCard, SavedReminder } from './entry';
