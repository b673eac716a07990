/** Rules of expiry and renewal, the schedule, and what is saved. Pure; `./store` is imported by whoever saves. */
export {
  type Board,
  type BoardInput,
  type BoardRow,
  type KnownDate,
  type NextStep,
  type RowState,
  board,
} from './board';
export { type CalendarWords, calendarFile } from './calendar';
export { cancelReminders, changeCard, markDone, newCard, snooze } from './edit';
export type { CardDraft, SavedCard, SavedReminder } from './entry';
export { type Lead, ROWS, type RowName, type StayAnswer } from './names';
export { parseEntry } from './parse';
export { birthday, defaultLeads, insuranceLastDay, renewalWindow } from './rules';
export { type PlannedReminder, due, planned, savedBoard } from './schedule';
