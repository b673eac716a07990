import type { ErrorWordsOf } from '../messages/errors';

const unchanged = 'The data on the card has not changed.';
const untouched = 'Nothing has been sent to the card yet.';

export const appErrors: ErrorWordsOf<'app'> = {
  'app/unexpected': {
    title: 'Something unforeseen happened',
    what: 'Something that was not planned for happened inside this app. It is not your fault.',
    card: unchanged,
    next: 'Please try again. If it comes back, open the page again.',
  },
};

export const browserErrors: ErrorWordsOf<'browser'> = {
  'browser/no-webusb': {
    title: 'This browser cannot use a card reader',
    what: 'Card readers work in Chrome and Edge on a computer or on Android. They do not in Firefox, in Safari or on an iPhone.',
    card: 'Reminders and typed dates work in this browser too.',
    next: 'Type the dates on the card’s face, and you see the same board.',
  },
  'browser/not-secure': {
    title: 'This page was not opened securely',
    what: 'Its address does not begin with https://, so the browser keeps card readers from it.',
    card: untouched,
    next: 'Open it with an address that begins with https://, or type the dates on the card’s face.',
  },
  'browser/framed': {
    title: 'This page is shown inside another page',
    what: 'To be safe, no card reader and no PIN is used inside another page.',
    card: untouched,
    next: 'Open this page by itself in a new tab.',
  },
  'browser/too-old': {
    title: 'This browser seems to be an old one',
    what: 'A card reader needs Chrome or Edge, version 120 or later.',
    card: 'Reminders and typed dates work as it is.',
    next: 'Type the dates on the card’s face, or bring the browser up to date and come back.',
  },
};

export const bytesErrors: ErrorWordsOf<'bytes'> = {
  'bytes/short': {
    title: 'An answer ended too early',
    what: 'The data that came was shorter than it said.',
    card: unchanged,
    next: 'Lay the card down again and read once more.',
  },
  'bytes/hex': {
    title: 'Some data is not written as it should be',
    what: 'Data written in digits could not be read.',
    card: unchanged,
    next: 'Please read once more.',
  },
};

export const usbErrors: ErrorWordsOf<'usb'> = {
  'usb/chooser-closed': {
    title: 'No card reader was chosen',
    what: 'The window for choosing was closed without a choice.',
    card: untouched,
    next: 'Connect your card reader and choose again.',
  },
  'usb/chooser-blocked': {
    title: 'The window for choosing closed at once',
    what: 'It did not open, or was closed at once. At work or school an administrator may have switched USB off.',
    card: untouched,
    next: 'Choose again. If nothing changes, type the dates on the card’s face.',
  },
  'usb/access-denied': {
    title: 'The card reader could not be opened',
    what: 'The computer did not let the browser use this card reader. Drivers or permissions decide that.',
    card: untouched,
    next: 'See the page about card readers for what to do on your computer.',
  },
  'usb/protected-class': {
    title: 'Web pages cannot use this card reader',
    what: 'The card reader was found, but browsers keep this kind from web pages. It is not broken, and your settings are not at fault.',
    card: untouched,
    next: 'Type the dates on the card’s face, and you see the same board.',
  },
  'usb/busy': {
    title: 'Something else is using the card reader',
    what: 'Another program or tab seems to use this card reader.',
    card: unchanged,
    next: 'Close the other program or tab and read once more.',
  },
  'usb/disconnected': {
    title: 'The card reader was unplugged',
    what: 'The connection to the card reader broke on the way.',
    card: unchanged,
    next: 'Plug the cable in again and read once more.',
  },
  'usb/stalled': {
    title: 'The card reader stopped',
    what: 'The card reader stopped answering on the way.',
    card: unchanged,
    next: 'Please read once more. If it comes back, plug the cable in again.',
  },
  'usb/babble': {
    title: 'The card reader’s answer was too long',
    what: 'The card reader sent more data than it may.',
    card: unchanged,
    next: 'Plug the cable in again and read once more.',
  },
  'usb/transfer-failed': {
    title: 'Talking to the card reader failed',
    what: 'Data stopped coming on the way.',
    card: unchanged,
    next: 'Please read once more. If it comes back, plug the cable in again.',
  },
  'usb/silent': {
    title: 'The card reader does not answer',
    what: 'We waited, but no answer came from the card reader.',
    card: unchanged,
    next: 'Plug the cable in again and read once more.',
  },
  'usb/descriptor': {
    title: 'The card reader does not describe itself well',
    what: 'What the card reader tells about itself is not as it should be.',
    card: untouched,
    next: 'Choose another card reader, or type the dates on the card’s face.',
  },
  'usb/not-a-reader': {
    title: 'We do not know how to use this device',
    what: 'The device you chose is not a card reader that this app knows.',
    card: untouched,
    next: 'Choose another device.',
  },
};

export const storageErrors: ErrorWordsOf<'storage'> = {
  'storage/forbidden': {
    title: 'This browser cannot save',
    what: 'The browser does not let this page keep data: a private window, or a setting.',
    card: 'Nothing was saved. The dates you see now stay on the screen.',
    next: 'Saving may work in an ordinary window.',
  },
  'storage/full': {
    title: 'There is no space to save',
    what: 'This device, or its browser, has too little space left.',
    card: 'What was saved before is still there.',
    next: 'Make some space on the device and save again.',
  },
  'storage/newer': {
    title: 'It was saved by a newer version',
    what: 'The saved dates have the form of a newer version of this app.',
    card: 'Nothing is lost. This version only cannot open it.',
    next: 'Open the page again to get the new version.',
  },
  'storage/blocked': {
    title: 'Another tab holds the saved dates',
    what: 'An older version of this page is open in another tab, so what is saved cannot be brought up to date.',
    card: 'What was saved is still there.',
    next: 'Close the other tabs of this app and open the page again.',
  },
  'storage/failed': {
    title: 'The saved dates could not be reached',
    what: 'The browser’s storage could not be read or written.',
    card: 'What was saved before has not been touched.',
    next: 'Please try again. If it comes back, open the page again.',
  },
  'storage/entry': {
    title: 'A part of what is saved cannot be read',
    what: 'Among the saved dates there is something that is not as it should be.',
    card: 'The other dates work as before.',
    next: 'Open the reminders and enter what is missing again.',
  },
  'storage/evicted': {
    title: 'The browser has deleted the saved dates',
    what: 'Saved dates that were there are gone. A browser may delete them by itself, for example when space runs low.',
    card: 'Nothing happened to the card. If you exported a file, it brings everything back.',
    next: 'Open the reminders and restore them from the file, or enter the dates again.',
  },
  'storage/file': {
    title: 'This file cannot be read',
    what: 'The file is damaged, or it was not exported by this app.',
    card: 'Nothing was taken in. What is saved stays as it is.',
    next: 'Choose another file.',
  },
  'storage/file-newer': {
    title: 'This file comes from a newer version',
    what: 'It was exported by a newer version of this app.',
    card: 'Nothing was taken in. What is saved stays as it is.',
    next: 'Open the page again to get the new version, then restore the file.',
  },
};
