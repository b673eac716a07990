import type { Bytes } from '../bytes';
import type { CardKind, Presence } from './facts';

/** Octets of the token label: all that is read of the token information. */
export const TOKEN_LABEL_SIZE = 32;

/** Labels as measured by public projects; the last one by one project. */
const KINDS: Readonly<Record<string, CardKind>> = {
  JPKIAPICCTOKEN2: 'my-number',
  JPKIAPICCTOKEN: 'old-resident',
  JPKIAPGPSETOKEN: 'phone',
  JPKIAPIOSTOKEN: 'phone',
};

/** What kind of token a label names, padded with spaces or NULs; undefined for a label nobody has told of. */
export function kindOfLabel(label: Bytes): CardKind | undefined {
  const text = String.fromCharCode(...label).replace(/[ \0]+$/, '');
  return Object.hasOwn(KINDS, text) ? KINDS[text] : undefined;
}

const PRESENT = 0x8f;

/** Octets of JPKI-AP EF 0008. */
export const CERTIFICATES_SIZE = 3;

/** Which certificates the card says it carries: the first octet tells of signing, the second of authentication. */
export function parseCertificates(data: Bytes): { authentication: Presence; signature: Presence } {
  const presence = (octet: number | undefined): Presence =>
    octet === undefined ? 'unknown' : octet === PRESENT ? 'present' : 'absent';
  return { signature: presence(data[0]), authentication: presence(data[1]) };
}
