import { marked, quoted } from '../glossary';
import type { LifeWords } from '../messages/guidance';
import { text } from '../text';

export const life: LifeWords = {
  title: 'Your own days',
  lead: 'What you enter here is used for this page alone and saved nowhere.',
  fields: {
    moved: { legend: 'The day you moved in', hint: 'Leave it empty if you have not moved yet.' },
    planned: { legend: 'The day you had planned to move', hint: 'As you wrote it when you moved out.' },
    reported: {
      legend: 'The day you reported moving in',
      hint: 'Leave it empty if you have not been there yet.',
    },
    departure: { legend: 'The day you plan to leave', hint: 'The departure that you report at the office.' },
    cardEnd: { legend: 'Expiry of the card itself', hint: 'For renewing it while you live abroad.' },
    birth: { legend: 'The child’s date of birth', hint: 'It goes into the calendar file alone.' },
  },
  show: 'Show the days',
  days: {
    report: {
      name: 'Last day to report moving in',
      what: 'Report at your new municipal office and bring the card. After this day the card dies.',
    },
    'continued-use': {
      name: text`Last day for continued use (${marked('continuedUse')})`,
      what: 'Have the card’s continued use arranged at the office. After this day the card dies.',
    },
    'before-departure': {
      name: 'Last day before you leave',
      what: text`By the end of this day in Japan, have continued use (${marked('continuedUse')}) arranged at the office. The certificates end and are issued anew.`,
    },
    'renewal-abroad': {
      name: 'Begin with a new card abroad',
      what: 'Six months before the card ends. A new one takes three months or more; you can apply online.',
    },
    fifteen: {
      name: '15th birthday',
      what: 'From this day a certificate for signing can be asked for at the office. It does not come by itself.',
    },
  },
  past: 'This day has passed. Ask the office at once.',
  estimate: 'Born on 29 February: an estimate, please ask the office.',
  once: 'Each day becomes an event, the last days a week ahead as well. Nothing is saved, so a later file cannot change these events.',
  changes: {
    question: 'What changes?',
    kinds: { name: 'Name', address: 'Address', birth: 'Date of birth', sex: 'Sex' },
    ends: 'The certificate for signing ends at once, before its date. Ask for a new one at the office.',
    goesOn: 'The certificate for health insurance and log-in goes on.',
  },
  licence: {
    reason: 'Why do you need a new card?',
    reasons: {
      expiry: 'The old one expires',
      'note-field-full': text`Its note field (${marked('noteField')}) is full`,
      loss: 'It was lost',
      lapse: 'Its date has passed',
      other: 'Another reason',
    },
    way: 'How do you apply?',
    ways: {
      online: 'Online',
      post: 'By post',
      counter: 'At a counter',
      booth: 'At a photo booth',
      express: text`Express issue (${marked('express')})`,
    },
    checks: {
      continuedUseChosen: text`I choose ${quoted('licenceBox')} in the application`,
      certificateAtPolice: 'I gave the signing certificate to the police before',
      newCertificate: 'I ask for a signing certificate on the new card',
    },
    carried: 'By these answers the licence is carried over to the new card.',
    missing:
      'By these answers the licence is not carried over. Ask the police before you apply. What is missing:',
    missingOf: {
      reason: 'The old card must be expiring, or its note field be full.',
      way: 'You must apply online.',
      continuedUseChosen: text`${quoted('licenceBox')} must be chosen.`,
      certificateAtPolice: 'The signing certificate must have been given to the police before.',
      newCertificate: 'A signing certificate must be asked for on the new card.',
    },
  },
};
