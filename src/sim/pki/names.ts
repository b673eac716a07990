import type { Bytes } from '../../bytes';
import { oid, printableString, sequence, set, tlv, utf8String } from './der';

const ATTRIBUTES = { C: '2.5.4.6', L: '2.5.4.7', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' } as const;

export type Attribute = readonly [type: keyof typeof ATTRIBUTES, value: string];

/** A distinguished name, one attribute an RDN: country as PrintableString, the rest as UTF8String. */
export function name(...attributes: readonly Attribute[]): Bytes {
  return sequence(
    ...attributes.map(([type, value]) =>
      set(sequence(oid(ATTRIBUTES[type]), type === 'C' ? printableString(value) : utf8String(value))),
    ),
  );
}

/** GeneralName directoryName (RFC 5280, 4.2.1.6): explicit, since Name is a CHOICE. */
export function directoryName(of: Bytes): Bytes {
  return tlv(0xa4, of);
}

/** GeneralName otherName with a UTF8String. */
export function otherName(typeId: string, text: string): Bytes {
  return tlv(0xa0, oid(typeId), tlv(0xa0, utf8String(text)));
}
