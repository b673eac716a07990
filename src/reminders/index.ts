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
export { backupFile, newerThan, readBackup } from './backup';
export {
  cancelReminders,
  changeCard,
  markDone,
  markTold,
  newCard,
  sameDates,
  snooze,
  updatedDates,
} from './edit';
export type { CardDraft, SavedCard, SavedReminder } from './entry';
export { type Lead, ROWS, type RowName, type StayAnswer } from './names';
export { parseEntry } from './parse';
export { birthday, defaultLeads, insuranceLastDay, renewalWindow } from './rules';
export { type PlannedReminder, due, planned, savedBoard, untold } from './schedule';
