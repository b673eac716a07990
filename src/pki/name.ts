import { type Bytes, equalBytes } from '../bytes';
import { type DerElement, DerReader, malformed, readOid, readText, TAG } from './der';

/** One attribute of a name: its type as a dotted OID, its text, and its string type's identifier octet. */
export interface NameAttribute {
  readonly type: string;
  readonly text: string;
  readonly stringTag: number;
}

/** A distinguished name (RFC 5280, 4.1.2.4) as it stands in the certificate, attributes in order. */
export interface DistinguishedName {
  readonly raw: Bytes;
  readonly attributes: readonly NameAttribute[];
}

/** Attribute types of X.520 that the card's certificates use. */
export const ATTRIBUTE = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
} as const;

/** Reads an RDNSequence that was taken as a SEQUENCE. @throws AppError `pki/malformed` */
export function readName(element: DerElement): DistinguishedName {
  const sets = new DerReader(element.value);
  const attributes: NameAttribute[] = [];
  while (!sets.atEnd) {
    const set = sets.enter(TAG.set);
    if (set.atEnd) throw malformed('empty name part');
    while (!set.atEnd) {
      const pair = set.enter();
      const type = readOid(pair.next(TAG.oid));
      const value = pair.next();
      pair.end();
      attributes.push({ type, text: readText(value), stringTag: value.tag });
    }
  }
  return { raw: element.raw, attributes };
}

/** The texts of all attributes of a type, in order. */
export function textsOf(name: DistinguishedName, type: string): readonly string[] {
  return name.attributes.filter((attribute) => attribute.type === type).map(({ text }) => text);
}

/** Whether two names are the same octets: the only comparison that never makes two names one. */
export function sameName(a: DistinguishedName, b: DistinguishedName): boolean {
  return equalBytes(a.raw, b.raw);
}
