import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../src/errors';
import { backupFile, changeCard, newerThan, readBackup, type SavedCard } from '../../src/reminders';
import { runs, SEED } from '../support/proof';
import { card, draft } from './cards';
import { at } from './dates';

function refusal(file: string): string {
  try {
    readBackup(file);
    return 'taken';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

const two: readonly SavedCard[] = [card({ label: '父のカード' }), card({ stay: 'has-end' })];

describe('the exported file', () => {
  it('gives back every card as it was', () => {
    expect(readBackup(backupFile(two))).toEqual(two);
    expect(readBackup(backupFile([]))).toEqual([]);
  });

  it.each([
    ['a newer format', JSON.stringify({ kigen: 2, cards: [] })],
    ['a card of a newer schema among known ones', backupFile(two).replace('"schema": 1', '"schema": 2')],
  ])('of %s is refused whole as newer', (_name, file) => {
    expect(refusal(file)).toBe('storage/file-newer');
  });

  it.each([
    ['empty', ''],
    ['no JSON', 'BEGIN:VCALENDAR'],
    ['null', 'null'],
    ['a list', '[]'],
    ['another program’s', '{"cards":[]}'],
    ['without cards', '{"kigen":1}'],
    ['with one damaged card', backupFile(two).replace('"has-end"', '"perhaps"')],
    ['with a date that there is not', backupFile(two).replace('"month": 5', '"month": 13')],
    ['with the same card twice', backupFile([...two, ...two])],
    ['cut off', backupFile(two).slice(0, -20)],
    ['far too long', ' '.repeat(4_000_001)],
  ])('%s is refused whole', (_name, file) => expect(refusal(file)).toBe('storage/file'));

  it('is taken whole or refused with a code, whatever octet is changed in it', () => {
    const file = backupFile(two);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.string({ minLength: 0, maxLength: 3 }), (place, other) => {
        const result = refusal(file.slice(0, place) + other + file.slice(place + 1));
        expect(['taken', 'storage/file', 'storage/file-newer']).toContain(result);
      }),
      { seed: SEED, numRuns: runs(500, 20_000) },
    );
  });
});

describe('beside what is saved', () => {
  const [old] = two as [SavedCard];
  const changed = changeCard(old, draft({ label: 'new' }), at('2026-12-01'));

  it('a card that is not there is taken, the later change of one that is, the earlier never', () => {
    expect(newerThan([], two)).toEqual(two);
    expect(newerThan([old], [changed])).toEqual([changed]);
    expect(newerThan([changed], [old])).toEqual([]);
    expect(newerThan([old], [old])).toEqual([]);
  });
});
