import { isRealDate } from '../../clock';
import {
  ATTRIBUTE,
  type Certificate,
  EXTENSION,
  extendedKeyUsageOf,
  extensionOf,
  type KeyUsage,
  keyUsageOf,
  otherNamesOf,
  policiesOf,
  textsOf,
} from '..';
import type { Purpose, VerdictReason } from '../verdict';

/**
 * The profile of the card's certificates, known from few samples (one production certificate of 2019 and test cards,
 * measured by public projects). A certificate that differs is "of a kind that this version does not know", no more.
 */
const POLICY: Readonly<Record<Purpose, string>> = {
  authentication: '1.2.392.200149.8.5.1.3.30',
  signature: '1.2.392.200149.8.5.1.1.20',
};
const USAGE: Readonly<Record<Purpose, readonly KeyUsage[]>> = {
  authentication: ['digitalSignature'],
  signature: ['digitalSignature', 'nonRepudiation'],
};
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const COMMON_NAME = /^[0-9A-Z]{23}$/;

/** OIDs of the four attributes and of the two lists of substituted characters, below this arc. */
const OTHER_NAME = '1.2.392.200149.8.5.5.';
const NAME = `${OTHER_NAME}1`;
const NAME_SUBSTITUTIONS = `${OTHER_NAME}2`;
const SEX = `${OTHER_NAME}3`;
const BIRTH_DATE = `${OTHER_NAME}4`;
const ADDRESS = `${OTHER_NAME}5`;
const ADDRESS_SUBSTITUTIONS = `${OTHER_NAME}6`;

/**
 * What of the leaf is not as the profile has it, or undefined.
 * @throws AppError `pki/malformed` when an extension that decides is not DER
 */
export function strangeness(leaf: Certificate, purpose: Purpose): VerdictReason | undefined {
  if (!hasUsage(leaf, USAGE[purpose])) return 'key-usage';
  const extended = extendedKeyUsageOf(leaf);
  if (purpose === 'authentication' && extended?.includes(CLIENT_AUTH) !== true) return 'extended-key-usage';
  if (purpose === 'signature' && extended !== undefined) return 'extended-key-usage';
  if (policiesOf(leaf)?.join() !== POLICY[purpose]) return 'policy';
  const names = textsOf(leaf.subject, ATTRIBUTE.commonName);
  const country = textsOf(leaf.subject, ATTRIBUTE.country).join();
  if (names.length !== 1 || !COMMON_NAME.test(names.join()) || country !== 'JP') return 'subject';
  if (purpose === 'signature' && !hasAttributes(leaf)) return 'other-name';
  return undefined;
}

function hasUsage(leaf: Certificate, expected: readonly KeyUsage[]): boolean {
  const usage = keyUsageOf(leaf);
  const critical = extensionOf(leaf, EXTENSION.keyUsage)?.critical === true;
  return critical && usage?.size === expected.length && expected.every((bit) => usage.has(bit));
}

/** The six known otherNames, once each and of their form; a further one (a reading in kana) does not count. */
function hasAttributes(leaf: Certificate): boolean {
  const names = otherNamesOf(leaf) ?? [];
  const text = (type: string): string | undefined => {
    const found = names.filter((name) => name.type === type);
    return found.length === 1 ? found[0]?.text : undefined;
  };
  const name = text(NAME);
  const address = text(ADDRESS);
  return (
    marks(name, text(NAME_SUBSTITUTIONS)) &&
    marks(address, text(ADDRESS_SUBSTITUTIONS)) &&
    /^[1239]$/.test(text(SEX) ?? '') &&
    isBirthDate(text(BIRTH_DATE) ?? '')
  );
}

/** One 0 or 1 for each character of the text. */
function marks(text: string | undefined, flags: string | undefined): boolean {
  return (
    text !== undefined &&
    flags !== undefined &&
    /^[01]*$/.test(flags) &&
    Array.from(text).length === flags.length
  );
}

/** Era digit (0 unknown, 1 Meiji … 5 Reiwa) and a Gregorian YYYYMMDD; parts of an unknown date may be zero. */
function isBirthDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^[0-5](\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === '') return false;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return isRealDate(date) || date.year === 0 || date.month === 0 || date.day === 0;
}
