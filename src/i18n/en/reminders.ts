import type { ReminderWords, TypeWords } from '../messages/reminders';
import { marked, quoted } from '../glossary';
import { text } from '../text';

const plural = new Intl.PluralRules('en');

export const reminders: ReminderWords = {
  title: 'Reminders',
  lead: 'When a date comes near, this app tells you when you open it.',
  empty: 'Nothing is saved yet. Read a card or type its dates, and you can save them here.',
  add: 'Add by typing dates',
  unnamed: 'Card without a name',
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
  dueTitle: (count) => (plural.select(count) === 'one' ? `${count} reminder` : `${count} reminders`),
  due: {
    'card-body': (when) => text`The card itself: ${when}`,
    authentication: (when) => text`Certificate for health insurance and log-in: ${when}`,
    signature: (when) => text`Certificate for signing: ${when}`,
  },
  done: 'Done',
  snooze: 'In a week',
  daysBefore: (days) => {
    if (days === 0) return 'On the day';
    return plural.select(days) === 'one' ? `${days} day before` : `${days} days before`;
  },
  leadWindow: 'When renewal opens',
  dialog: {
    title: 'Add to reminders',
    editTitle: 'Change the reminder',
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
    plural.select(count) === 'one' ? 'One thing needs another look' : `${count} things need another look`,
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
