import { describe, expect, it } from 'vitest';
import type { SignatureAttributes, TextAttributes } from '../../src/card';
import { compareAttributes } from '../../src/session/compare';

const day = { year: 1980, month: 2, day: 17 };
const TEXT: TextAttributes = {
  name: '山﨑　花子',
  address: '東京都千代田区一番町１２－７－２０２',
  birth: { raw: '19800217', value: day },
  sex: { raw: '2', value: 'female' },
};
const CERTIFICATE: SignatureAttributes = {
  name: { text: '山﨑　花子', substituted: [] },
  address: { text: '東京都千代田区一番町１２－７－２０２', substituted: [] },
  birth: { raw: '319800217', value: day },
  sex: { raw: '2', value: 'female' },
  further: [],
};

describe('the certificate’s attributes beside those of the input-assist application', () => {
  it.each<[string, string, readonly number[], string, 'same' | 'different']>([
    ['equal', '山﨑　花子', [], '山﨑　花子', 'same'],
    ['another space', '山﨑 花子', [], '山﨑　花子', 'same'],
    ['no space', '山﨑花子', [], '山﨑　花子', 'same'],
    ['half-width letters', 'SAMPLE ALEX', [], 'ＳＡＭＰＬＥ　ＡＬＥＸ', 'same'],
    ['half-width kana with a voicing mark', 'ｶﾞﾙｼｱ', [], 'ガルシア', 'same'],
    ['another character', '山崎　花子', [], '山﨑　花子', 'different'],
    ['another character, flagged as a substitute', '山崎　花子', [1], '山﨑　花子', 'same'],
    ['a substitute for a character with a variation selector', '葛城　花子', [0], '葛󠄀城　花子', 'same'],
    ['a substitute at the end', '花●', [1], '花子', 'same'],
    ['a substitute is one character, not none', '花●', [1], '花', 'different'],
    ['a substitute is one character, not three', '●花', [0], '山田太花', 'different'],
    ['two substitutes after one another', '●●子', [0, 1], '山花子', 'same'],
    ['a longer name', '山﨑　花子', [], '山﨑　花子二', 'different'],
    ['a name that continues before', '花子', [], '山花子', 'different'],
    ['signs of a pattern', 'a.c(', [], 'abc(', 'different'],
    ['the same signs', 'a.c(*+?[]{}|^$/\\', [], 'a.c(*+?[]{}|^$/\\', 'same'],
  ])('name: %s', (_, text, substituted, other, expected) => {
    const found = compareAttributes(
      { ...CERTIFICATE, name: { text, substituted } },
      { ...TEXT, name: other },
    );
    expect(found).toEqual({ name: expected, address: 'same', birth: 'same', sex: 'same' });
  });

  it.each(['-', '‐', '‑', '–', '—', '―', '−', '－', 'ー', 'ｰ', '〜', '～'])(
    'address: hyphen %s',
    (hyphen) => {
      const text = ['12', '7', '202'].join(hyphen);
      const found = compareAttributes(
        { ...CERTIFICATE, address: { text, substituted: [] } },
        { ...TEXT, address: '１２－７－２０２' },
      );
      expect(found.address).toBe('same');
    },
  );

  it('address: another number is different', () => {
    const found = compareAttributes(CERTIFICATE, {
      ...TEXT,
      address: '東京都千代田区一番町１２－７－２０３',
    });
    expect(found).toEqual({ name: 'same', address: 'different', birth: 'same', sex: 'same' });
  });

  it.each<[string, string, typeof day | undefined, string, typeof day | undefined, 'same' | 'different']>([
    ['the same day under another era', '419800217', day, '19800217', day, 'same'],
    ['another day', '319800218', { ...day, day: 18 }, '19800217', day, 'different'],
    ['the same unknown day', '319800200', undefined, '19800200', undefined, 'same'],
    ['another unknown day', '319800200', undefined, '19800300', undefined, 'different'],
    ['a day known here alone', '319800217', day, '19800200', undefined, 'different'],
  ])('birth date: %s', (_, raw, value, otherRaw, other, expected) => {
    const found = compareAttributes(
      { ...CERTIFICATE, birth: value === undefined ? { raw } : { raw, value } },
      { ...TEXT, birth: other === undefined ? { raw: otherRaw } : { raw: otherRaw, value: other } },
    );
    expect(found.birth).toBe(expected);
  });

  it.each<[SignatureAttributes['sex'], TextAttributes['sex'], 'same' | 'different']>([
    [{ raw: '1', value: 'male' }, { raw: '2', value: 'female' }, 'different'],
    [{ raw: '3' }, { raw: '9', value: 'not-applicable' }, 'same'],
    [{ raw: '9', value: 'not-applicable' }, { raw: '0', value: 'unknown' }, 'same'],
    [{ raw: '3' }, { raw: '1', value: 'male' }, 'different'],
  ])('sex: %j beside %j', (sex, other, expected) => {
    expect(compareAttributes({ ...CERTIFICATE, ...(sex && { sex }) }, { ...TEXT, sex: other }).sex).toBe(
      expected,
    );
  });

  it('a certificate that lacks an attribute has nothing to compare', () => {
    expect(compareAttributes({ further: [] }, TEXT)).toEqual({});
  });
});
