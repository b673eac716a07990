import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { daysFile, type LifeChange, type LifeDates, lifeDays, tellingDays } from '../../src/reminders';
import { at, iso, on } from './dates';

const days = (change: LifeChange, dates: Record<string, string>): string[] =>
  lifeDays(
    change,
    Object.fromEntries(Object.entries(dates).map(([field, date]) => [field, on(date)])) as LifeDates,
  ).map(({ kind, date, estimate }) => `${kind} ${iso(date)}${estimate ? ' (estimate)' : ''}`);

describe('the days that a change in life asks for', () => {
  it.each<readonly [LifeChange, Record<string, string>, string[], string]>([
    ['move', { moved: '2027-04-01' }, ['report 2027-04-15'], '14 days after moving'],
    ['move', { planned: '2027-04-01' }, ['report 2027-04-15'], 'not moved yet: from the plan'],
    ['move', { moved: '2027-04-20', planned: '2027-04-01' }, ['report 2027-05-01'], '30 days after the plan'],
    [
      'move',
      { moved: '2027-04-01', reported: '2027-04-10' },
      ['report 2027-04-15', 'continued-use 2027-07-09'],
      '90 days after reporting',
    ],
    ['move', { reported: '2027-04-10' }, [], 'without the day of moving nothing follows'],
    ['abroad', { departure: '2027-03-01' }, ['before-departure 2027-02-28'], 'the day before leaving'],
    ['abroad', { cardEnd: '2027-08-31' }, ['renewal-abroad 2027-02-28'], 'six months ahead, no 31 February'],
    [
      'abroad',
      { departure: '2027-03-01', cardEnd: '2032-05-20' },
      ['before-departure 2027-02-28', 'renewal-abroad 2031-11-20'],
      'both',
    ],
    ['abroad', {}, [], 'nothing given'],
    ['children', { birth: '2012-05-20' }, ['fifteen 2027-05-20'], 'the 15th birthday'],
    ['children', { birth: '2012-02-29' }, ['fifteen 2027-02-28 (estimate)'], 'born on a leap day'],
    ['children', {}, [], 'no birth date'],
  ])('%s %o: %j (%s)', (change, dates, expected) => {
    expect(days(change, dates)).toEqual(expected);
  });

  it.each([
    ['report', ['2027-04-08', '2027-04-15']],
    ['continued-use', ['2027-04-08', '2027-04-15']],
    ['before-departure', ['2027-04-08', '2027-04-15']],
    ['renewal-abroad', ['2027-04-15']],
    ['fifteen', ['2027-04-15']],
  ] as const)('a last day is told a week ahead too, a beginning on its day: %s', (kind, expected) => {
    expect(tellingDays({ kind, date: on('2027-04-15'), estimate: false }).map(iso)).toEqual(expected);
  });
});

describe('the calendar file of such days, read by ical.js', () => {
  const told = [
    { day: on('2027-04-08'), summary: '転入届', description: '窓口へ\n14日以内' },
    { day: on('2027-04-15'), summary: '転入届', description: '窓口へ\n14日以内' },
  ];
  const read = () =>
    new ICAL.Component(ICAL.parse(daysFile(told, at('2027-04-01'))) as [string, unknown[], unknown[]])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));

  it('has an all-day event for each, with its words and an alarm at 9:00', () => {
    expect(
      read().map(({ startDate, summary, description }) => [String(startDate), summary, description]),
    ).toEqual(told.map(({ day, summary, description }) => [iso(day), summary, description]));
    for (const { component } of read()) {
      expect(String(component.getAllSubcomponents('valarm')[0]?.getFirstPropertyValue('trigger'))).toBe(
        'PT9H',
      );
    }
  });

  it('has random UIDs, no two the same, and other ones the next time (RFC 5545, 3.8.4.7)', () => {
    const uids = [...read(), ...read()].map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(4);
  });
});
