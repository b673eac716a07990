import type { AppWords, FirstWords, ReadWords } from '../messages/app';

export const app: AppWords = {
  name: 'Kigen',
  notGovernment: 'This is not a government service',
  runBy: (name) => `This copy is run by ${name}`,
  shared: {
    title: 'Other pages share this address',
    why: 'Other pages at the same address can use what is saved here and the permission for the card reader. Enter a PIN only where this app has an address of its own.',
  },
  skip: 'Skip to content',
  loading: 'Opening…',
  nav: {
    label: 'Main pages',
    reminders: 'Reminders',
    readers: 'Card readers',
    help: 'Help',
    lost: 'Lost card',
    languages: 'Language',
    furigana: 'Furigana',
  },
  footer: {
    stays: 'What is read from a card never leaves this device.',
    kept: 'Only dates that you choose to save are kept, with their reminders.',
    made: 'Kigen is free software for personal use, made and endorsed by no government.',
  },
  update: {
    ready: 'A new version is ready.',
    apply: 'Use the new version',
    later: 'Later',
    busy: 'A read or something half typed is still open. Finish it, then press again.',
  },
  install: {
    offer: 'You can install this app',
    why: 'It opens without a network, and your reminders are safer.',
    button: 'Install',
    later: 'Later',
  },
  framed: {
    title: 'Please open this page by itself',
    why: 'It is shown inside another page. To be safe, no card is read here.',
    open: 'Open in a new tab',
  },
  lostScreen: {
    title: 'Page not found',
    why: 'The address may have changed, or may be mistyped.',
    back: 'To the first screen',
  },
  signing: { sign: 'Sign a document', verify: 'Check a signature' },
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
};

export const first: FirstWords = {
  question: 'When does this card expire?',
  lead: 'A My Number Card has two expiry dates: the card itself, and the electronic certificates inside. There are three ways to see them.',
  doors: {
    read: {
      name: 'Read it with a card reader',
      about: 'Lay the card on a USB card reader. No PIN is used.',
      go: 'Start reading',
    },
    type: {
      name: 'Type the dates on its face',
      about: 'Enter the dates printed on the front of the card. No card reader needed.',
      go: 'Enter dates',
    },
    demo: {
      name: 'Try the demo',
      about: 'See how it works with the card of an invented person.',
      go: 'Open the demo',
    },
  },
  noReader: 'A card reader cannot be used here. Typing the dates works right away.',
  saved: { title: 'Saved dates', all: 'See all', lost: 'The saved dates could not be opened.' },
  promises: [
    { title: 'Nothing is sent', about: 'Reading and reckoning happen in this browser alone.' },
    { title: 'No PIN needed', about: 'Seeing the expiry dates uses no PIN.' },
    { title: 'Works offline', about: 'Open it once, and it works without a network from then on.' },
  ],
};

export const read: ReadWords = {
  title: 'Read with a card reader',
  ready: 'Connect your card reader by USB and press “Start reading”. No PIN is used.',
  start: 'Start reading',
  another: 'Use another card reader',
  phases: {
    choosing: 'Choose your card reader',
    opening: 'Opening the card reader',
    'waiting-for-card': 'Lay your card on the reader',
    reading: 'Reading',
    further: 'Looking at the rest',
  },
  hints: {
    choosing: 'The browser shows a small window with your card reader’s name. Choose it and press “Connect”.',
    opening: 'This may take a few seconds.',
    'waiting-for-card':
      'On a flat reader, lay it in the middle. In a slot, push it all the way in with the chip first.',
    reading: 'Please do not move the card.',
    further: 'The dates are here already. Please leave the card where it is.',
  },
  progress: (done, of) => `${done} of ${of} steps`,
  done: 'Reading has finished',
  stop: 'Stop reading',
  stopped: {
    title: 'Reading was stopped',
    about: 'The data on the card has not changed. You may take the card away.',
  },
  again: 'Read again',
  forget: 'Clear what was read',
  partial: 'Only a part could be read. What you see below is as far as it went.',
  kinds: {
    phone: {
      title: 'This seems to be a phone',
      about:
        'Certificates on a phone were found, not a card. Their dates need the PIN that was set on the phone. To see the dates of the card, lay the card itself on the reader.',
    },
    'old-resident': {
      title: 'This seems to be a Basic Resident Register Card',
      about: 'That is the card used before the My Number Card. This app looks at My Number Cards only.',
    },
  },
  actions: {
    retry: 'Read again',
    choose: 'Choose a card reader',
    type: 'Type the dates on its face',
    readers: 'See which readers work',
    reload: 'Open the page again',
    alone: 'Open in a new tab',
    reminders: 'To the reminders',
    home: 'To the first screen',
  },
  otherWay: 'Type the dates on its face instead',
  about: {
    title: 'About this message',
    lead: 'This message may appear while reading a card or saving a date.',
    heads: { what: 'What happened', card: 'What it means for the card', next: 'What to do next' },
  },
};
