import { type Bytes, wipe } from '../bytes';
import { AppError } from '../errors';
import type { PinName } from './facts';

/** A PIN, password or number as the octets that the card compares; disposing zeroes them. */
export class Pin implements Disposable {
  readonly bytes: Bytes;

  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }

  [Symbol.dispose](): void {
    wipe(this.bytes);
  }
}

/** Forms of the PINs (measured by public projects; official pages name the same). */
const FORMS: Readonly<Record<PinName, { readonly pattern: RegExp; readonly rule: string }>> = {
  authentication: { pattern: /^\d{4}$/, rule: 'four-digits' },
  signature: { pattern: /^[0-9A-Z]{6,16}$/, rule: 'six-to-sixteen' },
  text: { pattern: /^\d{4}$/, rule: 'four-digits' },
  'text-number-a': { pattern: /^\d{12}$/, rule: 'twelve-digits' },
  'text-number-b': { pattern: /^\d{14}$/, rule: 'fourteen-digits' },
  'face-birth': { pattern: /^\d{6}$/, rule: 'six-digits' },
  'face-number-b': { pattern: /^\d{14}$/, rule: 'fourteen-digits' },
  'face-number-a': { pattern: /^\d{12}$/, rule: 'twelve-digits' },
  juki: { pattern: /^\d{4}$/, rule: 'four-digits' },
  licence: { pattern: /^\d{4}$/, rule: 'four-digits' },
};

/**
 * What was typed, as a PIN to send: full-width characters become ASCII, and the signature password's letters capitals,
 * as the offices' own clients do before the card compares octets.
 * @throws AppError `card/pin-format` before any card is asked; the rule's name, never what was typed
 */
export function parsePin(name: PinName, typed: string): Pin {
  const folded = typed.normalize('NFKC');
  const text = name === 'signature' ? folded.toUpperCase() : folded;
  const { pattern, rule } = FORMS[name];
  if (!pattern.test(text)) throw new AppError('card/pin-format', { rule });
  return new Pin(new TextEncoder().encode(text));
}

/** A new signature password also needs a letter and a digit (asked for when a card is issued). */
export function parseNewPin(name: PinName, typed: string): Pin {
  const pin = parsePin(name, typed);
  if (name !== 'signature') return pin;
  const hasDigit = pin.bytes.some((octet) => octet < 0x3a);
  const hasLetter = pin.bytes.some((octet) => octet >= 0x41);
  if (hasDigit && hasLetter) return pin;
  pin[Symbol.dispose]();
  throw new AppError('card/pin-format', { rule: 'letter-and-digit' });
}

/** Whether four digits are easily guessed: all the same, in a row up or down, or in the birth date. */
export function isWeakPin(
  { bytes }: Pin,
  birth?: { readonly year: number; readonly month: number; readonly day: number },
): boolean {
  if (bytes.length !== 4) return false;
  const steps = new Set(bytes.slice(1).map((octet, i) => (octet - (bytes[i] ?? 0)) & 0xff));
  const [step] = steps;
  if (steps.size === 1 && (step === 0 || step === 1 || step === 0xff)) return true;
  if (birth === undefined) return false;
  const two = (value: number): string => String(value % 100).padStart(2, '0');
  const { year, month, day } = birth;
  const typed = String.fromCharCode(...bytes);
  return [String(year), two(month) + two(day), two(day) + two(month), two(year) + two(month)].includes(typed);
}
