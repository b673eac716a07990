/** The few words of every language that a notification needs, without its other chunks: for the service worker. */
import { createDates, type DateWords } from './dates';
import { notify as en } from './en/notify';
import { time as enTime } from './en/time';
import { notify as ja } from './ja/notify';
import { time as jaTime } from './ja/time';
import { notify as plainJa } from './ja-simple/notify';
import { time as plainJaTime } from './ja-simple/time';
import { LOCALES, type LocaleTag } from './tags';
import type { NotifyWords } from './messages/reminders';

const WORDS: Record<LocaleTag, readonly [NotifyWords, Parameters<typeof createDates>[1]]> = {
  ja: [ja, jaTime],
  en: [en, enTime],
  'ja-simple': [plainJa, plainJaTime],
};

export function notifyWords(tag: LocaleTag): { readonly words: NotifyWords; readonly dates: DateWords } {
  const [words, time] = WORDS[tag];
  const style = LOCALES.find((locale) => locale.tag === tag) ?? LOCALES[0];
  return { words, dates: createDates(style, time) };
}
