/** The words of every language, one for every error code, and dates in both calendars. */
export { createDates, type DatePair, type DateWords } from './dates';
export { loadMessages, LOCALES, type LocaleTag, pickLocale } from './locales';
export type { Messages } from './messages';
export type { ErrorWords } from './messages/errors';
export type { PhoneLine, Section } from './messages/pages';
export { type Japanese, join, plain, type Ruby, type Text, text } from './text';
