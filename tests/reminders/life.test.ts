import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates, daysBetween, japanDate } from '../../src/clock';
import {
  ageOn,
  beforeDeparture,
  cardBodyEnd,
  certificatesEnd,
  endsSignature,
  endWithStay,
  fifteenth,
  isMaintenanceDay,
  type LicenceConditions,
  missingForLicence,
  movingHouse,
  nthBirthdayAfter,
  pendingExtension,
  phoneNeedsAgain,
  renewalAbroad,
  signatureEnd,
} from '../../src/reminders/life';
import { runs, SEED } from '../support/proof';
import { iso, on } from './dates';

const anyDate = fc
  .integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2060, 11, 31) })
  .map((instant) => japanDate(instant));

describe('the card body ends at the 10th birthday after issue, or the 5th', () => {
  it.each([
    ['1990-05-20', '2022-06-01', '2022-05-01', '2032-05-20', 'an adult: the 10th birthday'],
    [
      '1990-05-20',
      '2022-05-19',
      '2022-05-01',
      '2031-05-20',
      'issued the day before a birthday: that one counts',
    ],
    ['1990-05-20', '2022-05-20', '2022-05-01', '2032-05-20', 'issued on the birthday: it does not count'],
    [
      '2008-05-20',
      '2026-05-19',
      '2026-04-20',
      '2030-05-20',
      '17 at issue, a day before 18: the 5th birthday',
    ],
    ['2008-05-20', '2026-05-20', '2026-04-20', '2036-05-20', '18 on the day of issue: the 10th birthday'],
    ['2018-05-20', '2026-06-01', '2026-05-01', '2031-05-20', 'a child: the 5th birthday'],
    [
      '2003-05-20',
      '2022-04-20',
      '2022-03-31',
      '2026-05-20',
      '18, applied for by 2022-03-31: the line was 20',
    ],
    ['2003-05-20', '2022-04-20', '2022-04-01', '2031-05-20', '18, applied for a day later: the line is 18'],
    ['2002-03-31', '2022-03-31', '2022-03-01', '2032-03-31', '20 on the day of issue under the old line'],
    ['2002-04-01', '2022-03-31', '2022-03-01', '2026-04-01', '19 under the old line'],
    ['2000-02-29', '2022-03-01', '2022-02-01', '2032-02-29', 'born on a leap day, ending in a leap year'],
    [
      '2000-02-29',
      '2024-02-28',
      '2024-02-01',
      '2033-02-28',
      'a leap day’s birthday in a common year: 28 February',
    ],
    ['1999-12-31', '2026-12-30', '2026-11-30', '2035-12-31', 'issued the day before the year’s last day'],
    ['2000-01-01', '2026-12-31', '2026-11-30', '2036-01-01', 'a birthday on New Year’s Day'],
  ])('born %s, issued %s, applied %s: %s (%s)', (birth, issued, applied, end) => {
    expect(iso(cardBodyEnd(on(birth), on(issued), on(applied)).date)).toBe(end);
  });

  it('is an estimate for a leap day’s birthday in a common year alone', () => {
    expect(cardBodyEnd(on('2000-02-29'), on('2024-03-01'), on('2024-02-01'))).toEqual({
      date: on('2034-02-28'),
      estimate: true,
    });
    expect(cardBodyEnd(on('2000-02-29'), on('2022-03-01'), on('2022-02-01')).estimate).toBe(false);
  });
});

describe('certificates end at the 5th birthday after issue, renewed in the window at the 6th', () => {
  it.each([
    ['1990-05-20', '2022-06-01', '2032-05-20', false, '2027-05-20', 'the 5th birthday'],
    [
      '1990-05-20',
      '2027-03-01',
      '2032-05-20',
      true,
      '2032-05-20',
      'renewed in the window: the 6th, here the body’s end',
    ],
    ['1990-05-20', '2027-03-01', '2037-05-20', true, '2032-05-20', 'renewed in the window: no time is lost'],
    ['1990-05-20', '2027-03-01', '2037-05-20', false, '2031-05-20', 'not counted as a renewal: the 5th'],
    ['1990-05-20', '2030-06-01', '2032-05-20', false, '2032-05-20', 'never past the body’s end'],
    ['2018-05-20', '2026-06-01', '2031-05-20', false, '2031-05-20', 'a child’s: both on the 5th birthday'],
    ['2000-02-29', '2024-03-01', '2034-02-28', false, '2029-02-28', 'a leap day’s birthday: 28 February'],
    ['2000-02-29', '2023-03-01', '2033-02-28', false, '2028-02-29', 'a leap day’s birthday in a leap year'],
  ])('born %s, issued %s, body %s, in the window %s: %s (%s)', (birth, issued, body, renewed, end) => {
    expect(iso(certificatesEnd(on(birth), on(issued), on(body), renewed).date)).toBe(end);
  });

  it.each([
    ['2025-02-28', false, 'the body’s end is no estimate, whatever the birthday'],
    ['2029-02-28', true, 'the birthday’s day stays one, where the body ends on it too'],
  ])('%s, an estimate: %s: %s', (body, estimate) => {
    const end = certificatesEnd(on('2000-02-29'), on('2024-03-01'), on(body), false);
    expect(end).toEqual({ date: on(body), estimate });
  });

  it.each([
    ['2028-05-20', '2027-05-20', '2027-05-20'],
    ['2027-05-20', '2028-05-20', '2027-05-20'],
    ['2027-05-20', '2027-05-20', '2027-05-20'],
  ])('a signature certificate of %s beside one of %s ends %s', (own, authentication, end) => {
    expect(iso(signatureEnd(on(own), on(authentication)))).toBe(end);
  });
});

