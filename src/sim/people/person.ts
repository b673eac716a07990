import { type CivilDate, addDays, addMonths, compareDates } from '../../clock';
import type { PersonId } from './people';

export interface Validity {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** All that a demo card records of its holder: invented, consistent, for tests to compare with. */
export interface Person {
  readonly name: string;
  /** As the face's images show them: the simulator's own pixel letters are Latin. */
  readonly romanName: string;
  /** A reading in kana: certificates of 2026 and later may carry it as one more otherName. */
  readonly reading?: string;
  readonly address: string;
  readonly romanAddress: string;
  readonly birth: CivilDate;
  /** 1 male, 2 female (as the chip codes it). */
  readonly sex: '1' | '2';
  /** 12 digits with a right check digit, from a range that begins with zeros. */
  readonly myNumber: string;
  /** The four digits printed under the photo. */
  readonly securityCode: string;
  /** Number B: birth YYMMDD (year of the era; Gregorian for foreign holders), year of the card's end, security code. */
  readonly numberB: string;
  /** What reads the birth date alone: the first six digits of number B. */
  readonly birthPin: string;
  readonly bodyExpiry: CivilDate;
  /** Five digits of a prefecture that does not exist. */
  readonly municipality: string;
  readonly authentication?: Validity;
  readonly signature?: Validity;
}

/** The PINs of every demo card, for the demo to tell. */
export const DEMO_PINS = {
  authentication: '4096',
  signature: 'KIGEN2026',
  text: '2718',
  juki: '3141',
  licence: '8128',
} as const;

interface Plan {
  readonly name: string;
  readonly romanName: string;
  readonly sex: '1' | '2';
  /** Age that is reached on `birthday`. */
  readonly age: number;
  /** A birthday, in days from today; every date of the card hangs on it unless the stay has an end. */
  readonly birthday: number;
  /** Years from that birthday to the end of the certificates and of the body. */
  readonly certificates: number;
  readonly body: number;
  readonly signature?: false;
  /** Card and certificates end with the stay, so many days from today; the birth year is Gregorian in number B. */
  readonly stayEnds?: number;
  readonly reading?: string;
  /** The certificates were renewed so many days before a birthday, inside the window: they run to the sixth. */
  readonly renewedEarly?: number;
}

const PLANS: Readonly<Record<PersonId, Plan>> = {
  'all-current': plan('見本　さくら', 'MIHON SAKURA', '2', 46, 200, 2, 7),
  'certificates-in-80-days': plan('例山　太郎', 'REIYAMA TARO', '1', 35, 80, 0, 5),
  'certificates-lapsed': plan('仮田　みのる', 'KARITA MINORU', '1', 61, -25, 0, 5),
  'body-in-20-days': { ...plan('試川　花', 'TAMEKAWA HANA', '2', 52, 20, 0, 0), renewedEarly: 60 },
  child: { ...plan('見本　ひなた', 'MIHON HINATA', '2', 9, 120, 3, 3), signature: false },
  'foreign-resident': {
    ...plan('SAMPLE ALEX', 'SAMPLE ALEX', '1', 32, 290, 0, 0),
    stayEnds: 50,
    reading: 'サンプル　アレックス',
  },
  'pin-blocked': plan('例山　まこと', 'REIYAMA MAKOTO', '1', 28, 150, 1, 6),
  'face-authentication': { ...plan('仮田　トメ', 'KARITA TOME', '2', 84, 100, 3, 8), signature: false },
  phone: plan('試川　そら', 'TAMEKAWA SORA', '2', 24, 170, 1, 6),
  'old-resident': plan('見本　一', 'MIHON HAJIME', '1', 70, 140, -9, -4),
  'other-card': plan('', '', '1', 40, 0, 0, 0),
};

/** What the card of a demo person says when today is this day in Japan. */
export function describePerson(id: PersonId, today: CivilDate): Person {
  const chosen = PLANS[id];
  const birthday = id === 'certificates-lapsed' ? lastMonth(today) : addDays(today, chosen.birthday);
  const birth = addYears(birthday, -chosen.age);
  const { stayEnds, renewedEarly } = chosen;
  const stay = stayEnds === undefined ? undefined : addDays(today, stayEnds);
  const until = stay ?? addYears(birthday, chosen.certificates);
  const issued =
    renewedEarly === undefined
      ? addDays(addYears(until, -5), 40)
      : addDays(addYears(until, -5), -renewedEarly);
  const validity = { from: stay === undefined ? issued : addDays(today, -120), until };
  const bodyExpiry = stay ?? addYears(birthday, chosen.body);
  const index = Object.keys(PLANS).indexOf(id);
  const securityCode = String(2285 + 137 * index);
  const year = stay === undefined ? eraOf(birth).year : birth.year % 100;
  const birthPin = pad(year, 2) + pad(birth.month, 2) + pad(birth.day, 2);
  return {
    name: chosen.name,
    romanName: chosen.romanName,
    ...(chosen.reading === undefined ? {} : { reading: chosen.reading }),
    address: `架空県青空市見本町１－２－${'０１２３４５６７８９'.charAt(index % 10)}`,
    romanAddress: `KAKUU-KEN AOZORA-SHI MIHON-CHO 1-2-${index % 10}`,
    birth,
    sex: chosen.sex,
    myNumber: withCheckDigit(`00000000${101 + index}`),
    securityCode,
    numberB: `${birthPin}${pad(bodyExpiry.year, 4)}${securityCode}`,
    birthPin,
    bodyExpiry,
    municipality: '99201',
    authentication: validity,
    ...(chosen.signature === false ? {} : { signature: validity }),
  };
}

/** YYYYMMDD. */
export function compactDate({ year, month, day }: CivilDate): string {
  return pad(year, 4) + pad(month, 2) + pad(day, 2);
}

function plan(
  ...[name, romanName, sex, age, birthday, certificates, body]: readonly [
    string,
    string,
    Plan['sex'],
    number,
    number,
    number,
    number,
  ]
): Plan {
  return { name, romanName, sex, age, birthday, certificates, body };
}

function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, 12 * years) ?? { year: date.year + years, month: 2, day: 28 };
}

function lastMonth(today: CivilDate): CivilDate {
  return { ...addDays(today, -today.day), day: 12 };
}

const SHOWA = { code: 3, from: { year: 1926, month: 12, day: 25 } };
const LATER_ERAS = [
  { code: 5, from: { year: 2019, month: 5, day: 1 } },
  { code: 4, from: { year: 1989, month: 1, day: 8 } },
];

/** The Japanese era that a day since 1926 lies in, by the certificates' code, and its year of that era. */
export function eraOf(date: CivilDate): { readonly code: number; readonly year: number } {
  const { code, from } = LATER_ERAS.find((era) => compareDates(era.from, date) <= 0) ?? SHOWA;
  return { code, year: date.year - from.year + 1 };
}

/** My Number's check digit (Ordinance of the Ministry 85 of 2014, 5): weights 2 to 7 from the right, modulo 11. */
export function withCheckDigit(eleven: string): string {
  const sum = Array.from(eleven)
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i < 6 ? i + 2 : i - 4), 0);
  const rest = sum % 11;
  return eleven + String(rest <= 1 ? 0 : 11 - rest);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
