import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../src/errors';
import { changeCard, markDone, parseEntry, type SavedCard, snooze } from '../../src/reminders';
import { runs, SEED } from '../support/proof';
import { card, draft } from './cards';
import { at, on } from './dates';

const NOW = at('2026-11-25');

/** An entry with every member that there is. */
const FULL = ((): SavedCard => {
  const saved = changeCard(
    card({ label: '父' }),
    draft({ label: '父', leads: { authentication: [7] } }),
    NOW,
  );
  const [first, second] = saved.reminders;
  const changed = snooze(markDone(saved, first!.uid, NOW), second!.uid, on('2027-01-01'), NOW);
  return {
    ...changed,
    reminders: changed.reminders.map((each) => ({ ...each, lastTold: on('2026-12-01') })),
  };
})();

/** The entry with one member of it, or of its first reminder, replaced. */
const entry = (change: object): unknown => ({ ...FULL, ...change });
const reminder = (change: object): unknown => entry({ reminders: [{ ...FULL.reminders[0], ...change }] });

function refusal(value: unknown): string {
  try {
    parseEntry(value);
    return 'taken';
  } catch (error) {
    if (isAppError(error, 'storage/entry')) return error.detail.what;
    if (isAppError(error)) return error.code;
    throw error;
  }
}

it('an entry comes back as it was saved', () => {
  expect(parseEntry(structuredClone(FULL))).toEqual(FULL);
});

it('what this version does not know is left out', () => {
  expect(parseEntry(entry({ name: '山田' }))).toEqual(FULL);
  expect(parseEntry(entry({ dates: { ...FULL.dates, birth: on('1980-01-01') } }))).toEqual(FULL);
});

describe('a damaged entry is refused by the name of the member', () => {
  it.each<[string, unknown]>([
    ['entry', null],
    ['entry', []],
    ['entry', 'text'],
    ['schema', entry({ schema: 0 })],
    ['schema', entry({ schema: '1' })],
    ['storage/newer', entry({ schema: 2 })],
    ['id', entry({ id: '' })],
    ['id', entry({ id: 7 })],
    ['label', entry({ label: undefined })],
    ['label', entry({ label: 'x'.repeat(201) })],
    ['dates', entry({ dates: undefined })],
    ['dates', entry({ dates: {} })],
    ['dates', entry({ dates: { signature: { year: 2027, month: 2, day: 29 } } })],
    ['dates', entry({ dates: { signature: { year: 2027, month: 2 } } })],
    ['dates', entry({ dates: { signature: '2027-02-20' } })],
    ['signatureAtLatest', entry({ signatureAtLatest: 1 })],
    ['stay', entry({ stay: 'maybe' })],
    ['reminders', entry({ reminders: {} })],
    ['reminders', entry({ reminders: [null] })],
    ['changedAt', entry({ changedAt: -1 })],
    ['changedAt', entry({ changedAt: Number.NaN })],
    ['row', reminder({ row: 'card' })],
    ['lead', reminder({ lead: 'never' })],
    ['lead', reminder({ lead: 1.5 })],
    ['uid', reminder({ uid: '' })],
    ['sequence', reminder({ sequence: '0' })],
    ['done', reminder({ done: undefined })],
    ['snoozedUntil', reminder({ snoozedUntil: {} })],
    ['lastTold', reminder({ lastTold: null })],
    ['cancelled', reminder({ cancelled: 'yes' })],
  ])('%s', (what, value) => expect(refusal(value)).toBe(what));

  it('at the limits it is taken: a label of 200 characters, an empty one, the day itself', () => {
    expect(refusal(entry({ label: 'x'.repeat(200) }))).toBe('taken');
    expect(refusal(entry({ label: '' }))).toBe('taken');
    expect(refusal(reminder({ lead: 0 }))).toBe('taken');
    expect(parseEntry(reminder({ cancelled: false })).reminders[0]).not.toHaveProperty('cancelled');
  });

  it('whatever it is: a typed error or an entry, and nothing else', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(FULL)), (junk, member) => {
        refusal(junk);
        refusal(entry({ [member]: junk }));
      }),
      { seed: SEED, numRuns: runs(500, 20_000) },
    );
  });
});
