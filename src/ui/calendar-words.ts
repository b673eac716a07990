import { type DateWords, join, type Messages, plain } from '../i18n';
import { calendarFile, type CalendarWords, type SavedCard } from '../reminders';
import { download } from './download';

/** An event says whose card, which date, and what to do from that day. */
function calendarWords({ board, reminders, app }: Messages, dates: DateWords): CalendarWords {
  return {
    summary: ({ card, rows, row, date, day }) => {
      const names = rows.map((one) => plain(board.rows[one].name)).join(' / ');
      const last = date.year === day.year && date.month === day.month && date.day === day.day;
      const what = last ? reminders.daysBefore(0) : board.states[row.state];
      return plain(join([card.label === '' ? app.name : card.label, ': ', names, ' - ', what]));
    },
    description: ({ row, date }) =>
      [board.until(dates.full(date)), ...(row.next === 'none' ? [] : [board.next[row.next]])]
        .map(plain)
        .join('\n'),
    cancelled: plain(reminders.calendar.cancelled),
  };
}

/** The calendar file of these cards, given to the person. `now` in milliseconds since 1970. */
export function downloadCalendar(
  cards: readonly SavedCard[],
  now: number,
  messages: Messages,
  dates: DateWords,
): void {
  download(
    'kigen.ics',
    'text/calendar;charset=utf-8',
    calendarFile(cards, now, calendarWords(messages, dates)),
  );
}
