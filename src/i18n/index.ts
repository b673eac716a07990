/** The words of every language, one for every error code, and dates in both calendars. */
export { createDates, type DatePair, type DateWords, firstFormats } from './dates';
export { loadCardWords, loadGuidance, loadMessages, loadReaderWords, loadSigningWords } from './locales';
export type { Messages } from './messages';
export type { CardWords } from './messages/card';
export {
  type GuidanceWords,
  type GuidePage,
  type GuidePart,
  type LifeWords,
  type NowCase,
  type NowWords,
  type Topic,
  TOPICS,
} from './messages/guidance';
export type { ErrorWords } from './messages/errors';
export type { PhoneLine } from './messages/pages';
export type { ReaderWords, RemedyId, System } from './messages/readers';
export type { SigningWords } from './messages/signing';
export type { Section } from './messages/section';
export { LOCALES, type LocaleTag, pickLocale, styleOf } from './tags';
export { type Japanese, join, plain, type Ruby, type Text, text } from './text';
