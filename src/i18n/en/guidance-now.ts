import { spoken } from '../glossary';
import type { GuidanceWords } from '../messages/guidance';
import { text } from '../text';

const office = 'Your municipal office (some want a booking)';
const holder =
  'You (under 15: a legal representative). A proxy needs the form that came with the notice and the PINs in a sealed envelope';
const nothing = 'Nothing';

export const now: GuidanceWords['now'] = {
  'renew-card': {
    who: 'You (under 15: a legal representative)',
    where: 'Apply online, by post or at a photo booth. Collect it at your municipal office',
    from: (date) => (date === undefined ? 'The day after the date three months before' : text`From ${date}`),
    bring: 'To collect it: the old card and the letter that came',
    cost: 'Free when the old card is expiring',
    time: 'About a month',
    stops: 'Nothing until the date. After it, the card no longer proves who you are',
    goesOn: 'The old card, until you collect the new one. Certificates on a phone must be added again',
  },
  'renew-certificates': {
    who: holder,
    where: text`${office}. In places a post office`,
    from: (date) => (date === undefined ? 'The day after the date three months before' : text`From ${date}`),
    bring: 'The card. You enter the PINs there (a forgotten one is set anew)',
    cost: 'Free',
    time: 'The same day. Not on the Sunday after the third Saturday',
    stops: 'Nothing until the date',
    goesOn: 'The new ones run to the 6th birthday. The date of the card itself stays',
    say: spoken('sayRenew'),
  },
  'stay-ends': {
    who: 'You (under 15: a legal representative)',
    where: office,
    from: (date) =>
      date === undefined
        ? 'From the day you have the new residence card, until the old date'
        : text`From the day you have the new residence card, until ${date}`,
    bring:
      'The new residence card (or the “pending” stamp, or the receipt of the online application) and your My Number Card',
    cost: 'Free. Once the date has passed, about 1,000 yen',
    time: 'The same day. Once the date has passed, about a month',
    stops: 'Past the date, the card and all certificates; for insurance you need another confirmation',
    goesOn: 'Everything until the date',
    say: spoken('sayStay'),
  },
  'card-expired': {
    who: 'You (under 15: a legal representative)',
    where: 'Apply online, by post or at a photo booth. Collect it at your municipal office',
    from: () => 'Today',
    bring: 'To collect it: other proof of who you are and the letter that came',
    cost: 'Often free; about 1,000 yen after the end of a stay. The office can tell',
    time: 'About a month',
    stops: 'Proof of identity, convenience-store certificates, e-Tax, Mynaportal',
    goesOn: 'Health insurance may go on for a while. Do not rely on it; ask your insurer',
  },
  'certificates-expired': {
    who: holder,
    where: office,
    from: () => 'Today',
    bring: 'The card. You enter the PINs there (a forgotten one is set anew)',
    cost: 'Free',
    time: 'The same day',
    stops: 'Convenience-store certificates, Mynaportal, e-Tax',
    goesOn:
      'The card as proof of identity. Health insurance until the end of the third month after (medical records are not shared)',
    say: spoken('sayRenew'),
  },
  'signature-hidden': {
    who: holder,
    where: office,
    from: () => 'After a move or a change of name, or when you know that it was revoked',
    bring: 'The card. You set the signing password there',
    cost: 'Free',
    time: 'The same day',
    stops: 'If it was revoked, only signing (e-Tax and the like)',
    goesOn: 'Health insurance, Mynaportal, convenience-store certificates',
    say: spoken('saySignature'),
  },
  'signature-absent': {
    who: 'Whoever wants one, from 15. Not with a face-authentication card',
    where: office,
    from: () => 'From the 15th birthday',
    bring: 'The card',
    cost: 'Free',
    time: 'The same day',
    stops: 'Only signing (e-Tax and the like)',
    goesOn: 'Health insurance, Mynaportal, convenience-store certificates',
    say: spoken('saySignature'),
  },
  wait: {
    who: 'Nobody needs to do anything now',
    where: nothing,
    from: (date) =>
      date === undefined
        ? 'Renewal opens the day after the date three months before'
        : text`Renewal opens on ${date}`,
    bring: nothing,
    cost: nothing,
    time: nothing,
    stops: nothing,
    goesOn: 'Everything, until midnight in Japan at the end of the day',
  },
};
