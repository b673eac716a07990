import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/errors';
import {
  loadCardWords,
  loadGuidance,
  loadMessages,
  loadReaderWords,
  loadSigningWords,
  LOCALES,
  type LocaleTag,
  type Messages,
  pickLocale,
  plain,
  type Text,
} from '../../src/i18n';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const KANJI = /\p{Script=Han}/u;
/** Names for the accessibility tree alone: no readings there. */
const NAMES = ['board.bar', 'board.barShort', 'demo.label'];

/** Every text of a locale with its path; functions are asked with plain arguments. */
function texts(value: unknown, path = ''): readonly (readonly [string, Text])[] {
  if (isText(value)) return [[path, value]];
  if (typeof value === 'function') return texts((value as (...args: unknown[]) => unknown)(2, 3), path);
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}.${index}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => texts(item, path === '' ? key : `${path}.${key}`));
  }
  return [];
}

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true;
  return Array.isArray(value) && value.some((piece) => isPiece(piece));
}

function isPiece(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('ruby' in value || 'ja' in value);
}

/** The pieces that stand in the language itself, without readings. */
function own(text: Text): string {
  if (typeof text === 'string') return text;
  return text.filter((piece) => typeof piece === 'string').join('');
}

/** A locale with its lazy chunks. */
const everything = async (tag: LocaleTag) => ({
  ...(await loadMessages(tag)),
  guidance: await loadGuidance(tag),
  card: await loadCardWords(tag),
  readers: await loadReaderWords(tag),
  signing: await loadSigningWords(tag),
});
const locales = await Promise.all(LOCALES.map(async ({ tag }) => ({ tag, messages: await everything(tag) })));

describe.each(locales)('$tag', ({ tag, messages }: { tag: string; messages: Messages }) => {
  test('no text is empty or begins or ends with a space', () => {
    const wrong = texts(messages)
      .map(([path, text]) => [path, plain(text)] as const)
      .filter(([, text]) => text.trim() !== text || text === '' || /[《》]|  |undefined|object/.test(text));
    expect(wrong).toEqual([]);
  });

  test('every error code has a title, what happened, what it means for the card and a next step', () => {
    for (const code of ERROR_CODES) {
      const { title, what, card, next } = messages.errors[code];
      expect([title, what, card, next].map(plain).every((text) => text.length > 2)).toBe(true);
    }
  });

  test('no message of an error shows its code or a number in hex', () => {
    const shown = texts(messages.errors).filter(([, text]) => /0x|\b[a-z0-9]+\/[a-z-]+\b/.test(plain(text)));
    expect(shown).toEqual([]);
  });

  test('titles of errors tell them apart within what a person can do about them', () => {
    const titles = Object.entries(messages.errors).map(
      ([code, { title }]) => `${code.split('/')[0]} ${plain(title)}`,
    );
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('nothing is called valid or genuine: the app knows dates, not revocations', () => {
    const claims = texts(messages).filter(([, text]) =>
      /有効です|本物です|\bis valid\b|\bgenuine\b/i.test(plain(text)),
    );
    expect(claims).toEqual([]);
  });

  if (!tag.startsWith('ja')) {
    test('no Japanese but official names and words to say, which are marked as Japanese', () => {
      expect(texts(messages).filter(([, text]) => JAPANESE.test(own(text)))).toEqual([]);
    });
  }

  if (tag === 'ja-simple') {
    test('every kanji has its reading, but in names for the accessibility tree', () => {
      const bare = texts(messages).filter(([path, text]) => KANJI.test(own(text)) && !NAMES.includes(path));
      expect(bare).toEqual([]);
    });

    test('sentences are short: none of more than 60 characters without a stop, spaces and readings aside', () => {
      const long = texts(messages).flatMap(([, text]) =>
        plain(text)
          .replaceAll(' ', '')
          .split(/[。？：:]/)
          .filter((sentence) => sentence.length > 60),
      );
      expect(long).toEqual([]);
    });
  }
});

test('all locales have the same words, so none shows in another', () => {
  const shapes = locales.map(({ messages }) => texts(messages).map(([path]) => path.replace(/\.\d+/g, '')));
  for (const shape of shapes) expect(new Set(shape)).toEqual(new Set(shapes[0]));
});

describe('the language to begin with', () => {
  test.each([
    ['ja', ['en-US'], 'ja'],
    [undefined, ['en-GB', 'ja'], 'en'],
    [undefined, ['ja-JP'], 'ja'],
    [undefined, ['ja-JP', 'en'], 'ja'],
    [undefined, ['vi', 'ja', 'en'], 'ja-simple'],
    [undefined, ['pt-BR', 'en', 'ja'], 'en'],
    ['ja-simple', ['ja'], 'ja-simple'],
    [undefined, ['fr', 'de'], 'en'],
    ['xx', ['ja'], 'ja'],
    [undefined, [], 'en'],
  ])('chosen %s, browser %o: %s', (chosen, preferred, tag) => {
    expect(pickLocale(chosen, preferred)).toBe(tag);
  });
});

test('a text with readings is plain without them (titles, live regions, accessible names)', () => {
  const text: Text = [{ base: '期限', ruby: 'きげん' }, 'は ', { base: '今日', ruby: 'きょう' }];
  expect(plain(text)).toBe('期限は 今日');
});
