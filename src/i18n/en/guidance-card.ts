import { marked, quoted, spoken } from '../glossary';
import type { GuidePage, Topic } from '../messages/guidance';
import { text } from '../text';

type CardTopic = Extract<Topic, 'card' | 'dates' | 'chip' | 'apply' | 'renew' | 'expired'>;

/** The card itself: dates, chip, applying, renewing. */
export const cardPages: Record<CardTopic, GuidePage> = {
  card: {
    lead: 'A plastic card with your photo, given free of charge to residents who apply for it.',
    parts: [
      {
        title: 'What it does',
        list: [
          'Front: name, address, date of birth, sex and photo. It proves who you are.',
          'Back: the 12 digits of your My Number, for procedures that a law or an ordinance names.',
          'Chip: proves online, or at a machine, that it is you.',
        ],
        sources: ['agency'],
      },
      {
        title: 'Two dates',
        body: [
          'The end of the card itself is printed on the front. The end of the electronic certificates stands in a box on the front, or in Mynaportal. They may differ.',
        ],
        sources: ['agency'],
      },
    ],
  },
  dates: {
    lead: 'The date on the card is the right one. The rules here only explain it.',
    parts: [
      {
        title: 'The card itself',
        list: [
          '18 or older when it was issued: until the 10th birthday after. Younger: until the 5th.',
          'Applied for by 31 March 2022: the line was at 20, so someone of 18 or 19 then has the 5th birthday.',
        ],
        sources: ['offices'],
      },
      {
        title: 'The certificates',
        list: [
          'Until the 5th birthday at any age, and never past the end of the card itself.',
          'Renewed while the window is open, the new ones run to the 6th birthday: going early costs you no time.',
          'The certificate for signing never runs longer than the one for log-in.',
        ],
        sources: ['offices'],
      },
      {
        title: 'The last day',
        list: [
          'It works until the end of that day in Japan, midnight Japan time.',
          'Born on 29 February? Public pages do not say which day a card prints in other years. Our estimate is 28 February; please look at the card.',
        ],
        sources: ['inferred'],
      },
      {
        title: 'Where it is written',
        list: [
          'Cards since about December 2024 print the certificates’ end in a box on the front. On older ones it is written by hand.',
          text`If a newer date is written in the note field (${marked('noteField')}), that one counts.`,
        ],
        sources: ['one-page'],
      },
      {
        title: 'Expired or revoked',
        list: [
          text`Expired (${marked('expired')}): the date has passed. This app can tell.`,
          text`Revoked (${marked('revoked')}): it ended before its date, for example after moving, a change of name, or a report of loss. This app cannot tell.`,
          text`Who can: the official client software (${quoted('client')}, ${quoted('revocationCheck')}) or your municipal office.`,
        ],
        sources: ['offices'],
      },
    ],
  },
  chip: {
    lead: 'Only the least that is needed is recorded. Software that shows it can look at it; this app is one.',
    parts: [
      {
        title: 'What is on it',
        list: [
          'Certificates: one for signing (your name, address, date of birth and sex are written in it; for e-Tax and applications) and one for log-in (Mynaportal, convenience-store certificates, health insurance).',
          'Card face: images of the four attributes and the photo, and of the number on the back, to see whether the printed face was changed.',
          'Input assist: your number and the four attributes as text, all together, the number alone, or the four alone. The number only for work that the law names.',
          'Resident register: its code, for the work of public offices.',
        ],
        sources: ['agency'],
      },
      { title: 'What is not', list: ['Tax, pension and health records.'], sources: ['agency'] },
    ],
  },
  apply: {
    lead: 'The first card, and one that replaces an old one, are applied for in the same ways.',
    parts: [
      {
        title: 'From application to collection',
        steps: [
          'Apply online, by post or at a photo booth. The My Number Card site shows how.',
          'It takes about a month.',
          'Collect it at your municipal office and set the PINs there.',
        ],
        sources: ['offices', 'agency'],
      },
      {
        title: 'Cost',
        list: [
          'The first one, and one in place of a card that is expiring, are free.',
          'After loss, or after the end of a limited stay, about 1,000 yen (card 800, certificates 200).',
        ],
        sources: ['offices'],
      },
      {
        title: 'Special cases',
        list: [
          'A card for a child under one year has no photo. For anyone under 15 a legal representative goes along.',
          'Residents abroad can apply online since 26 May 2026.',
          text`Express issue (${marked('express')}) after loss: about a week, 2,000 yen (1,800 without certificates), in person, within 30 days of the report. Not for a card that merely expires.`,
        ],
        sources: ['offices', 'agency'],
      },
    ],
  },
  renew: {
    lead: 'The card and its certificates are renewed in different places. If your stay has an end date, please read “A stay with an end date” instead.',
    parts: [
      {
        title: 'From when',
        body: [
          'From the day after the date three months before. Where that month has no such day, from the 1st of the next.',
        ],
        table: {
          heads: ['Expires', 'Renewal opens'],
          rows: [
            ['20 May 2027', '21 February 2027'],
            ['31 May 2027', '1 March 2027'],
            ['28 May 2023', '1 March 2023'],
            ['7 July 2023', '8 April 2023'],
          ],
        },
        sources: ['offices'],
      },
      {
        title: text`The notice (${marked('notice')})`,
        body: [
          'It is mailed 2 to 3 months ahead and is not forwarded to a new address. You can renew without it.',
        ],
        sources: ['offices'],
      },
      {
        title: 'Certificates',
        list: [
          'Bring the card to your municipal office; in places a post office does it, some offices want a booking. It cannot be done online.',
          'It is free. You enter the PINs there; a forgotten one is set anew. A proxy needs the form that came with the notice and the PINs in a sealed envelope.',
          'Not on the Sunday after the third Saturday: nationwide maintenance.',
        ],
        say: spoken('sayRenew'),
        sources: ['offices'],
      },
      {
        title: 'The card itself',
        list: [
          'Apply online, by post or at a photo booth, and collect it about a month later. Free when the old one is expiring.',
          'With a driving licence on it, or certificates on your phone, please read those pages first.',
        ],
        sources: ['offices'],
      },
    ],
  },
  expired: {
    lead: 'No reason to panic when a date has passed; but the sooner you go, the better.',
    parts: [
      {
        title: 'Certificates past their date',
        list: [
          'Your municipal office issues new ones, free of charge.',
          'Until then: no convenience-store certificates, no Mynaportal, no signing for e-Tax.',
          'The card itself goes on proving who you are until its own date.',
        ],
        sources: ['offices'],
      },
      {
        title: 'As a health insurance card',
        list: [
          'It works until three months after the end of the month of the lapse (lapsed 10 November 2026: until 28 February 2027), without sharing your medical records.',
          'Some pages count from the day itself, so do not rely on it.',
          text`Then a confirmation of insurance (${marked('insuranceNotice')}) is sent; some insurers send it only on request. Since August 2026 everyone of 85 or older gets one.`,
        ],
        sources: ['offices', 'one-page'],
      },
      {
        title: 'The card past its date',
        list: [
          'It no longer proves who you are. Apply for a new one; it takes about a month.',
          'As a health insurance card, one page says, it counts the same way as with the certificates.',
        ],
        sources: ['offices', 'one-page'],
      },
    ],
  },
};
