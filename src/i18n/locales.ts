import type { DateStyle } from './dates';
import type { Messages } from './messages';

/** The languages, each a folder of words and a chunk of its own. `tag` is BCP 47; `name` is the language's own. */
export const LOCALES = [
  { tag: 'ja', name: '日本語', format: 'ja-JP', era: 'first' },
  { tag: 'en', name: 'English', format: 'en-GB', era: 'beside' },
] as const satisfies readonly (DateStyle & { readonly name: string })[];

export type LocaleTag = (typeof LOCALES)[number]['tag'];

const LOADERS: Record<LocaleTag, () => Promise<{ readonly messages: Messages }>> = {
  ja: () => import('./ja'),
  en: () => import('./en'),
};

export async function loadMessages(tag: LocaleTag): Promise<Messages> {
  return (await LOADERS[tag]()).messages;
}

/**
 * The language to begin with: the one chosen before, else the first of the browser's that there is, else English for
 * whoever reads neither.
 */
export function pickLocale(chosen: string | undefined, preferred: readonly string[]): LocaleTag {
  const wanted = chosen === undefined ? preferred : [chosen, ...preferred];
  for (const tag of wanted) {
    const exact = LOCALES.find((locale) => locale.tag === tag);
    const primary = LOCALES.find((locale) => locale.tag === tag.split('-')[0]);
    const found = exact ?? primary;
    if (found !== undefined) return found.tag;
  }
  return 'en';
}
