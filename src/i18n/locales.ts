import type { Messages } from './messages';
import type { CardWords } from './messages/card';
import type { GuidanceWords } from './messages/guidance';
import type { LocaleTag } from './tags';
import type { ReaderWords } from './messages/readers';
import type { SigningWords } from './messages/signing';

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

const SIGNING_LOADERS: Record<LocaleTag, () => Promise<{ readonly signing: SigningWords }>> = {
  ja: () => import('./ja/signing'),
  en: () => import('./en/signing'),
  'ja-simple': () => import('./ja-simple/signing'),
};

/** The words for signing documents and checking signatures: kept for offline use once they were wanted. */
export async function loadSigningWords(tag: LocaleTag): Promise<SigningWords> {
  return (await SIGNING_LOADERS[tag]()).signing;
}

export async function loadMessages(tag: LocaleTag): Promise<Messages> {
  return (await LOADERS[tag]()).messages;
}
