/**
 * The calendar file (iCalendar, RFC 5545): an all-day event on each lead day that says what to do, with an alarm as
 * well, because some calendars drop alarms on import. No METHOD: PUBLISH would ask for an ORGANIZER (RFC 5546, 3.2.1).
 */
import { addDays, type CivilDate, japanDate } from '../clock';
import type { SavedCard, SavedReminder } from './entry';
import { randomId } from './random-id';
import { planned, type PlannedReminder } from './schedule';

/** The words of an event in the person's language. */
export interface CalendarWords {
  /** The title: what to do or what ends, with the card's label where there is one. */
  summary(item: PlannedReminder): string;
  /** Who goes where, from which day, with what; may hold line breaks. */
  description(item: PlannedReminder): string;
  /** The title of an event that is taken away. */
  readonly cancelled: string;
}

/** When the alarm of an all-day event sounds: 9:00 of that day (RFC 5545, 3.8.6.3; counted from midnight). */
const ALARM = 'PT9H';

/**
 * One file for one or several cards. Imported again it updates the events it made before: the UIDs stay, SEQUENCE
 * grows. `now` in milliseconds since 1970.
 */
export function calendarFile(cards: readonly SavedCard[], now: number, words: CalendarWords): string {
  return file(
    cards.flatMap((card) => [
      ...planned(card).map((item) =>
        event(card.changedAt, now, {
          ...item.reminder,
          day: item.day,
          summary: words.summary(item),
          description: words.description(item),
        }),
      ),
      ...card.reminders
        .filter(({ cancelled }) => cancelled)
        .map((reminder) =>
          event(card.changedAt, now, {
            ...reminder,
            day: japanDate(card.changedAt),
            summary: words.cancelled,
          }),
        ),
    ]),
  );
}

/** An event for each day that a change in life asks for. Nothing of it is saved, so a later file cannot change them. */
export function daysFile(
  days: readonly { readonly day: CivilDate; readonly summary: string; readonly description: string }[],
  now: number,
): string {
  return file(days.map((one) => event(now, now, { ...one, uid: randomId(), sequence: 0 })));
}

function file(events: readonly (readonly string[])[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kigen//Kigen//EN', ...events.flat(), 'END:VCALENDAR']
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

interface Event extends Pick<SavedReminder, 'uid' | 'sequence'> {
  readonly day: CivilDate;
  readonly summary: string;
  /** Absent: the event is cancelled. */
  readonly description?: string;
}

function event(
  changedAt: number,
  now: number,
  { uid, sequence, day, summary, description }: Event,
): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escape(summary)}`,
    ...(description === undefined
      ? ['STATUS:CANCELLED']
      : [`DESCRIPTION:${escape(description)}`, ...alarm(summary)]),
    'END:VEVENT',
  ];
}

function alarm(description: string): readonly string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(description)}`,
    `TRIGGER:${ALARM}`,
    'END:VALARM',
  ];
}

/** A day as DATE (RFC 5545, 3.3.4). */
function basic({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

/** An instant as DATE-TIME in UTC (RFC 5545, 3.3.5, form 2). */
function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** TEXT (RFC 5545, 3.3.11). Control characters may not stand in it at all. */
function escape(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** Lines of at most 75 octets without the break; a character is never split (RFC 5545, 3.1). */
function fold(line: string): string {
  let octets = 0;
  let folded = '';
  for (const character of line) {
    const size = utf8Length(character);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function utf8Length(character: string): number {
  return new TextEncoder().encode(character).length;
}
