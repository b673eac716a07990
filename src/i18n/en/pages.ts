import type { PageWords } from '../messages/pages';
import { spoken } from '../glossary';
import { text } from '../text';

export const pages: PageWords = {
  lost: {
    title: 'If you lost your card',
    lead: 'First have the card suspended. One telephone call is enough.',
    stop: 'Numbers to call',
    hours: 'Day and night, every day, for a temporary stop after loss or theft.',
    lines: [
      {
        number: '0120-0178-27',
        name: 'In English, Chinese, Korean, Spanish or Portuguese',
        cost: 'Free of charge.',
      },
      {
        number: '0120-95-0178',
        name: 'My Number free line (Japanese)',
        cost: 'Free of charge. Press 2 in the menu.',
      },
      { number: '0570-783-578', name: 'My Number Card call centre', cost: 'Call charges apply.' },
      { number: '050-3818-1250', name: 'If the number above cannot be reached', cost: 'Call charges apply.' },
    ],
    say: {
      title: 'What to say',
      words: text`“I lost my My Number Card. Please suspend it.” ${spoken('sayLost')}`,
      note: 'They ask for your name, address and date of birth. Never tell a PIN: nobody asks for one by telephone.',
    },
    sections: [
      {
        title: 'After that',
        list: [
          'If you lost it away from home, or it was stolen, report it to the police. You need their report number for a new card.',
          'If you find it again, only your municipal office can lift the stop, not the telephone. Certificates may have to be issued anew; the office will tell you.',
          'If you do not find it, report it as discarded at the office and apply for a new one. A card found after that report stays unusable.',
          'A new card costs about 1,000 yen (card 800, certificates 200). The express service takes about a week and costs 2,000 yen (1,800 without certificates), in person, within 30 days of the report.',
        ],
      },
      {
        title: 'What a finder cannot do',
        list: [
          'Without the PINs nobody can log in or sign with it, and wrong tries lock it.',
          'Tax, pension and health records are not on the chip.',
          'The chip erases itself when someone tries to open it up.',
        ],
      },
    ],
    source:
      'Numbers and costs as of November 2026. Fax for people who are hard of hearing: 0120-601-785. From abroad: +81-3-6734-0170. For the latest see the official site, kojinbango-card.go.jp.',
  },
  readers: {
    title: 'Card readers',
    lead: 'Web pages can use only a few card readers. Please look here before you buy one.',
    sections: [
      {
        title: 'Expected to work',
        body: ['Nobody has tried these with this app yet. We expect it from their specifications.'],
        list: [
          'Sony RC-S300 (contactless)',
          'Sony RC-S380 (contactless, no longer sold)',
          'SCR3310-NTTCom (contact)',
        ],
      },
      {
        title: 'Cannot be used by a web page',
        body: [
          'Most other readers are of a kind (USB class 0B) that browsers keep from web pages. It is not a fault of your reader or its driver, and no web page can change it.',
          'Such a reader goes on working with the official client software and with e-Tax. Please do not replace its driver.',
        ],
      },
      {
        title: 'Browsers',
        list: [
          'Chrome and Edge, version 120 or later, on a computer or on Android.',
          'Firefox, Safari, iPhone and iPad cannot use a card reader. Reminders and typed dates work there too.',
        ],
      },
      {
        title: 'No reader?',
        body: [
          'Type the dates from the card’s face and you get the same board. The certificates’ date can also be seen in Mynaportal on a phone.',
        ],
      },
    ],
    source: 'From public documents, November 2026.',
  },
  diagnostics: { title: 'Look for the fault' },
  help: {
    title: 'Help',
    lead: 'A My Number Card has two expiry dates: one for the card itself, one for the electronic certificates inside it.',
    sections: [
      {
        title: 'What this app keeps',
        body: [
          'What was read is gone when you close the page. Only when you press “Add to reminders” are the dates, your label, the days to remind you and your answer about your stay kept, in this browser alone.',
          'Use it only with your own card or one of your household.',
        ],
      },
    ],
    messages: 'All messages of this app',
    source:
      'In our own words from public pages of municipalities, the Digital Agency and J-LIS (November 2026). Official information: kojinbango-card.go.jp, digital.go.jp, myna.go.jp',
  },
  guide: {
    title: 'Guide',
    topics: {
      card: 'What the card is',
      dates: 'The two dates',
      chip: 'What is on the chip',
      apply: 'Applying and collecting',
      renew: 'Renewing',
      expired: 'Past the date',
      stay: 'A stay with an end date',
      'stay-card': 'Residence card and My Number Card in one',
      move: 'Moving house, marrying',
      abroad: 'Moving abroad',
      children: 'Children',
      phone: 'Certificates on a phone',
      licence: 'Driving licence',
      'face-card': 'Face-authentication card',
      pins: 'PINs and locks',
      security: 'How the card is guarded',
      number: 'Your My Number',
      accessibility: 'Accessibility',
    },
    now: 'What to do, point by point',
  },
  messages: {
    title: 'All messages of this app',
    lead: 'What the app shows when something goes wrong, and what it means.',
    groups: {
      browser: 'Browser',
      usb: 'Connection to the card reader',
      reader: 'Card reader',
      link: 'Talking to the card',
      card: 'Card',
      storage: 'Saving',
      app: 'App',
    },
  },
};
