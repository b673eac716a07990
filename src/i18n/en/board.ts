import type { BoardWords } from '../messages/board';
import { marked, quoted } from '../glossary';
import { once } from '../once';
import { text } from '../text';

const tries = once(() => new Intl.PluralRules('en'));

export const board: BoardWords = {
  rows: {
    'card-body': { name: 'The card itself', official: marked('card'), use: 'As proof of identity' },
    authentication: {
      name: 'Certificate for health insurance and log-in',
      official: marked('authenticationCertificate'),
      use: 'Health insurance, Mynaportal, convenience-store certificates',
    },
    signature: {
      name: 'Certificate for signing',
      official: marked('signatureCertificate'),
      use: 'e-Tax and other applications',
    },
  },
  states: {
    'not-past': 'Not past its date',
    'renew-now': 'You can renew now',
    past: 'Past its date',
    'not-yet': 'Not started yet',
    unknown: 'Not known yet',
    absent: 'Not on this card',
  },
  next: {
    'answer-stay': 'What to do next depends on whether your stay in Japan has an end date.',
    'renew-card':
      'Apply for a new card online, by post or at a photo booth. It takes about a month, and is free when the old one is expiring.',
    'renew-certificates':
      'Renew them at your municipal office, free of charge. Bring the card. You enter the PINs there; a forgotten one can be set anew.',
    'renew-after-stay':
      'When you have your new residence card, go to your municipal office before this date. A new residence card does not extend this card, and no letter is mailed to you.',
    'card-expired':
      'This card can no longer prove your identity. Apply for a new one; your municipal office tells you how.',
    'certificates-expired': 'New ones are issued at your municipal office, free of charge. Bring the card.',
    'enter-signature-password':
      'After a move or a change of name it may have ended before its date, unless it was renewed at the office. Seeing the date needs the password (6 to 16 letters and digits).',
    'check-clock': 'Its first day has not come yet. Please check that this device’s date is right.',
    'signature-absent':
      'There is no certificate for signing on this card (holder under 15, not wanted, or a face-authentication card).',
  },
  headline: {
    earliest: (date) => text`The first date to come is ${date}`,
    somePast: 'Something is past its date',
    allPast: 'All dates that are known have passed',
    none: 'No date is known yet',
  },
  readAt: (when) => text`Read on ${when}. It is gone when you close this page.`,
  typed: 'Reckoned from the dates you typed. No card was read.',
  saved: 'From the dates you saved. After renewing the card, read it again or type the new dates.',
  hidden: 'There is a date that has not been seen yet.',
  until: (date) => text`until ${date}`,
  atLatest: (date) => text`${date} at the latest`,
  provisional: 'As it stands before the whole certificate was read',
  unknownDate: {
    locked: 'Date not known yet',
    absent: 'Not on this card',
    unknown: 'Date not known yet',
  },
  absentFace: 'Not on this card. For a face-authentication card this is normal.',
  from: (date) => text`from ${date}`,
  renewFrom: (date) => text`Renewal from ${date}`,
  renewSince: (date) => text`Renewal since ${date}`,
  noBeginning: 'Its first day is not known',
  bar: (percent, inWindow) =>
    `${percent} % of its time has passed.${inWindow ? ' It can be renewed now.' : ''}`,
  barShort: 'Where today stands on the way to the date',
  stay: {
    question: 'Does your stay in Japan have an end date?',
    why: 'If it does, renewal works differently. Nationality is not read from the card, so we ask. The answer is kept only if you save.',
    permanent:
      'Japanese nationals, permanent and special permanent residents, and Highly Skilled Professionals (ii) answer “no”.',
    yes: 'Yes, it has an end date',
    no: 'No, it has none',
    change: 'Change the answer',
    answered: {
      'no-end': 'Shown for someone whose stay has no end date.',
      'has-end': 'Shown for someone whose stay has an end date.',
    },
  },
  insurance: (date) =>
    text`As a health insurance card it works until ${date}, without sharing your medical records. Please do not rely on it and go soon.`,
  enterPassword: 'Enter the password and see the date',
  save: 'Add to reminders',
  howTo: 'How to renew',
  print: 'Print',
  chip: {
    title: 'What is on the chip',
    lead: 'The tries are as the card told just now. Asking does not use any.',
    opensWith: (pin) => text`Opens with the ${pin}`,
    free: 'Can be seen without a PIN',
    tries: (left) => (tries().select(left) === 'one' ? `${left} try left` : `${left} tries left`),
    blocked: 'Locked',
    notThere: 'Not on this card',
    searching: 'Looking…',
    unasked: 'Not looked at',
    tiles: {
      certificates: { name: 'Certificate for log-in', about: 'Dates and issuer' },
      text: { name: 'Name, address, birth date, sex', about: 'Input assist application' },
      number: { name: 'My Number', about: 'Input assist application' },
      face: { name: 'Photo and images of the face', about: 'Card-face application' },
      signature: { name: 'Certificate for signing', about: 'Your name and address are written in it' },
      juki: { name: 'Resident register code', about: 'For the work of public offices' },
      licence: { name: 'Driving licence', about: 'Only if it was added to the card' },
    },
    pins: {
      authentication: { name: '4-digit log-in PIN', official: marked('authenticationPin') },
      signature: {
        name: 'signing password (6 to 16 letters and digits)',
        official: marked('signaturePin'),
      },
      text: { name: '4-digit PIN for name and address', official: marked('textPin') },
      juki: { name: '4-digit resident register PIN', official: marked('jukiPin') },
      licence: { name: '4-digit licence PIN', official: marked('licencePin') },
      face: {
        name: '4-digit PIN for name and address, or with check number B',
        official: marked('faceNumbers'),
      },
    },
  },
  locks: {
    title: 'About the lock',
    face: text`The 4-digit log-in PIN is locked and there is no certificate for signing. For a face-authentication card this is normal. Look whether ${quoted('faceAuthentication')} is printed on the front.`,
    faceBoth:
      'If it is not, the PIN was probably locked by wrong tries. Your municipal office can set it anew.',
    authentication:
      'The 4-digit log-in PIN is locked. Your municipal office can set it anew; if you know the signing password, a phone app and a convenience-store terminal can too. Waiting does not help.',
    signature:
      'The signing password is locked. Your municipal office can set it anew; if you know the 4-digit log-in PIN, a phone app and a convenience-store terminal can too. Waiting does not help.',
    text: 'The 4-digit PIN for name and address is locked. Your municipal office can set it anew. Waiting does not help.',
  },
  checks: {
    title: 'What was checked, and what cannot be',
    done: 'Checked',
    open: 'Not checked',
    read: 'The certificate was read to its end and has the form that it must have.',
    partly: 'The certificate was read only in part. Its dates are as written in that part.',
    counters: 'The card was asked how many tries are left. Asking does not use any.',
    body: 'Nothing vouches for the date of the card itself. Please compare it with the date printed on the front.',
    revoked: text`Whether something was revoked before its date cannot be known here. The official client software (${quoted('revocationCheck')}) and your municipal office can tell.`,
    typed: 'No card was read. Please compare the dates you typed with the card.',
  },
};
