import type { CardFace, CertificateFacts, FaceImage, SignatureAttributes, TextAttributes } from '../card';
import type { AppError } from '../errors';
import type { DataVerdicts, Verdict } from '../pki';

/** A certificate that a PIN opened, with its octets for a copy on the person's act. */
export type OpenedCertificate = Required<CertificateFacts>;

export interface OpenedText {
  /** Twelve digits: covered until the person uncovers it. */
  readonly myNumber?: string;
  readonly attributes?: TextAttributes;
}

export interface OpenedFace {
  readonly face: CardFace;
  /** The image of My Number, where number A opened it: covered like the number. */
  readonly myNumberImage?: FaceImage;
  /** Whether the face's expiry is the common record's; absent where one of them is not known. */
  readonly sameExpiry?: boolean;
}

export interface OpenedSignature extends OpenedCertificate {
  readonly attributes: SignatureAttributes;
}

export type Attribute = 'name' | 'address' | 'birth' | 'sex';

/** The attributes of the signature certificate beside those of the input-assist application. */
export type Comparison = Readonly<Partial<Record<Attribute, 'same' | 'different'>>>;

/** Without the chip's own key, which would tell one card from another. */
export type DataChecks = Omit<DataVerdicts, 'cardKey'>;

/** What was checked so far; a check that is absent was not made. */
export interface Checks {
  readonly authentication?: Verdict;
  readonly signature?: Verdict;
  readonly text?: DataChecks;
  readonly face?: DataChecks;
  /** The chip's answer to a fresh challenge, by the application's own key. */
  readonly textChip?: Verdict;
  readonly faceChip?: Verdict;
  /** Whether PIN and key of the log-in certificate do: the answer was made by the certificate's key. */
  readonly authenticationKey?: Verdict;
  /** Checks that are being made now. */
  readonly running: number;
  /** Checks that came to nothing, by the link or the card: nothing follows from them. */
  readonly issues: readonly AppError[];
}

/** Everything that PINs opened, in one place, and how long it stays. */
export interface OpenedSnapshot {
  readonly text?: OpenedText;
  readonly face?: OpenedFace;
  readonly signature?: OpenedSignature;
  /** A phone's log-in certificate, which its PIN opens. */
  readonly authentication?: OpenedCertificate;
  readonly comparison?: Comparison;
  readonly checks: Checks;
  /** When the opened values go, ms since 1970; absent while nothing is open. */
  readonly closesAt?: number;
  /** The last half minute has begun: offer "keep showing". */
  readonly closing: boolean;
  /** The values went because nobody did anything for five minutes. */
  readonly timedOut: boolean;
}

export interface Opened {
  readonly snapshot: OpenedSnapshot;
  subscribe(listener: () => void): () => void;
  /** The person did something ("keep showing", a key, a pointer): the five minutes begin again. */
  keepShowing(): void;
  /** Forgets every opened value at once, octets zeroed. What was checked stays: a verdict holds nothing personal. */
  forget(): void;
}
