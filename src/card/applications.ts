import { type Bytes, fromHex } from '../bytes';
import type { ApplicationName, PinName } from './facts';

/*
 * There is no public specification of the card's applications: every identifier below was measured by public
 * projects (at least two of them, unless it says "one project").
 */

/** Application identifiers in full: a shortened one also answers 9000 and proves nothing. */
export const AIDS: Readonly<Record<ApplicationName, Bytes>> = {
  common: fromHex('D3921000310001010100'),
  jpki: fromHex('D392F000260100000001'),
  text: fromHex('D3921000310001010408'),
  face: fromHex('D3921000310001010402'),
  juki: fromHex('D3921000310001010401'),
  // The driving licence, on cards that carry one since 2025-03.
  licence: fromHex('A0000002310600000000000000000000'),
};

/** An elementary file of an application; identifiers are 0001 to 001E, so each has a short one (its low 5 bits). */
export interface ElementaryFile {
  readonly application: ApplicationName;
  readonly id: number;
}

/** Files that hold data. Free to read unless it says which PIN opens them. */
export const FILES = {
  /** Record 1: serial (15 digits), municipality (5), expiry YYYYMMDD (8). */
  cardRecord: { application: 'common', id: 0x0001 },
  /** The signature certificate; behind the signature password. */
  signatureCertificate: { application: 'jpki', id: 0x0001 },
  signatureAuthority: { application: 'jpki', id: 0x0002 },
  /** CK_TOKEN_INFO of PKCS #11; its first 32 octets, the label, tell the platform. */
  tokenInfo: { application: 'jpki', id: 0x0006 },
  /** Which certificates there are: 8F = present, signature first (meaning: one project). */
  certificates: { application: 'jpki', id: 0x0008 },
  /** The user-authentication certificate; on a phone behind the authentication PIN. */
  authenticationCertificate: { application: 'jpki', id: 0x000a },
  authenticationAuthority: { application: 'jpki', id: 0x000b },
  /** My Number; behind the PIN or number A. */
  myNumber: { application: 'text', id: 0x0001 },
  /** The four attributes; behind the PIN or number B. */
  attributes: { application: 'text', id: 0x0002 },
  /** Digests and their signature; behind the PIN or either number. */
  integrity: { application: 'text', id: 0x0003 },
  textCvCertificate: { application: 'text', id: 0x0004 },
  /** The chip's own key, signed; behind the PIN or either number. */
  textCardKey: { application: 'text', id: 0x0007 },
  /** The card's face; behind either number. */
  face: { application: 'face', id: 0x0002 },
  faceCvCertificate: { application: 'face', id: 0x0004 },
  /** The image of My Number; behind number A alone. */
  myNumberImage: { application: 'face', id: 0x0005 },
} as const satisfies Record<string, ElementaryFile>;

/** The private key of the user-authentication certificate; behind the authentication PIN. */
export const AUTHENTICATION_KEY: ElementaryFile = { application: 'jpki', id: 0x0017 };

/** The private key of the signature certificate; behind the signature password. */
export const SIGNATURE_KEY: ElementaryFile = { application: 'jpki', id: 0x001a };

export interface PinFile extends ElementaryFile {
  /** Tries of a fresh counter; it never recovers with time. */
  readonly tries: number;
}

/** Files that hold a PIN. Text EF 0012 is left out: it is blocked on every card as issued (one project). */
export const PINS: Readonly<Record<PinName, PinFile>> = {
  authentication: { application: 'jpki', id: 0x0018, tries: 3 },
  signature: { application: 'jpki', id: 0x001b, tries: 5 },
  text: { application: 'text', id: 0x0011, tries: 3 },
  'text-number-a': { application: 'text', id: 0x0014, tries: 10 },
  'text-number-b': { application: 'text', id: 0x0015, tries: 10 },
  'face-birth': { application: 'face', id: 0x0011, tries: 10 },
  'face-number-b': { application: 'face', id: 0x0012, tries: 10 },
  'face-number-a': { application: 'face', id: 0x0013, tries: 10 },
  // One project: the same nominal PIN as the common application's 001C, with a counter of its own.
  juki: { application: 'juki', id: 0x001c, tries: 3 },
  licence: { application: 'licence', id: 0x0006, tries: 10 },
};