describe('a stay with an end', () => {
  it.each([
    ['2032-05-20', '2027-01-31', '2027-01-31', 'the stay ends first'],
    ['2032-05-20', '2033-01-31', '2032-05-20', 'never past the birthday'],
    ['2032-05-20', '2032-05-20', '2032-05-20', 'both on one day'],
  ])('birthday %s, stay %s: ends %s (%s)', (birthdayEnd, stay, end) => {
    expect(iso(endWithStay(on(birthdayEnd), on(stay)))).toBe(end);
  });

  it.each<readonly [string, string, string | null, string]>([
    ['2027-05-20', '2027-05-20', '2027-07-20', 'on the last day: two months'],
    ['2027-05-20', '2027-05-01', '2027-07-20', 'before it: two months from the end, not from today'],
    ['2027-05-20', '2027-05-21', null, 'a day late: not possible'],
    ['2026-12-31', '2026-12-01', '2027-02-28', 'no 31 February: its last day'],
    ['2027-12-31', '2027-12-01', '2028-02-29', 'a leap year’s last day of February'],
    ['2027-07-31', '2027-07-01', '2027-09-30', 'no 31 September'],
    ['2027-02-28', '2027-02-01', '2027-04-28', 'the same day, not the month’s end'],
  ])('pending, ends %s, asked on %s: until %s (%s)', (end, today, extended) => {
    const found = pendingExtension(on(end), on(today));
    expect(found && iso(found)).toBe(extended);
  });
});

describe('moving', () => {
  it.each([
    ['2027-04-01', '2027-04-01', '2027-04-15', 'moved as planned: 14 days'],
    ['2027-04-20', '2027-04-01', '2027-05-01', 'moved late: 30 days from the plan come first'],
    ['2027-04-17', '2027-04-01', '2027-05-01', 'both on one day'],
    ['2027-04-16', '2027-04-01', '2027-04-30', 'a day before that, the 14 days come first'],
    ['2028-02-15', '2028-02-15', '2028-02-29', 'into a leap day'],
    ['2027-12-20', '2027-12-20', '2028-01-03', 'across the year’s end'],
  ])('moved %s, planned %s: report by %s (%s)', (moved, planned, report) => {
    expect(movingHouse(on(moved), on(planned))).toEqual({ report: on(report) });
  });

  it.each([
    ['2027-04-10', '2027-07-09'],
    ['2027-11-30', '2028-02-28'],
    ['2027-12-01', '2028-02-29'],
  ])('reported %s: continued use by %s, 90 days later', (reported, last) => {
    expect(movingHouse(on('2027-04-01'), on('2027-04-01'), on(reported)).continuedUse).toEqual(on(last));
  });

  it.each([
    ['2027-04-01', '2027-03-31', 'the day before, across a month'],
    ['2028-03-01', '2028-02-29', 'the day before is a leap day'],
    ['2027-01-01', '2026-12-31', 'across the year'],
  ])('leaving Japan on %s: arranged by %s (%s)', (departure, last) => {
    expect(iso(beforeDeparture(on(departure)))).toBe(last);
  });

  it.each([
    ['2027-05-20', '2026-11-20', 'six months before'],
    ['2027-08-31', '2027-02-28', 'no 31 February'],
    ['2028-08-31', '2028-02-29', 'no 31 February in a leap year either'],
    ['2027-12-31', '2027-06-30', 'no 31 June'],
  ])('abroad, card ending %s: begin on %s (%s)', (end, begin) => {
    expect(iso(renewalAbroad(on(end)))).toBe(begin);
  });
});

