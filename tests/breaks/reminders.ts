import type { Break } from '../support/proof';

const RULES = { file: 'src/reminders/rules.ts', test: 'tests/reminders/rules.test.ts' };
const BOARD = { file: 'src/reminders/board.ts', test: 'tests/reminders/board.test.ts' };
const SCHEDULE = { file: 'src/reminders/schedule.ts', test: 'tests/reminders/schedule.test.ts' };
const CALENDAR = { file: 'src/reminders/calendar.ts', test: 'tests/reminders/calendar.test.ts' };
const STORE = { file: 'src/reminders/store.ts', test: 'tests/reminders/store.test.ts' };

/** One line broken for each rule of the reminders. */
export const reminderBreaks: readonly Break[] = [
  {
    ...RULES,
    rule: 'the window opens the day after the date three months before',
    find: 'addDays(before, 1)',
    replace: 'before',
    name: 'expires 2027-05-20',
  },
  {
    ...RULES,
    rule: 'where that day does not exist, the 1st of the month after',
    find: 'firstOfMonth(expiry, -2)',
    replace: 'firstOfMonth(expiry, -3)',
    name: 'expires 2027-05-31',
  },
  {
    ...RULES,
    rule: 'insurance use: three months from the end of the month',
    find: 'firstOfMonth(expiry, 4)',
    replace: 'firstOfMonth(expiry, 3)',
    name: 'lapsed 2026-11-10',
  },
  {
    ...BOARD,
    rule: 'the day itself is not past',
    find: 'if (dated.daysLeft < 0)',
    replace: 'if (dated.daysLeft <= 0)',
    name: 'both sides of each midnight in Japan',
  },
  {
    ...BOARD,
    rule: '"at the latest" is never called not past',
    find: "known.kind === 'date' ? 'not-past' : 'unknown'",
    replace: "'not-past'",
    name: 'at the latest',
  },
  {
    ...BOARD,
    rule: 'renew now waits for the answer about the stay',
    find: "reached(renewFrom) ? 'answer-stay' : 'none'",
    replace: "'none'",
    name: 'within three months it stays not past, and asks',
  },
  {
    ...SCHEDULE,
    rule: 'what is done does not come back',
    find: '!done && ',
    replace: '',
    name: 'what is done does not come back',
  },
  {
    ...CALENDAR,
    rule: 'RFC 5545, 3.1: 75 octets a line',
    find: 'octets + size > 75',
    replace: 'octets + size > 76',
    name: 'no line is longer than 75 octets',
  },
  {
    ...CALENDAR,
    rule: 'RFC 5545, 3.6.1: an all-day event ends the next day',
    find: 'addDays(day, 1)',
    replace: 'day',
    name: 'all-day event on each lead day',
  },
  {
    ...STORE,
    rule: 'a tab of an older version lets go',
    find: '(event.target as IDBDatabase).close();',
    replace: '',
    name: 'a newer version upgrades while an older tab is open',
  },
];
