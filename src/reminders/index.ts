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
export { type CalendarWords, calendarFile, daysFile } from './calendar';
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
export { endsSignature, type LicenceConditions, missingForLicence } from './life';
export {
  LIFE_FIELDS,
  type LifeChange,
  type LifeDates,
  type LifeDay,
  type LifeField,
  lifeDays,
  tellingDays,
} from './life-days';
export { type Lead, ROWS, type RowName, type StayAnswer } from './names';
export { parseEntry } from './parse';
export { birthday, defaultLeads, insuranceLastDay, renewalWindow } from './rules';
export { type PlannedReminder, due, planned, savedBoard, untold } from './schedule';
