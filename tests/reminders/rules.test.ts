import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, compareDates, daysBetween, japanDate } from '../../src/clock';
import { birthday, defaultLeads, insuranceLastDay, renewalWindow } from '../../src/reminders';
import { leadDay, stayEndIsNear } from '../../src/reminders/rules';
import { SEED, runs } from '../support/proof';
import { iso, on } from './dates';

const anyDate = fc
  .integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2099, 11, 31) })
  .map((instant) => japanDate(instant));

describe('the renewal window opens the day after the date three months before', () => {
  it.each([
    ['2027-05-20', '2027-02-21', 'the ministry’s example'],
    ['2027-05-31', '2027-03-01', 'no 31 February: the 1st of the month after'],
    ['2023-05-28', '2023-03-01', 'a ward’s example: the day after 28 February'],
    ['2023-07-07', '2023-04-08', 'a ward’s example'],
    ['2027-05-29', '2027-03-01', 'no 29 February in a common year'],
    ['2028-05-29', '2028-03-01', 'the day after 29 February of a leap year'],
    ['2028-05-28', '2028-02-29', 'the day after 28 February of a leap year'],
    ['2028-05-30', '2028-03-01', 'no 30 February in a leap year either'],
    ['2027-02-28', '2026-11-29', 'across the year’s end'],
    ['2028-02-29', '2027-11-30', 'expiring on a leap day'],
    ['2027-01-31', '2026-11-01', 'three months before is 31 October, which exists'],
    ['2027-03-31', '2027-01-01', 'three months before is 31 December'],
    ['2027-07-31', '2027-05-01', 'no 31 April'],
    ['2027-09-30', '2027-07-01', 'three months before is 30 June, its last day'],
    ['2027-12-31', '2027-10-01', 'no 31 September'],
    ['2027-04-01', '2027-01-02', 'the first of a month'],
  ])('expires %s: from %s (%s)', (expiry, from) => {
    expect(iso(renewalWindow(on(expiry)))).toBe(from);
  });

  it('is never more than 91 nor fewer than 88 days ahead, and always after the date three months before', () => {
    fc.assert(
      fc.property(anyDate, (expiry) => {
        const opens = renewalWindow(expiry);
        const ahead = daysBetween(opens, expiry);
        expect(ahead).toBeGreaterThanOrEqual(88);
        expect(ahead).toBeLessThanOrEqual(91);
        const before = addMonths(expiry, -3);
        if (before) expect(daysBetween(before, opens)).toBe(1);
        else expect(opens.day).toBe(1);
      }),
      { seed: SEED, numRuns: runs(500, 20_000) },
    );
  });
});

describe('insurance use goes on until three months after the end of the month of the lapse', () => {
  it.each([
    ['2026-11-10', '2027-02-28', 'the ministry’s example'],
    ['2026-11-30', '2027-02-28', 'lapsed on the last day of a month'],
    ['2027-11-10', '2028-02-29', 'into a leap year’s February'],
    ['2026-12-01', '2027-03-31', 'across the year’s end'],
    ['2027-01-31', '2027-04-30', 'a shorter month at the end'],
    ['2027-08-20', '2027-11-30', 'within a year'],
    ['2027-09-01', '2027-12-31', 'to the year’s last day'],
  ])('lapsed %s: until %s (%s)', (expiry, last) => {
    expect(iso(insuranceLastDay(on(expiry)))).toBe(last);
  });
});

describe('a stay with an end', () => {
  it.each([
    ['2027-05-20', '2027-02-19', 'ninety days, where the window would open later (88 days)'],
    ['2027-09-01', '2027-06-02', 'the day the question would be asked, where it is earlier (91 days)'],
    ['2027-12-31', '2027-10-01', 'the same, where September has no 31st'],
    ['2027-10-31', '2027-08-01', 'ninety-one days from the 1st of August'],
  ])('ending %s: near from %s (%s)', (end, from) => {
    expect(iso(stayEndIsNear(on(end)))).toBe(from);
  });

  it('is told of 90, 60, 30, 14 and 0 days before; other dates at the window, 30, 7 and 0', () => {
    expect(defaultLeads('has-end')).toEqual([90, 60, 30, 14, 0]);
    expect(defaultLeads('no-end')).toEqual(['window', 30, 7, 0]);
    expect(defaultLeads('unanswered')).toEqual(['window', 30, 7, 0]);
  });

  it.each([
    [0, '2028-03-01'],
    [1, '2028-02-29'],
    [30, '2028-01-31'],
    ['window' as const, '2027-12-02'],
  ])('lead %s before 2028-03-01 is %s', (lead, day) => {
    expect(iso(leadDay(on('2028-03-01'), lead))).toBe(day);
  });
});

describe('a birthday on 29 February', () => {
  it.each([
    [2028, '2028-02-29', false],
    [2030, '2030-02-28', true],
    [2100, '2100-02-28', true],
  ])('in %d is %s; an estimate: %s', (year, day, estimate) => {
    const found = birthday(on('2008-02-29'), year);
    expect([iso(found.date), found.estimate]).toEqual([day, estimate]);
  });

  it('is never an estimate on any other day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 2020, max: 2060 }), (birth, year) => {
        fc.pre(!(birth.month === 2 && birth.day === 29));
        expect(birthday(birth, year)).toEqual({ date: { ...birth, year }, estimate: false });
      }),
      { seed: SEED, numRuns: runs(200, 5000) },
    );
  });
});

it('lead days are in order: the window before 30 days, 30 before 7, 7 before the day', () => {
  fc.assert(
    fc.property(anyDate, (expiry) => {
      const days = (['window', 30, 7, 0] as const).map((lead) => leadDay(expiry, lead));
      expect([...days].sort(compareDates)).toEqual(days);
      expect(days[3]).toEqual(addDays(expiry, 0));
    }),
    { seed: SEED, numRuns: runs(200, 5000) },
  );
});
