import type { Bytes } from '../bytes';
import type { VerdictName } from '../pki';
import type { SignatureKind } from './write-cms';

/** What is looked at, in the order in which it is told. */
export const CHECKS = [
  'form',
  'document',
  'signature',
  'bound',
  'coverage',
  'issuer',
  'at-signing',
  'now',
  'revocation',
  'trusted-time',
] as const;
export type Check = (typeof CHECKS)[number];

/** Why a check came to its verdict. */
export type FindingReason =
  | 'right'
  /** Not DER, or not of the form that a signature has. */
  | 'structure'
  /** The document stands inside of the signature file. */
  | 'attached'
  | 'several-signers'
  | 'attributes'
  | 'sha1'
  | 'algorithm'
  | 'digest'
  | 'signature'
  | 'no-certificate'
  | 'other-certificate'
  | 'not-bound'
  /** /ByteRange is not [0, a, b, to the end of a revision]. */
  | 'range'
  /** /Contents does not fill its gap as one hexadecimal string. */
  | 'gap'
  /** Something stands behind the signature in its gap. */
  | 'filler'
  /** The revision that was signed does not hold this signature, or cannot be read. */
  | 'revision'
  | 'sub-filter'
  | 'whole'
  | 'later-signatures'
  | 'later-changes'
  | 'other-issuer'
  | 'path'
  | 'test-hierarchy'
  | 'demo'
  | 'in-time'
  | 'past'
  | 'not-yet'
  | 'no-time'
  | 'never-here'
  | 'timestamp-unchecked';

/** One line of the list. There is no line for all of it together. */
export interface Finding {
  readonly check: Check;
  readonly verdict: VerdictName;
  readonly reason: FindingReason;
}

/** What later revisions changed. */
export type Change = 'signatures' | 'validation-data' | 'fields' | 'annotations' | 'pages' | 'other';

/** One signature, and all that was looked at. */
export interface SignatureReport {
  readonly kind: SignatureKind | 'other';
  readonly findings: readonly Finding[];
  /** The time that the signer's computer claimed, ms since 1970. */
  readonly claimedAt?: number;
  /** The signer's certificate, DER. */
  readonly certificate?: Bytes;
  /** In a PDF: the field's name, and what came after it. */
  readonly field?: string;
  readonly changes?: readonly Change[];
}

export const finding = (
  check: Check,
  verdict: VerdictName = 'as-expected',
  reason: FindingReason = 'right',
): Finding => ({ check, verdict, reason });
