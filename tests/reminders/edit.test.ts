import { describe, expect, it } from 'vitest';
import { cancelReminders, changeCard, newCard, planned } from '../../src/reminders';
import { card, draft } from './cards';
import { at, on } from './dates';

const NOW = at('2026-11-25');
const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a new card', () => {
  it('has random identifiers of its own (RFC 9562, 5.4), not made from its dates', () => {
    const [one, two] = [newCard(draft(), NOW), newCard(draft(), NOW)];
    const ids = [one, two].flatMap(({ id, reminders }) => [id, ...reminders.map(({ uid }) => uid)]);
    expect(ids.every((id) => UUID_4.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(2 * (1 + 8));
  });

  it('begins at SEQUENCE 0 with nothing done', () => {
    expect(card().reminders.every(({ sequence, done }) => sequence === 0 && !done)).toBe(true);
    expect(card().changedAt).toBe(NOW);
  });
});

describe('a changed card', () => {
  const before = card();
  const moved = changeCard(
    before,
    draft({ dates: { ...before.dates, authentication: on('2027-06-20') } }),
    NOW + 5000,
  );

  it('keeps its identifiers with SEQUENCE + 1 and a later time of change (RFC 5545, 3.8.7.4)', () => {
    expect(moved.id).toBe(before.id);
    expect(moved.reminders.map(({ uid }) => uid)).toEqual(before.reminders.map(({ uid }) => uid));
    expect(moved.reminders.every(({ sequence }) => sequence === 1)).toBe(true);
    expect(moved.changedAt).toBe(NOW + 5000);
  });

  it('moves its time of change forward even when the computer’s clock went back', () => {
    expect(changeCard(before, draft(), NOW - 86_400_000).changedAt).toBe(NOW + 1000);
  });

  it('keeps a lead that is taken away as cancelled, and takes it up again under its old identifier', () => {
    const fewer = changeCard(before, draft({ leads: { authentication: [0] } }), NOW + 5000);
    const gone = fewer.reminders.filter(({ cancelled }) => cancelled);
    expect(gone.map(({ row, lead, sequence }) => [row, lead, sequence])).toEqual([
      ['authentication', 'window', 1],
      ['authentication', 30, 1],
      ['authentication', 7, 1],
    ]);
    expect(planned(fewer).some(({ reminder }) => reminder.cancelled)).toBe(false);

    const again = changeCard(fewer, draft(), NOW + 9000);
    expect(again.reminders.map(({ uid }) => uid).sort()).toEqual(
      before.reminders.map(({ uid }) => uid).sort(),
    );
    expect(again.reminders.some(({ cancelled }) => cancelled)).toBe(false);
    expect(again.reminders.find(({ row, lead }) => row === 'authentication' && lead === 30)?.sequence).toBe(
      2,
    );
  });

  it('does not cancel twice', () => {
    const fewer = changeCard(before, draft({ leads: { authentication: [0] } }), NOW + 5000);
    const still = changeCard(fewer, draft({ leads: { authentication: [0] } }), NOW + 9000);
    expect(still.reminders.filter(({ cancelled }) => cancelled).map(({ sequence }) => sequence)).toEqual([
      1, 1, 1,
    ]);
  });

  it('loses the reminders of a date that another row now shares', () => {
    const end = on('2027-05-20');
    const together = changeCard(
      before,
      draft({ dates: { 'card-body': end, authentication: end } }),
      NOW + 5000,
    );
    expect(planned(together).map(({ reminder }) => reminder.row)).toEqual(Array(4).fill('card-body'));
    expect(together.reminders.filter(({ cancelled }) => cancelled)).toHaveLength(4);
  });
});

it('cancels all of a card that is deleted', () => {
  const gone = cancelReminders(card(), NOW + 5000);
  expect(gone.reminders.every(({ cancelled, sequence }) => cancelled === true && sequence === 1)).toBe(true);
  expect(planned(gone)).toEqual([]);
});
