import { describe, expect, it } from 'vitest';
import { type NumberBParts, parseNumberB } from '../../src/card';
import { isAppError } from '../../src/errors';

/** The printed parts of a published example: born Shōwa 55-02-17, until 2035, code 2285. */
const PARTS: NumberBParts = {
  birthYear: '55',
  birthMonth: '2',
  birthDay: '17',
  expiryYear: '2035',
  securityCode: '2285',
};

function number(parts: Partial<NumberBParts>): string {
  try {
    return String.fromCharCode(...parseNumberB('face-number-b', { ...PARTS, ...parts }).bytes);
  } catch (error) {
    if (isAppError(error, 'card/pin-format')) return error.detail.rule;
    throw error;
  }
}

describe('number B from its printed parts', () => {
  it.each<[string, Partial<NumberBParts>, string]>([
    ['the era’s year', {}, '55021720352285'],
    ['a Gregorian year: its last two digits', { birthYear: '1980' }, '80021720352285'],
    ['the first year of an era', { birthYear: '元' }, '01021720352285'],
    ['a year of one digit', { birthYear: '7' }, '07021720352285'],
    ['full-width digits and spaces', { birthYear: ' ５５ ', securityCode: '２２８５' }, '55021720352285'],
    ['a day that nobody knows', { birthDay: '0' }, '55020020352285'],
    ['the largest day and month', { birthMonth: '12', birthDay: '31' }, '55123120352285'],
    ['a code with zeros', { securityCode: '0005' }, '55021720350005'],
    ['a year of three digits', { birthYear: '198' }, 'birth-year'],
    ['no year', { birthYear: '' }, 'birth-year'],
    ['a negative year', { birthYear: '-5' }, 'birth-year'],
    ['a 13th month', { birthMonth: '13' }, 'birth-month'],
    ['a 32nd day', { birthDay: '32' }, 'birth-day'],
    ['a day in letters', { birthDay: 'x' }, 'birth-day'],
    ['an era year as the end', { expiryYear: '17' }, 'expiry-year'],
    ['a code of three digits', { securityCode: '228' }, 'security-code'],
    ['a code of five digits', { securityCode: '22850' }, 'security-code'],
  ])('%s', (_, parts, expected) => {
    expect(number(parts)).toBe(expected);
  });
});
