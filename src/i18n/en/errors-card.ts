import type { ErrorWordsOf } from '../messages/errors';

const unchanged = 'The data on the card has not changed.';
const again = 'Lay the card down again and read once more.';

export const readerErrors: ErrorWordsOf<'reader'> = {
  'reader/level-unsupported': {
    title: 'This version does not know this reader’s way of talking yet',
    what: 'The card reader was opened, but it talks to cards in a way that this version does not use.',
    card: unchanged,
    next: 'Use another card reader, or type the dates on the card’s face.',
  },
  'reader/no-card': {
    title: 'There is no card',
    what: 'No card was found on the card reader.',
    card: unchanged,
    next: 'Lay the card on the reader and read once more.',
  },
  'reader/card-removed': {
    title: 'The card moved away',
    what: 'The card left the card reader before reading had finished.',
    card: unchanged,
    next: 'Lay the card on the reader and read once more.',
  },
  'reader/card-mute': {
    title: 'The card does not answer',
    what: 'There is a card, but it did not answer. Most often it lies the wrong way round or a little off its place.',
    card: unchanged,
    next: 'Turn or move the card and read once more.',
  },
  'reader/card-unsupported': {
    title: 'We cannot talk to this card',
    what: 'The card answers in a way that this app cannot use.',
    card: unchanged,
    next: 'See whether it is your My Number Card, and read once more.',
  },
  'reader/silent': {
    title: 'The card reader fell silent',
    what: 'We waited, but no answer came from the card reader.',
    card: unchanged,
    next: 'Plug the cable in again and read once more.',
  },
  'reader/time-limit': {
    title: 'It took too long',
    what: 'The card reader kept asking for more time, so we stopped.',
    card: unchanged,
    next: again,
  },
  'reader/protocol': {
    title: 'The card reader’s answer breaks its rules',
    what: 'The card reader gave an answer that it may not give.',
    card: unchanged,
    next: 'Plug the cable in again and read once more.',
  },
  'reader/command-failed': {
    title: 'The card reader reports a failure',
    what: 'The card reader answered that it could not do what was asked.',
    card: unchanged,
    next: again,
  },
  'reader/busy': {
    title: 'The card reader is busy',
    what: 'The card reader answered that it is doing something else.',
    card: unchanged,
    next: 'Wait a little and read once more.',
  },
  'reader/hardware': {
    title: 'The card reader reports a fault',
    what: 'The card reader tells of a fault of its own.',
    card: unchanged,
    next: 'Plug the cable in again and read once more. If it comes back, use another card reader.',
  },
  'reader/too-long': {
    title: 'Too long for this card reader',
    what: 'What was to be sent is longer than this card reader takes. It was not sent.',
    card: unchanged,
    next: 'Please use another card reader.',
  },
};

export const linkErrors: ErrorWordsOf<'atr' | 'tlv' | 'block' | 't0' | 'apdu'> = {
  'atr/malformed': {
    title: 'The card’s first greeting cannot be read',
    what: 'The card’s answer to being powered was not as it should be.',
    card: unchanged,
    next: again,
  },
  'tlv/malformed': {
    title: 'Data on the card has another form',
    what: 'Data from the card was not divided as it should be.',
    card: unchanged,
    next: again,
  },
  'block/failed': {
    title: 'The talk with the card broke off',
    what: 'It was tried several times, but the card could not be understood.',
    card: unchanged,
    next: again,
  },
  't0/malformed': {
    title: 'The card’s answer breaks its rules',
    what: 'The card gave an answer that it may not give.',
    card: unchanged,
    next: again,
  },
  'apdu/malformed': {
    title: 'The card’s reply was too short',
    what: 'The card’s reply was too short to be one.',
    card: unchanged,
    next: again,
  },
};

export const cardErrors: ErrorWordsOf<'card' | 'pki'> = {
  'card/other-card': {
    title: 'This does not seem to be a My Number Card',
    what: 'The card could be read, but it holds nothing of a My Number Card.',
    card: unchanged,
    next: 'Lay your My Number Card on the reader and read once more.',
  },
  'card/status': {
    title: 'The card did not let us read',
    what: 'The card did not hand over the data that was asked for.',
    card: unchanged,
    next: again,
  },
  'card/malformed': {
    title: 'What is on the card is not of a form we know',
    what: 'There was a date that does not exist, or a form that is not known. What is not understood is not shown.',
    card: unchanged,
    next: 'Please read once more. If it is the same, type the dates on the card’s face.',
  },
  'card/counter-moved': {
    title: 'We stopped asking for the tries',
    what: 'The tries seemed to go down although they were only asked for. To be safe, this card is not asked again.',
    card: 'This app has sent no PIN. Please see whether another program is using the card.',
    next: 'Close other programs. The dates can be read without a PIN.',
  },
  'card/pin-format': {
    title: 'This PIN has another form',
    what: 'Its characters or its length are not those of this PIN. It was not sent to the card.',
    card: 'No try was used.',
    next: 'Look at the rule and enter it again.',
  },
  'card/pin-wrong': {
    title: 'The PIN was wrong',
    what: 'The card answered that this is not the PIN.',
    card: 'One try was used. The right PIN brings them all back.',
    next: 'Take your time and make sure which PIN it is. If you are not certain, stop here.',
  },
  'card/pin-blocked': {
    title: 'This PIN is locked',
    what: 'After too many wrong tries this PIN can no longer be used.',
    card: 'The dates can be read without a PIN. Waiting does not unlock it.',
    next: 'Set it anew at your municipal office. Bring the card.',
  },
  'card/pin-uncertain': {
    title: 'A try may have been used',
    what: 'The connection broke while a PIN was being checked. It is not known whether it reached the card.',
    card: 'One try may have been used. It is never sent again by itself.',
    next: 'Read once more to see how many tries are left.',
  },
  'card/change-uncertain': {
    title: 'It is not known whether the PIN was changed',
    what: 'The connection broke before the card answered the change. The new PIN was not tried: that could have cost a try.',
    card: 'Either the old or the new PIN is the right one. No try was lost by this.',
    next: 'Read once more and look at the tries. Try the new PIN first, then the old one, or ask at your municipal office.',
  },
  'card/change-unproved': {
    title: 'The new PIN could not be proved',
    what: 'The card accepted the change, but entering the new PIN as a proof did not succeed.',
    card: 'The new PIN is probably the right one. The proof may have cost one try.',
    next: 'Read once more and look at the tries before you enter it again.',
  },
  'card/number-refused': {
    title: 'The number on the chip does not open the card’s face',
    what: 'The 4-digit PIN was not the reason. The number that the chip holds was not accepted by its other part, and is not sent there again.',
    card: 'At most one of the ten tries of that number was used.',
    next: 'You can try the number printed on the card. Your municipal office can look into it.',
  },
  'pki/malformed': {
    title: 'The certificate is not of a form we know',
    what: 'The certificate could not be read by the rules. No date is taken from what cannot be read.',
    card: unchanged,
    next: 'Please read once more. If it is the same, type the dates on the card’s face.',
  },
};

export const sessionErrors: ErrorWordsOf<'session'> = {
  'session/cancelled': {
    title: 'Reading was stopped',
    what: 'You chose to stop.',
    card: 'The data on the card has not changed. You may take the card away.',
    next: 'Start again whenever you like.',
  },
  'session/other-tab': {
    title: 'Another tab is using it',
    what: 'Another tab of this app is using the card reader.',
    card: unchanged,
    next: 'Close the other tab or let it finish, and read once more.',
  },
};
