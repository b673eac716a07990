import { marked, quoted, spoken } from '../glossary';
import type { GuidePage, Topic } from '../messages/guidance';
import { text } from '../text';

type LifeTopic = Extract<
  Topic,
  'stay' | 'stay-card' | 'move' | 'abroad' | 'children' | 'phone' | 'licence' | 'face-card' | 'accessibility'
>;

/** What changes in a person's life, and what the card then asks for. */
export const lifePages: Record<LifeTopic, GuidePage> = {
  stay: {
    lead: 'If your stay in Japan has an end date, the card and its certificates end with it. Permanent and special permanent residents and Highly Skilled Professionals (ii) follow the same rules as Japanese nationals.',
    parts: [
      {
        title: 'Good to know',
        list: [
          'No letter is mailed to you, and the three-month window does not apply.',
          'A new residence card does not extend your My Number Card.',
          'Past the date the card is dead. A new one costs about 1,000 yen and takes a month.',
          'It is never extended past the 10th birthday after issue (the 5th if you were under 18).',
        ],
        sources: ['offices'],
      },
      {
        title: 'When your stay was extended',
        steps: [
          'Receive your new residence card. The office may know of it only the next day.',
          'By the old date, bring the new residence card and your My Number Card to your municipal office.',
          text`The new date is written in the note field (${marked('noteField')}). If it is full you get a new card. They ask for the resident register PIN.`,
          'The certificates are a separate step. Ask for both.',
        ],
        say: spoken('sayStay'),
        sources: ['offices', 'one-page'],
      },
      {
        title: 'When permission is still pending',
        list: [
          'Before the date, the office can extend the card once, by two months. Bring your residence card stamped “pending”, or the receipt of your online application.',
          'Once the date has passed this is not possible.',
        ],
        say: spoken('sayPending'),
        sources: ['offices'],
      },
    ],
  },
  'stay-card': {
    lead: text`The ${quoted('stayCard')} is a residence card and My Number Card in one. You choose: two cards are just as good.`,
    parts: [
      {
        title: 'How to get one',
        list: [
          'The law is in force since 14 June 2026.',
          'Apply at the immigration office together with a procedure about your stay, or at your municipal office when you move.',
          text`They ask ${quoted('oneOrTwo')} (one card or two?). If you have one card, renew it at the immigration office.`,
        ],
        sources: ['offices', 'one-page'],
      },
    ],
  },
  move: {
    lead: 'When your name or address changes, the certificate for signing ends at once. The one for log-in goes on.',
    parts: [
      {
        title: 'Moving house',
        list: [
          'Report the move within 14 days after moving. If you are late, the card dies.',
          'It also dies when 30 days have passed since the moving date that you had planned.',
          text`Within 90 days of reporting, have its continued use (${marked('continuedUse')}) arranged, or it dies.`,
          'A new card then costs about 1,000 yen.',
        ],
        say: spoken('sayMove'),
        sources: ['offices'],
      },
      {
        title: 'Marrying, or another change of name',
        list: [
          'The certificate for signing is revoked at once when your name, address, date of birth or sex changes. Ask for a new one at the office.',
          'The certificate for health insurance and log-in goes on.',
        ],
        say: spoken('saySignature'),
        sources: ['offices'],
      },
    ],
  },
  abroad: {
    lead: 'When you move out of Japan, something must be done by the day before you plan to leave.',
    parts: [
      {
        title: 'To go on using it',
        list: [
          text`By the day before the planned departure, have its continued use (${marked('continuedUse')}) arranged at the office. Days end at midnight in Japan.`,
          'The certificates lapse and are issued anew.',
          'The card of a foreign national ends when they move abroad.',
        ],
        say: spoken('sayAbroad'),
        sources: ['offices'],
      },
      {
        title: 'A new card while abroad',
        list: [
          'Applications for issue abroad are taken online since 26 May 2026.',
          'It takes three months or more, so begin six months ahead.',
        ],
        sources: ['offices', 'agency'],
      },
    ],
  },
  children: {
    lead: 'The card of someone under 18 ends at the 5th birthday after issue.',
    parts: [
      {
        title: 'A child’s card',
        list: [
          'Under one year there is no photo on it.',
          'Under 15 there is as a rule no certificate for signing. That is not a lock.',
          'A parent or another legal representative goes to the office.',
        ],
        sources: ['offices'],
      },
      {
        title: 'At 15',
        body: [
          'The certificate for signing does not come by itself; ask for it at the office. The calendar file above reminds you.',
        ],
        say: spoken('saySignature'),
        sources: ['inferred'],
      },
    ],
  },
  phone: {
    lead: 'The certificates can be added to an Android phone or an iPhone.',
    parts: [
      {
        title: 'After a renewal',
        list: [
          'A phone’s certificates follow the card’s. After renewing the card or its certificates, add them to the phone again.',
          'A phone’s PIN is set anew in the phone’s app.',
        ],
        sources: ['one-page', 'agency'],
      },
    ],
  },
  licence: {
    lead: 'If your driving licence is on the card, look at the conditions before you apply for a new one.',
    parts: [
      {
        title: 'It is carried over only if all of this is true',
        steps: [
          text`The reason for the new card is that the old one expires, or that its note field (${marked('noteField')}) is full.`,
          'You apply online.',
          text`You choose ${quoted('licenceBox')} in the application.`,
          'You gave the signing certificate to the police before.',
          'You ask for a signing certificate on the new card too.',
        ],
        body: ['Ticking the box alone is not enough. If any is missing, ask the police before you apply.'],
        sources: ['police'],
      },
      {
        title: 'When it is not carried over',
        list: [
          'By post, at a counter or a photo booth, by express issue, after loss or after expiry.',
          'You must not drive with only such a new card. The police record it again (about 1,500 yen).',
        ],
        sources: ['police'],
      },
    ],
  },
  'face-card': {
    lead: text`A card without PINs, ${quoted('faceAuthenticationCard')}, says ${quoted('faceAuthentication')} on its front.`,
    parts: [
      {
        title: 'What it can do',
        list: [
          'It works for health insurance, not for Mynaportal or a shop’s terminal.',
          'Its log-in PIN is locked from the start and there is no certificate for signing. That is normal.',
          'Its certificate has an end too, and needs renewal.',
        ],
        sources: ['offices', 'inferred'],
      },
    ],
  },
  accessibility: {
    lead: 'The target is JIS X 8341-3:2016, level AA, and WCAG 2.2, level AA.',
    parts: [
      {
        title: 'What was tested',
        list: [
          'Automatic checks (axe) on every screen in the three languages, light and dark.',
          'The keyboard alone. A width of 320 pixels, zoom of 200 %.',
          'Furigana are kept from screen readers and from names, and can be switched off above.',
        ],
        sources: ['app'],
      },
      {
        title: 'What was not tested yet',
        list: [
          'Real screen readers, and people who use them every day.',
          'A full test by the procedure of JIS X 8341-3.',
          'Voice and switch control.',
        ],
        sources: ['app'],
      },
    ],
  },
};
