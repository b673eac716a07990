import type { Clock } from '../clock';
import type { Bytes } from '../bytes';
import type { Verify } from '../pki';
import type { NumberBParts } from '../card';
import type { Act, ChangeablePin, Documents, PinChange, TextMode } from './act';
import type { Opened } from './opened';
import type { ReadCard } from './read';

/** What the use cases behind PINs are given by main.ts, or by a test. */
export interface WholeCardDeps {
  readonly read: ReadCard;
  readonly clock: Clock;
  /** Loads the engine of the checks, which is heavy. */
  readonly verify: () => Promise<Verify>;
  /** Random octets for challenges, `length` of them. */
  readonly random: (length: number) => Bytes;
}

/** Every use case behind a PIN, and the checks, over the card that a read left in our hands. */
export interface WholeCard {
  readonly opened: Opened;
  /** Input-assist application by its four-digit PIN. */
  readonly text: Act<{ readonly pin: string; readonly mode: TextMode }>;
  /** The four attributes alone, by number B. */
  readonly textByNumber: Act<{ readonly number: NumberBParts }>;
  /** Card-face application by number A, which the chip gives after the four-digit PIN: one try of each. */
  readonly face: Act<{ readonly pin: string }>;
  readonly faceByNumber: Act<{ readonly number: NumberBParts }>;
  /** Signature certificate by its password. */
  readonly signature: Act<{ readonly pin: string }>;
  /** A phone's log-in certificate by its PIN. */
  readonly phone: Act<{ readonly pin: string }>;
  /** Whether the log-in PIN and its key do: a fresh challenge is signed. */
  readonly checkKey: Act<{ readonly pin: string }>;
  /** Signs the listed documents by the signature password: one VERIFY, and one signature for each. */
  readonly sign: Act<{ readonly pin: string; readonly documents: Documents }>;
  /** A change costs at most two tries: the old PIN, then the proof of the new one. */
  readonly change: Readonly<Record<ChangeablePin, Act<PinChange>>>;
  /**
   * Checks the log-in certificate, where it matters with the card's own authority beside it; costs no try. Every other
   * check, the chip's answer to a challenge included, follows by itself what a press opened. Never rejects.
   */
  checkCertificate(): Promise<void>;
  /** Resolves when no check is being made. */
  settled(): Promise<void>;
  /** Forgets what was opened and what was checked. */
  forget(): void;
}
