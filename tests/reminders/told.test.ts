import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates, japanDate } from '../../src/clock';
import {
  due,
  markDone,
  markTold,
  sameDates,
  snooze,
  type SavedCard,
  untold,
  updatedDates,
} from '../../src/reminders';
import { runs, SEED } from '../support/proof';
import { card } from './cards';
import { at, iso, on } from './dates';

const leads = (saved: SavedCard, day: string): unknown[] =>
  untold([saved], on(day)).map(({ reminder }) => reminder.lead);
const tell = (saved: SavedCard, day: string): SavedCard =>
  untold([saved], on(day)).reduce((one, { reminder }) => markTold(one, reminder.uid, on(day)), saved);

describe('what a notification tells', () => {
  it('each due reminder once: not again the same day, nor later, but the next one', () => {
    const told = tell(card(), '2027-04-20');
    expect(leads(card(), '2027-04-20')).toEqual([30]);
    expect(leads(told, '2027-04-20')).toEqual([]);
    expect(leads(told, '2027-05-12')).toEqual([]);
    expect(leads(told, '2027-05-13')).toEqual([7]);
  });

  it('a day on which the browser did not run is made up for', () => {
    expect(leads(card(), '2027-04-27')).toEqual([30]);
  });

  it('one that was put off speaks again on its day, once', () => {
    const told = tell(card(), '2027-04-20');
    const [{ reminder }] = due([told], on('2027-04-20')) as [ReturnType<typeof due>[number]];
    const later = snooze(told, reminder.uid, on('2027-04-27'), at('2027-04-20'));
    expect(leads(later, '2027-04-26')).toEqual([]);
    expect(leads(later, '2027-04-27')).toEqual([30]);
    expect(leads(tell(later, '2027-04-27'), '2027-04-28')).toEqual([]);
  });

  it('telling changes nothing that a calendar holds', () => {
    const saved = card();
    const told = tell(saved, '2027-04-20');
    expect(told.changedAt).toBe(saved.changedAt);
    expect(told.reminders.map(({ sequence }) => sequence)).toEqual(
      saved.reminders.map(({ sequence }) => sequence),
    );
  });

  it('over random days the browser wakes on: none told twice, none due left untold, none told after done', () => {
    const wake = fc.uniqueArray(fc.integer({ min: 0, max: 2500 }), { maxLength: 30 });
    fc.assert(
      fc.property(wake, fc.nat(30), (offsets, doneAt) => {
        const days = [...offsets].sort((a, b) => a - b).map((offset) => addDays(on('2026-11-25'), offset));
        let saved = card();
        const told: string[] = [];
        const done = new Set<string>();
        for (const [step, day] of days.entries()) {
          for (const item of untold([saved], day)) {
            told.push(item.reminder.uid);
            expect(done.has(item.reminder.uid)).toBe(false);
            saved = markTold(saved, item.reminder.uid, day);
          }
          for (const { reminder } of due([saved], day)) {
            expect(told).toContain(reminder.uid);
            if (step !== doneAt) continue;
            saved = markDone(saved, reminder.uid, at(iso(day)));
            done.add(reminder.uid);
          }
        }
        expect(new Set(told).size).toBe(told.length);
      }),
      { seed: SEED, numRuns: runs(200, 5000) },
    );
  });
});

describe('the same card read again', () => {
  const saved = card();
  const other = card({ dates: { 'card-body': on('2031-01-31'), authentication: on('2027-01-31') } });

  it('is offered where exactly one entry has the same dates', () => {
    expect(sameDates([saved, other], saved.dates)).toBe(saved);
    expect(sameDates([other], saved.dates)).toBeUndefined();
    expect(sameDates([saved, card()], saved.dates)).toBeUndefined();
    expect(sameDates([], saved.dates)).toBeUndefined();
  });

  it('a signature date that is known of one alone makes no difference; one that differs does', () => {
    const signature = on('2027-05-20');
    const full = card({ dates: { ...saved.dates, signature } });
    expect(sameDates([full], saved.dates)).toBe(full);
    expect(sameDates([saved], full.dates)).toBe(saved);
    expect(sameDates([full], { ...saved.dates, signature: on('2027-05-19') })).toBeUndefined();
  });

  it('keeps the signature date while the authentication certificate is the same, and drops it when renewed', () => {
    const full = card({ dates: { ...saved.dates, signature: on('2027-05-20') } });
    expect(updatedDates(full, saved.dates)).toEqual(full.dates);
    const renewed = { ...saved.dates, authentication: on('2032-05-20') };
    expect(updatedDates(full, renewed)).toEqual(renewed);
    expect(updatedDates(full, { ...renewed, signature: on('2032-05-20') }).signature).toEqual(
      on('2032-05-20'),
    );
    expect(updatedDates(saved, renewed)).toEqual(renewed);
  });

  it('never matches by fewer dates than it has', () => {
    const day = fc
      .integer({ min: Date.UTC(2027, 0, 1), max: Date.UTC(2027, 0, 4) })
      .map((instant) => japanDate(instant));
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const found = sameDates([card({ dates: { 'card-body': a, authentication: b } })], {
          'card-body': c,
          authentication: d,
        });
        expect(found !== undefined).toBe(compareDates(a, c) === 0 && compareDates(b, d) === 0);
      }),
      { seed: SEED, numRuns: runs(100, 2000) },
    );
  });
});
