import type { PinName } from '../../card';
import type { CardWords } from '../../i18n';
import type { Act, Documents, WholeCard } from '../../session';

export type TaskName = keyof CardWords['pin']['titles'];
type Rule = keyof CardWords['pin']['rules'];

/** One input of a dialog. `pattern` is checked by the browser, which need not give the value to the page for that. */
export interface PinField {
  readonly name: string;
  readonly pattern: string;
  readonly digits: boolean;
  readonly secret: boolean;
  readonly autocomplete: 'current-password' | 'new-password' | 'off';
}

/** What a dialog is opened for. */
export interface PinTask {
  readonly act: (whole: WholeCard) => Pick<Act<never>, 'snapshot' | 'subscribe' | 'ask' | 'cancel'>;
  /** The PIN that is typed. */
  readonly pin: PinName;
  readonly rule: Rule;
  readonly fields: readonly PinField[];
  /** The other way to the same data. */
  readonly other?: TaskName;
  /** The answer stays in the dialog: nothing is shown elsewhere. */
  readonly answers?: true;
}

// Full-width characters are taken too: the card's room folds them. No `maxlength`: it would cut what is pasted, and a
// cut PIN is a wrong one.
const DIGIT = '[0-9０-９]';
const FOUR = `${DIGIT}{4}`;
const PASSWORD = '[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{6,16}';

const secret = (name: string, pattern: string, autocomplete: PinField['autocomplete']): PinField => ({
  name,
  pattern,
  digits: pattern === FOUR,
  secret: true,
  autocomplete,
});
const printed = (name: string, pattern: string): PinField => ({
  name,
  pattern,
  digits: true,
  secret: false,
  autocomplete: 'off',
});

const one = (pattern: string): readonly PinField[] => [secret('pin', pattern, 'current-password')];
const change = (pattern: string): readonly PinField[] => [
  secret('current', pattern, 'current-password'),
  secret('fresh', pattern, 'new-password'),
  secret('again', pattern, 'new-password'),
];
const NUMBER_B: readonly PinField[] = [
  printed('birthYear', `元|${DIGIT}{1,2}|${FOUR}`),
  printed('birthMonth', `${DIGIT}{1,2}`),
  printed('birthDay', `${DIGIT}{1,2}`),
  printed('expiryYear', FOUR),
  { ...printed('securityCode', FOUR), secret: true },
];

export const TASKS: Readonly<Record<TaskName, PinTask>> = {
  text: {
    act: ({ text }) => text,
    pin: 'text',
    rule: 'four-digits',
    fields: one(FOUR),
    other: 'textByNumber',
  },
  textByNumber: {
    act: ({ textByNumber }) => textByNumber,
    pin: 'text-number-b',
    rule: 'number-b',
    fields: NUMBER_B,
    other: 'text',
  },
  face: {
    act: ({ face }) => face,
    pin: 'text',
    rule: 'four-digits',
    fields: one(FOUR),
    other: 'faceByNumber',
  },
  faceByNumber: {
    act: ({ faceByNumber }) => faceByNumber,
    pin: 'face-number-b',
    rule: 'number-b',
    fields: NUMBER_B,
    other: 'face',
  },
  signature: {
    act: ({ signature }) => signature,
    pin: 'signature',
    rule: 'six-to-sixteen',
    fields: one(PASSWORD),
  },
  phone: { act: ({ phone }) => phone, pin: 'authentication', rule: 'four-digits', fields: one(FOUR) },
  checkKey: {
    act: ({ checkKey }) => checkKey,
    pin: 'authentication',
    rule: 'four-digits',
    fields: one(FOUR),
    answers: true,
  },
  sign: { act: ({ sign }) => sign, pin: 'signature', rule: 'six-to-sixteen', fields: one(PASSWORD) },
  changeAuthentication: {
    act: ({ change: { authentication } }) => authentication,
    pin: 'authentication',
    rule: 'four-digits',
    fields: change(FOUR),
    answers: true,
  },
  changeSignature: {
    act: ({ change: { signature } }) => signature,
    pin: 'signature',
    rule: 'six-to-sixteen',
    fields: change(PASSWORD),
    answers: true,
  },
  changeText: {
    act: ({ change: { text } }) => text,
    pin: 'text',
    rule: 'four-digits',
    fields: change(FOUR),
    answers: true,
  },
};

export const isChange = (task: TaskName): boolean => task.startsWith('change');

/** Takes what was typed into a field, which is empty afterwards. */
export type Take = (field: string) => string;

/** One deliberate press: every field is read once, here. */
export function press(
  whole: WholeCard,
  task: TaskName,
  take: Take,
  choice: {
    readonly confirmed: boolean;
    readonly weakAccepted: boolean;
    readonly mode: Parameters<WholeCard['text']['press']>[0]['mode'];
    /** What is signed, where that is the task. */
    readonly documents: Documents | undefined;
  },
): Promise<void> {
  const { confirmed, weakAccepted, mode, documents } = choice;
  const pin = () => ({ pin: take('pin'), confirmed });
  const number = () => ({
    number: {
      birthYear: take('birthYear'),
      birthMonth: take('birthMonth'),
      birthDay: take('birthDay'),
      expiryYear: take('expiryYear'),
      securityCode: take('securityCode'),
    },
    confirmed,
  });
  const changed = () => ({
    current: take('current'),
    fresh: take('fresh'),
    again: take('again'),
    weakAccepted,
    confirmed,
  });
  switch (task) {
    case 'text':
      return whole.text.press({ ...pin(), mode });
    case 'textByNumber':
      return whole.textByNumber.press(number());
    case 'face':
      return whole.face.press(pin());
    case 'faceByNumber':
      return whole.faceByNumber.press(number());
    case 'signature':
      return whole.signature.press(pin());
    case 'phone':
      return whole.phone.press(pin());
    case 'checkKey':
      return whole.checkKey.press(pin());
    case 'sign':
      return documents === undefined ? Promise.resolve() : whole.sign.press({ ...pin(), documents });
    case 'changeAuthentication':
      return whole.change.authentication.press(changed());
    case 'changeSignature':
      return whole.change.signature.press(changed());
    case 'changeText':
      return whole.change.text.press(changed());
  }
}
