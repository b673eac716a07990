import type { CivilDate } from '../clock';
import { type Certificate, type OtherName, otherNamesOf } from '../pki';
import { parseDate } from './record';
import { type Sex, type Written, written, writtenSex } from './written';

/** A text of the certificate in which some characters stand for ones that it cannot hold. */
export interface SubstitutedText {
  readonly text: string;
  /** Positions of substitutes, in characters from 0. */
  readonly substituted: readonly number[];
}

/** The attributes in the otherNames of a signature certificate; each is absent where the certificate lacks it. */
export interface SignatureAttributes {
  readonly name?: SubstitutedText;
  readonly address?: SubstitutedText;
  /** The writing is an era digit and YYYYMMDD. */
  readonly birth?: Written<CivilDate>;
  readonly sex?: Written<Sex>;
  /** otherNames that this version does not know, or that stand there again: shown as they are. */
  readonly further: readonly OtherName[];
}

/** The arc of the attributes' OIDs (measured by public projects, and in a published certificate). */
const ARC = '1.2.392.200149.8.5.5.';
const KNOWN = ['name', 'nameMarks', 'sex', 'birth', 'address', 'addressMarks'] as const;

/**
 * The four attributes and what marks substituted characters. A date is an era digit and a Gregorian YYYYMMDD.
 * @throws AppError `pki/malformed` when the names cannot be read at all
 */
export function signatureAttributesOf(certificate: Certificate): SignatureAttributes {
  const found = new Map<(typeof KNOWN)[number], string>();
  const further: OtherName[] = [];
  for (const other of otherNamesOf(certificate) ?? []) {
    const field = KNOWN.find((_, index) => other.type === ARC + String(index + 1));
    if (field === undefined || other.text === undefined || found.has(field)) further.push(other);
    else found.set(field, other.text);
  }
  const name = found.get('name');
  const address = found.get('address');
  const birth = found.get('birth');
  const sex = found.get('sex');
  return {
    ...(name === undefined ? {} : { name: marked(name, found.get('nameMarks')) }),
    ...(address === undefined ? {} : { address: marked(address, found.get('addressMarks')) }),
    ...(birth === undefined ? {} : { birth: written(birth, dateOf(birth)) }),
    ...(sex === undefined ? {} : { sex: writtenSex(sex) }),
    further,
  };
}

/** One mark for each character: 1 = a substitute. */
function marked(text: string, marks = ''): SubstitutedText {
  const positions = Array.from(marks, (mark, position) => (mark === '1' ? position : -1));
  return { text, substituted: positions.filter((position) => position >= 0) };
}

function dateOf(raw: string): CivilDate | undefined {
  return /^[0-5]\d{8}$/.test(raw) ? parseDate(raw.slice(1)) : undefined;
}
