import type { DateStyle } from './dates';

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

/** How a language writes its dates. */
export function styleOf(tag: LocaleTag): DateStyle {
  return LOCALES.find((locale) => locale.tag === tag) ?? LOCALES[0];
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