describe('children', () => {
  it.each([
    ['2018-05-20', '2033-05-20', false],
    ['2012-02-29', '2027-02-28', true],
    ['2018-12-31', '2033-12-31', false],
  ])('born %s: 15 on %s; an estimate: %s', (birth, day, estimate) => {
    expect(fifteenth(on(birth))).toEqual({ date: on(day), estimate });
  });

  it.each([
    ['2008-05-20', '2026-05-19', 17],
    ['2008-05-20', '2026-05-20', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
  ])('born %s is on %s %d years old', (birth, day, age) => expect(ageOn(on(birth), on(day))).toBe(age));
});

describe('what ends a signature certificate at once', () => {
  const same = { name: false, address: false, birth: false, sex: false };
  it.each(['name', 'address', 'birth', 'sex'] as const)('another %s does', (what) => {
    expect(endsSignature({ ...same, [what]: true })).toBe(true);
  });
  it('nothing changed does not', () => expect(endsSignature(same)).toBe(false));
});

describe('a driving licence is carried over under all conditions together', () => {
  const all: LicenceConditions = {
    reason: 'expiry',
    way: 'online',
    continuedUseChosen: true,
    certificateAtPolice: true,
    newCertificate: true,
  };

  it('for expiry or a full note field, with everything else', () => {
    expect(missingForLicence(all)).toEqual([]);
    expect(missingForLicence({ ...all, reason: 'note-field-full' })).toEqual([]);
  });

  it.each([
    ['after loss', { reason: 'loss' }, ['reason']],
    ['after a lapse', { reason: 'lapse' }, ['reason']],
    ['for another reason', { reason: 'other' }, ['reason']],
    ['by post', { way: 'post' }, ['way']],
    ['at a counter', { way: 'counter' }, ['way']],
    ['at a booth', { way: 'booth' }, ['way']],
    ['by express issue', { way: 'express' }, ['way']],
    ['the box not ticked', { continuedUseChosen: false }, ['continuedUseChosen']],
    ['the certificate not with the police', { certificateAtPolice: false }, ['certificateAtPolice']],
    ['no new certificate', { newCertificate: false }, ['newCertificate']],
    ['two of them', { way: 'post', newCertificate: false }, ['way', 'newCertificate']],
  ] as const)('not %s', (_name, over, missing) => {
    expect(missingForLicence({ ...all, ...over })).toEqual(missing);
  });
});

it.each([
  ['2026-01-10', '2027-03-01', true],
  ['2027-03-01', '2027-03-01', true],
  ['2027-03-02', '2027-03-01', false],
])('added to a phone on %s, card renewed on %s: again %s', (added, renewed, again) => {
  expect(phoneNeedsAgain(on(added), on(renewed))).toBe(again);
});

describe('no certificates on the Sunday after the third Saturday', () => {
  it.each([
    ['2026-11-22', true, 'the third Saturday is the 21st, the latest there is'],
    ['2026-11-15', false, 'the third Sunday, after the second Saturday'],
    ['2026-08-16', true, 'the third Saturday is the 15th, the earliest there is'],
    ['2026-08-23', false, 'a week later'],
    ['2026-11-21', false, 'the Saturday itself'],
    ['2026-11-23', false, 'the Monday after'],
  ])('%s: %s (%s)', (day, closed) => expect(isMaintenanceDay(on(day))).toBe(closed));

  it('is one day a month', () => {
    for (let month = 1; month <= 12; month += 1) {
      const days = Array.from({ length: 28 }, (_, at) => ({ year: 2027, month, day: at + 1 }));
      expect(days.filter((day) => isMaintenanceDay(day))).toHaveLength(1);
    }
  });
});

describe('over all dates', () => {
  it('the nth birthday after a day lies n − 1 to n years ahead, and never on the day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 1, max: 10 }), (birth, day, count) => {
        const { date } = nthBirthdayAfter(birth, day, count);
        const ahead = daysBetween(day, date);
        expect(ahead).toBeGreaterThan((count - 1) * 365 - 1);
        expect(ahead).toBeLessThanOrEqual(count * 366);
        expect(ageOn(birth, date) - ageOn(birth, day)).toBe(count);
      }),
      { seed: SEED, numRuns: runs(300, 10_000) },
    );
  });

  it('a pending extension is two months on, at the same day or the month’s last', () => {
    fc.assert(
      fc.property(anyDate, (end) => {
        const extended = pendingExtension(end, end)!;
        expect(daysBetween(end, extended)).toBeGreaterThanOrEqual(59);
        expect(daysBetween(end, extended)).toBeLessThanOrEqual(62);
        if (extended.day !== end.day) expect(addDays(extended, 1).day).toBe(1);
      }),
      { seed: SEED, numRuns: runs(300, 10_000) },
    );
  });

  it('certificates never outlive the card body', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, fc.boolean(), (birth, issued, body, renewed) => {
        expect(compareDates(certificatesEnd(birth, issued, body, renewed).date, body)).toBeLessThanOrEqual(0);
      }),
      { seed: SEED, numRuns: runs(300, 10_000) },
    );
  });
});
