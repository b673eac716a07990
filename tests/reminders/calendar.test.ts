import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarWords,
  calendarFile,
  cancelReminders,
  changeCard,
  planned,
  type SavedCard,
} from '../../src/reminders';
import { runs, SEED } from '../support/proof';
import { card, draft } from './cards';
import { at, iso, on } from './dates';

const NOW = at('2026-11-25');
const words: CalendarWords = {
  summary: ({ card: { label }, row }) => `${label} ${row.next}`,
  description: ({ date, rows }) => `${iso(date)}, ${rows.join(';')}\nと窓口へ`,
  cancelled: '取り消し',
};

/** The file as a reader that is not ours sees it. */
function parse(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

const file = (saved: SavedCard, now = NOW): string => calendarFile([saved], now, words);

describe('the calendar file, read by ical.js', () => {
  const saved = card({ label: '父のカード' });

  it('has an all-day event on each lead day and on the day itself (RFC 5545, 3.6.1)', () => {
    const events = parse(file(saved));
    expect(events.map(({ startDate, endDate, uid }) => [String(startDate), String(endDate), uid])).toEqual(
      planned(saved).map(({ day, reminder }) => [iso(day), iso(nextDay(day)), reminder.uid]),
    );
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
  });

  it('rings at 9:00 of that day', () => {
    for (const event of parse(file(saved))) {
      const alarms = event.component.getAllSubcomponents('valarm');
      expect(alarms).toHaveLength(1);
      expect(alarms[0]?.getFirstPropertyValue('action')).toBe('DISPLAY');
      expect(alarms[0]?.getFirstPropertyValue('description')).toBe(event.summary);
      expect(String(alarms[0]?.getFirstPropertyValue('trigger'))).toBe('PT9H');
    }
  });

  it('carries the words whole: commas, semicolons, line breaks, backslashes (3.3.11)', () => {
    const odd = card({ label: 'a,b;c\\d\re\u0007' });
    const [event] = parse(file(odd));
    expect(event?.summary).toBe('a,b;c\\d\ne renew-certificates');
    expect(event?.description).toBe('2027-05-20, authentication\nと窓口へ');
  });

  it('has what RFC 5545 requires, and no METHOD (RFC 5546, 3.2.1 would want an ORGANIZER)', () => {
    const lines = file(saved).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kigen//Kigen//EN']);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(lines.filter((line) => line === 'DTSTAMP:20261125T000000Z')).toHaveLength(8);
    expect(lines.filter((line) => line === 'TRANSP:TRANSPARENT')).toHaveLength(8);
    expect(lines.some((line) => line.startsWith('METHOD'))).toBe(false);
  });

  it('changed, it keeps the UIDs with SEQUENCE + 1 and a later LAST-MODIFIED (3.8.7.3, 3.8.7.4)', () => {
    const moved = changeCard(
      saved,
      draft({ dates: { ...saved.dates, authentication: on('2027-06-20') } }),
      NOW + 60_000,
    );
    const [before, after] = [parse(file(saved)), parse(file(moved, NOW + 60_000))];
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ sequence }) => sequence)).toEqual(before.map(({ sequence }) => sequence + 1));
    const modified = (events: ICAL.Event[]): string[] =>
      events.map(({ component }) => String(component.getFirstPropertyValue('last-modified')));
    expect(modified(before)[0]).toBe('2026-11-25T00:00:00Z');
    expect(modified(after)[0]).toBe('2026-11-25T00:01:00Z');
  });

  it('cancels what was taken away (3.8.1.11), without an alarm', () => {
    const events = parse(file(cancelReminders(saved, NOW + 60_000)));
    expect(events.map(({ uid }) => uid)).toEqual(saved.reminders.map(({ uid }) => uid));
    for (const { component, summary, sequence } of events) {
      expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
      expect(component.getAllSubcomponents('valarm')).toEqual([]);
      expect([summary, sequence]).toEqual(['取り消し', 1]);
    }
  });

  it('holds several cards', () => {
    expect(parse(calendarFile([saved, card()], NOW, words))).toHaveLength(16);
  });
});

it('no line is longer than 75 octets, no character is split, and unfolded nothing is lost (3.1)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (label) => {
      const text = file(card({ label, leads: { authentication: [0], 'card-body': [0] } }));
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/\p{Surrogate}/u);
      }
      expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      const [event] = parse(text);
      const clean = label.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
      expect(event?.summary).toBe(`${clean} renew-certificates`);
    }),
    {
      seed: SEED,
      numRuns: runs(150, 5000),
      // Characters of 1 to 4 octets: each meets the limit at another place.
      examples: ['x', 'é', '期', '𠮷'].map((character) => [character.repeat(200)] as [string]),
    },
  );
});

function nextDay(day: { year: number; month: number; day: number }): ReturnType<typeof on> {
  return on(new Date(Date.UTC(day.year, day.month - 1, day.day + 1)).toISOString().slice(0, 10));
}
