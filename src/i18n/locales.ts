import type { DateStyle } from './dates';
import type { Messages } from './messages';
import type { CardWords } from './messages/card';
import type { GuidanceWords } from './messages/guidance';
import type { ReaderWords } from './messages/readers';

/**
 * The languages, each a folder of words and a chunk of its own. `tag` is BCP 47 (`simple` is a registered variant);
 * `name` is the language's own; `furigana` = its words have readings, which can be switched off.
 */
export const LOCALES = [
  { tag: 'ja', name: '日本語', format: 'ja-JP', era: 'first', furigana: false },
  { tag: 'en', name: 'English', format: 'en-GB', era: 'beside', furigana: false },
  { tag: 'ja-simple', name: 'やさしい にほんご', format: 'ja-JP', era: 'none', furigana: true },
] as const satisfies readonly (DateStyle & { readonly name: string; readonly furigana: boolean })[];

export type LocaleTag = (typeof LOCALES)[number]['tag'];

const LOADERS: Record<LocaleTag, () => Promise<{ readonly messages: Messages }>> = {
  ja: () => import('./ja'),
  en: () => import('./en'),
  'ja-simple': () => import('./ja-simple'),
};

const CARD_LOADERS: Record<LocaleTag, () => Promise<{ readonly card: CardWords }>> = {
  ja: () => import('./ja/card'),
  en: () => import('./en/card'),
  'ja-simple': () => import('./ja-simple/card'),
};

/** The words for all that a PIN opens: a chunk of its own, which only the screen of a card needs. */
export async function loadCardWords(tag: LocaleTag): Promise<CardWords> {
  return (await CARD_LOADERS[tag]()).card;
}

const GUIDANCE_LOADERS: Record<LocaleTag, () => Promise<{ readonly guidance: GuidanceWords }>> = {
  ja: () => import('./ja/guidance'),
  en: () => import('./en/guidance'),
  'ja-simple': () => import('./ja-simple/guidance'),
};

/** The guidance: a chunk of its own, for the help pages and for what to do now. */
export async function loadGuidance(tag: LocaleTag): Promise<GuidanceWords> {
  return (await GUIDANCE_LOADERS[tag]()).guidance;
}

const READER_LOADERS: Record<LocaleTag, () => Promise<{ readonly readers: ReaderWords }>> = {
  ja: () => import('./ja/readers'),
  en: () => import('./en/readers'),
  'ja-simple': () => import('./ja-simple/readers'),
};

/** The words about readers: a chunk of its own, for their page, the refusals and the diagnostics. */
export async function loadReaderWords(tag: LocaleTag): Promise<ReaderWords> {
  return (await READER_LOADERS[tag]()).readers;
}

export async function loadMessages(tag: LocaleTag): Promise<Messages> {
  return (await LOADERS[tag]()).messages;
}

/**
 * The language to begin with: the one chosen before, else the first of the browser's that there is, else English.
 * Whoever has another language before Japanese, and no English before it, begins with plain Japanese.
 */
export function pickLocale(chosen: string | undefined, preferred: readonly string[]): LocaleTag {
  const known = LOCALES.find(({ tag }) => tag === chosen);
  if (known !== undefined) return known.tag;
  for (const [place, tag] of preferred.entries()) {
    const exact = LOCALES.find((locale) => locale.tag === tag);
    const primary = LOCALES.find((locale) => locale.tag === tag.split('-')[0]);
    const found = (exact ?? primary)?.tag;
    if (found !== undefined) return found === 'ja' && place > 0 ? 'ja-simple' : found;
  }
  return 'en';
}
