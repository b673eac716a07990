import type { SignatureAttributes, Sex, SubstitutedText, TextAttributes, Written } from '../card';
import { type CivilDate, compareDates } from '../clock';
import type { Comparison } from './opened';

/**
 * Compares what a certificate says with what the input-assist application says, by meaning: forms of one character
 * (NFKC), spaces and hyphens do not count, and positions whose characters the certificate could not hold are left out.
 * A certificate that lacks an attribute has nothing to compare.
 */
export function compareAttributes(certificate: SignatureAttributes, text: TextAttributes): Comparison {
  const { name, address, birth, sex } = certificate;
  const word = (same: boolean): 'same' | 'different' => (same ? 'same' : 'different');
  return {
    ...(name === undefined ? {} : { name: word(sameText(name, text.name)) }),
    ...(address === undefined ? {} : { address: word(sameText(address, text.address)) }),
    ...(birth === undefined ? {} : { birth: word(sameBirth(birth, text.birth)) }),
    ...(sex === undefined ? {} : { sex: word(sameSex(sex, text.sex)) }),
  };
}

/** A substitute stands for one character of the other text, which may be two code points (with a variation selector). */
function sameText({ text, substituted }: SubstitutedText, other: string): boolean {
  const pieces: string[] = [''];
  Array.from(text).forEach((character, position) => {
    if (substituted.includes(position)) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + character);
  });
  const pattern = pieces.map((piece) => fold(piece).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('.{1,2}');
  return new RegExp(`^${pattern}$`, 'su').test(fold(other));
}

/** One sign for each kind of hyphen, the long vowel sign among them, which addresses use as one; no spaces. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[-\u2010-\u2015\u2212\u30fc\u2500\u2501\u301c~]/gu, '\u2010');
}

/** Where the parts of a date are not all known, the writing is compared, without the certificate's era digit. */
function sameBirth(certificate: Written<CivilDate>, text: Written<CivilDate>): boolean {
  return certificate.value !== undefined && text.value !== undefined
    ? compareDates(certificate.value, text.value) === 0
    : certificate.raw.slice(1) === text.raw;
}

/** "Unknown" is written in several ways, on the sources of which nobody agrees: they all mean the same here. */
function sameSex(certificate: Written<Sex>, text: Written<Sex>): boolean {
  const meaning = ({ value }: Written<Sex>): Sex | undefined =>
    value === 'male' || value === 'female' ? value : undefined;
  return meaning(certificate) === meaning(text);
}
