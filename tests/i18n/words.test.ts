import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/errors';
import { loadMessages, LOCALES, type Messages, pickLocale, plain, type Text } from '../../src/i18n';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** Official names and the words to look for or to say stand in these, in any language. */
const QUOTED = /「[^」]*」|（[^）]*）|\([^)]*\)/g;

/** Every text of a locale with its path; functions are asked with plain arguments. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return texts((value as (...args: unknown[]) => unknown)(2, 3), path);
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}.${index}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => texts(item, `${path}.${key}`));
  }
  return [];
}

const locales = await Promise.all(
  LOCALES.map(async ({ tag }) => ({ tag, messages: await loadMessages(tag) })),
);

describe.each(locales)('$tag', ({ tag, messages }: { tag: string; messages: Messages }) => {
  test('no text is empty or begins or ends with a space', () => {
    const wrong = texts(messages).filter(([, text]) => text.trim() !== text || text === '');
    expect(wrong).toEqual([]);
  });

  test('every error code has a title, what happened, what it means for the card and a next step', () => {
    for (const code of ERROR_CODES) {
      const { title, what, card, next } = messages.errors[code];
      expect([title, what, card, next].map(plain).every((text) => text.length > 2)).toBe(true);
    }
  });

  test('no message of an error shows its code or a number in hex', () => {
    const shown = texts(messages.errors).filter(([, text]) => /0x|\b[a-z0-9]+\/[a-z-]+\b/.test(text));
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
      /有効です|本物です|\bis valid\b|\bgenuine\b/i.test(text),
    );
    expect(claims).toEqual([]);
  });

  if (tag !== 'ja') {
    test('no Japanese outside official names', () => {
      const own = texts(messages).filter(
        ([path, text]) => !path.endsWith('.official') && JAPANESE.test(text.replace(QUOTED, '')),
      );
      expect(own).toEqual([]);
    });
  }
});

test('all locales have the same words, so none shows in another', () => {
  const shapes = locales.map(({ messages }) => texts(messages).map(([path]) => path.replace(/\.\d+/g, '')));
  expect(new Set(shapes[0])).toEqual(new Set(shapes[1]));
});

describe('the language to begin with', () => {
  test.each([
    ['ja', ['en-US'], 'ja'],
    [undefined, ['en-GB', 'ja'], 'en'],
    [undefined, ['ja-JP'], 'ja'],
    [undefined, ['fr', 'ja'], 'ja'],
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
