import type { Bytes } from '../bytes';

/**
 * Five verdicts, not two. Only `altered` (and a failed challenge) may say that something is not the original.
 *
 * - `not-checked`: no authority of this version can have issued it.
 * - `altered`: the authority that it names did not sign it so, or no key at hand verifies it, the card's own included.
 * - `not-accepted`: signed, but the path to the authority breaks a rule.
 * - `unknown-kind`: signed and the path holds, but the certificate is of a kind that this version does not know.
 * - `as-expected`: signed, the path holds, of the known kind.
 */
export type VerdictName = 'not-checked' | 'altered' | 'not-accepted' | 'unknown-kind' | 'as-expected';

/** Whose keys these are: the real authorities, their test hierarchy, or this app's demo. */
export type Hierarchy = 'production' | 'test' | 'demo';

export type Purpose = 'authentication' | 'signature';

export type VerdictReason =
  | 'signed'
  /** No pinned authority can have issued it. */
  | 'issuer-unknown'
  /** The card's test hierarchy, whose keys no real card uses. */
  | 'test-hierarchy'
  /** The signature does not fit what was signed. */
  | 'signature'
  /** A digest does not fit the data. */
  | 'digest'
  /** It is not of the form that was signed. */
  | 'structure'
  | 'version'
  | 'authority-dates'
  | 'authority-may-not-issue'
  | 'path-length'
  | 'critical-extension'
  | 'name-chain'
  | 'key-identifier'
  | 'algorithm'
  | 'key-size'
  | 'leaf-is-authority'
  /** A second, independent reader of certificates disagrees. */
  | 'second-reader'
  | 'purpose'
  | 'key-usage'
  | 'extended-key-usage'
  | 'policy'
  | 'subject'
  | 'other-name'
  /** The chip's answer to the challenge was made with another key. */
  | 'other-key';

export interface Verdict {
  readonly verdict: VerdictName;
  readonly reason: VerdictReason;
  readonly hierarchy?: Hierarchy;
  /** Which generation of the authority signed it, as the anchors' file names say (`authca03`). */
  readonly authority?: string;
}

/** An RSA public key of a card-verifiable certificate: big-endian, no leading zeros needed. */
export interface RsaPublicKey {
  readonly modulus: Bytes;
  readonly exponent: Bytes;
}

/** A card-verifiable certificate judged; the key only where it may be used for the data that follows. */
export interface CvVerdict extends Verdict {
  readonly key?: RsaPublicKey;
}

/** The files of the input-assist application, as the card gave them, filler included. */
export interface TextFiles {
  readonly cvCertificate: Bytes;
  /** EF 0003: digests and their signature. */
  readonly integrity: Bytes;
  /** EF 0001, all 17 bytes, where it was open. */
  readonly myNumber?: Bytes;
  /** EF 0002, where it was open. */
  readonly attributes?: Bytes;
  /** EF 0007: the card's own key, signed. */
  readonly cardKey?: Bytes;
}

export interface FaceFiles {
  readonly cvCertificate: Bytes;
  /** EF 0002: the card's face. */
  readonly face?: Bytes;
  /** EF 0005: the image of My Number. */
  readonly myNumberImage?: Bytes;
  /** EF 0001: the birth date. */
  readonly birthDate?: Bytes;
}

/** One verdict for each part that a signature or digest covers; a part that was not read is absent. */
export interface DataVerdicts {
  readonly issuer: Verdict;
  readonly parts: Readonly<Partial<Record<SignedPart, Verdict>>>;
  /** The chip's own key, only when it is signed up to the pinned issuer. */
  readonly cardKey?: RsaPublicKey;
}

export type SignedPart =
  'integrity-record' | 'my-number' | 'attributes' | 'card-key' | 'face' | 'my-number-image' | 'birth-date';

/** What `pki/verify` does, as a type that main.ts fills by a dynamic import: the engine is heavy. */
export interface Verify {
  /** @param cardAuthority the card's own CA certificate, for consistency only */
  certificate(der: Bytes, purpose: Purpose, cardAuthority?: Bytes): Promise<Verdict>;
  text(files: TextFiles): Promise<DataVerdicts>;
  face(files: FaceFiles): Promise<DataVerdicts>;
  /** Whether `signature` is PKCS#1 v1.5 over the SHA-256 of `challenge` under the chip's own key. */
  challenge(challenge: Bytes, signature: Bytes, key: RsaPublicKey): Promise<Verdict>;
}
