import { marked, quoted, spoken } from '../glossary';
import type { GuidePage, Topic } from '../messages/guidance';
import { text } from '../text';

/** PINs, what guards the card, and the number on it. */
export const pinPages: Record<Extract<Topic, 'pins' | 'security' | 'number'>, GuidePage> = {
  pins: {
    lead: 'Seeing the dates needs no PIN.',
    parts: [
      {
        title: 'The four of them',
        table: {
          heads: ['PIN', 'Form and lock'],
          rows: [
            [
              text`Signing password ${marked('signaturePin')}`,
              '6 to 16 capital letters and digits; locks after 5 wrong tries',
            ],
            [text`Log-in PIN ${marked('authenticationPin')}`, '4 digits; 3 tries'],
            [text`PIN for name and address ${marked('textPin')}`, '4 digits; 3 tries'],
            [text`Resident register PIN ${marked('jukiPin')}`, '4 digits; 3 tries'],
          ],
        },
        body: ['Many people use one number for the three. A right entry resets the count. Time does not.'],
        sources: ['offices'],
      },
      {
        title: 'Forgotten or locked',
        table: {
          heads: ['Which', 'Where it is set anew'],
          rows: [
            [
              'Signing password',
              text`The office; or, if you know the log-in PIN, the phone app ${quoted('resetApp')} and then a convenience-store terminal within 24 hours (6:30 to 23:00)`,
            ],
            ['Log-in PIN', 'The office; or the same way if you know the signing password'],
            ['Both of these', 'The office only'],
            ['PIN for name and address, resident register PIN', 'The office only'],
            [
              text`Check numbers ${marked('faceNumbers')}`,
              'The office; the 4-digit PIN still opens the text',
            ],
            [text`Licence PIN ${marked('licencePin')}`, 'The police'],
            ['A phone’s PIN', 'The phone’s app'],
          ],
        },
        sources: ['offices', 'one-page', 'inferred'],
      },
      {
        title: 'At the office',
        list: [
          'Bring the card. A forgotten PIN is set anew on the spot.',
          'Do not carry a PIN on paper. Nobody asks for one by telephone or mail.',
        ],
        say: spoken('sayPin'),
        sources: ['offices'],
      },
    ],
  },
  security: {
    lead: 'A lost card is not easily misused. Please have it stopped at once all the same.',
    parts: [
      {
        title: 'How the card guards itself',
        list: [
          'With the photo nobody else easily passes for you. Letters engraved by laser and patterns that change colour make it hard to copy.',
          'The chip erases itself when it is probed. Each certificate and application has its own PIN, which locks after wrong tries.',
          'It is certified under the international standard ISO/IEC 15408.',
        ],
        sources: ['agency'],
      },
      {
        title: 'If it is lost',
        body: ['A call centre stops it day and night, all year. The numbers are on the page “Lost card”.'],
        sources: ['agency'],
      },
    ],
  },
  number: {
    lead: 'A My Number may be asked for and kept only for the work that the My Number Act names.',
    parts: [
      {
        title: 'Seeing and showing it',
        list: [
          'Outside of those procedures, do not copy or send it.',
          'Use this app only with your own card or one of your household. A shop or a company must not use it to see the numbers of customers or staff.',
          text`Whoever checks cards at a counter can use the Digital Agency’s app ${quoted('shopApp')}.`,
        ],
        sources: ['offices', 'app'],
      },
      {
        title: 'What this app does',
        list: [
          'It shows the number only when its holder asks, and never stores it. It never asks you to type it.',
          'It is not a government service. It sends no name, address or number anywhere.',
        ],
        sources: ['app'],
      },
    ],
  },
};
