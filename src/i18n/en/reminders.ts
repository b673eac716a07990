import type { ReminderWords, TypeWords } from '../messages/reminders';
import { marked, quoted } from '../glossary';
import { once } from '../once';
import { text } from '../text';
import { notify } from './notify';

const plural = once(() => new Intl.PluralRules('en'));

export const reminders: ReminderWords = {
  ...notify,
  title: 'Reminders',
  lead: 'When a date comes near, this app tells you when you open it.',
  empty: 'Nothing is saved yet. Read a card or type its dates, and you can save them here.',
  add: 'Add by typing dates',
  open: 'See the dates',
  edit: 'Change',
  remove: 'Delete',
  removeAll: 'Delete all',
  confirm: {
    one: (label) => text`Delete “${label}”?`,
    all: 'Delete all saved dates?',
    yes: 'Delete',
  },
  removed: 'Deleted.',
  life: 'When something changes in your life',
  dueTitle: (count) => (plural().select(count) === 'one' ? `${count} reminder` : `${count} reminders`),
  done: 'Done',
  snooze: 'In a week',
  daysBefore: (days) => {
    if (days === 0) return 'On the day';
    return plural().select(days) === 'one' ? `${days} day before` : `${days} days before`;
  },
  leadWindow: 'When renewal opens',
  renewed: 'Renewed',
  calendar: {
    title: 'Put them into your calendar',
    about:
      'Makes a file with an event for each day to remind you, saying what to do. Import it into your calendar. After a date changed, import it again and the events change with it.',
    alarms:
      'Some calendars, Google’s among them, drop alarms on import. That is why each day is an event of its own.',
    one: 'File for the calendar',
    all: 'File for the calendar, all cards',
    cancel: 'File that removes it from the calendar',
    cancelled: 'Cancelled',
  },
  backup: {
    title: 'Export and restore',
    about:
      'Should the browser delete what is saved, this file brings it back. It holds dates, labels, the days to remind you and the answers about your stay.',
    save: 'Export to a file',
    load: 'Restore from a file',
    loaded: (count) =>
      plural().select(count) === 'one' ? `${count} card was restored.` : `${count} cards were restored.`,
  },
  notify: {
    title: 'Notifications',
    about: 'When the app is installed, the browser can look at the dates now and then and notify you.',
    limits:
      'The browser decides when: about once a day at most, only with a network and while it runs. It may never happen, so please use the calendar as well.',
    ask: 'Ask for notifications',
    stop: 'Stop notifications',
    states: {
      on: 'Notifications are asked for.',
      off: 'Not asked for yet.',
      denied: 'The browser does not allow notifications. Its settings for this site can change that.',
      'not-installed': 'Installing the app may make this possible.',
      unsupported: 'This browser cannot do it.',
    },
  },
  dialog: {
    title: 'Add to reminders',
    editTitle: 'Change the reminder',
    into: 'Where to save them',
    intoNew: 'As a new card',
    same: 'A saved card has the same dates. If it is the same card, it is updated.',
    label: 'A name for it (optional)',
    labelHint: 'For example: my card, mother’s card. Choose one that others may see.',
    leads: (date) => text`When to remind you of ${date}`,
    what: 'Only the dates, this name, the days to remind you and your answer about your stay are saved. No name, address, number or certificate is.',
    tells: 'The dates follow the holder’s birthday, so the month and day of birth can be read from them.',
    device: 'They are saved in this browser on this device alone. Others who use it can see them.',
    save: 'Save',
    saved: 'Saved.',
    savedAgain: 'Changed.',
    persisted: 'The browser answered that it will not delete this data by itself.',
    notPersisted:
      'The browser may delete this data when space runs low. Installing the app makes that less likely.',
  },
};

export const type: TypeWords = {
  title: 'Type the dates on its face',
  lead: 'Enter the dates as they are printed on the front of the card. One of them is enough.',
  body: {
    legend: 'Expiry of the card itself',
    hint: text`On the side with the photo, before the words ${quoted('validUntil')}.`,
  },
  certificates: {
    legend: 'Expiry of the electronic certificates',
    hint: text`On the same side, in the box ${quoted('certificatesBox')}. It may be written by hand, or empty.`,
  },
  faces: {
    newer: 'Cards since about December 2024: 1 is the card itself, 2 the certificates.',
    older: 'Older cards: 2 is written by hand. If the note field below has a newer date, it is 1.',
  },
  note: text`If a newer date is written in the note field (${marked('noteField')}), that one counts.`,
  era: 'Calendar',
  eras: {
    western: 'Western',
    reiwa: text`Reiwa (${marked('reiwa')})`,
    heisei: text`Heisei (${marked('heisei')})`,
  },
  year: 'Year',
  month: 'Month',
  day: 'Day',
  optional: 'optional',
  show: 'Show the dates',
  change: 'Change the dates',
  summary: (count) =>
    plural().select(count) === 'one' ? 'One thing needs another look' : `${count} things need another look`,
  nothing: 'Please enter at least one date.',
  problems: {
    incomplete: 'Please enter year, month and day.',
    number: 'Please use digits for year, month and day.',
    'western-year': 'A western year has four digits (for example 2027). For a Japanese year choose “Reiwa”.',
    'era-year': 'This year is too large for a Japanese era. For a western year choose “Western”.',
    'no-such-day': 'There is no such date. Please look at month and day again.',
    far: 'This date is too far off for a card. Please look at the year again.',
  },
};
