import type { Bytes } from '../bytes';
import type { PinCounter, PinName } from '../card';
import type { AppError } from '../errors';

/**
 * Where an act stands. `ready` = the counters were told and a press is awaited; `done` = what it opened is in
 * `Opened`; `failed` = not even the counter could be asked, or the card is gone.
 */
export type ActPhase = 'idle' | 'asking' | 'ready' | 'working' | 'done' | 'failed';

/** A PIN that a press may spend a try of, and what its counter said last. */
export interface ActPin {
  readonly name: PinName;
  /** Absent until it was asked. */
  readonly counter?: PinCounter;
}

/** One immutable picture of an act, for the view to draw. It never holds what was typed. */
export interface ActSnapshot {
  readonly phase: ActPhase;
  /** In the order in which they are sent: at most one VERIFY for each in one press. */
  readonly pins: readonly ActPin[];
  /** Fewer than two tries are left somewhere: a press needs `confirmed`. */
  readonly needsConfirmation: boolean;
  /** A PIN of the act is blocked; with `error` being `card/pin-blocked`, by this very press. */
  readonly blocked: boolean;
  /** Why the last press, or the question before it, came to nothing. */
  readonly error?: AppError;
  /** The new PIN is easily guessed: nothing was sent, and a press needs `weakAccepted`. */
  readonly weak?: true;
  /** Whose counter the error is about, where it is about one. */
  readonly failedPin?: PinName;
  /** Commands answered and expected while `working`; what is expected grows as the files tell their sizes. */
  readonly progress: { readonly done: number; readonly of: number };
}

/** What every press carries beside what was typed. */
export interface Press {
  /** The person's second, explicit word where `needsConfirmation` says so. */
  readonly confirmed?: boolean;
}

/** A use case behind a PIN: the counter is told first, then each press sends one VERIFY for each PIN at most. */
export interface Act<Typed> {
  readonly snapshot: ActSnapshot;
  /** Calls back after every change; gives the function to stop. */
  subscribe(listener: () => void): () => void;
  /** Asks the counters, which spends no try. Never rejects: failures are in the snapshot. */
  ask(): Promise<void>;
  /**
   * One deliberate press. What was typed becomes one `Pin` buffer before this returns, so the field can be emptied at
   * once. Never rejects. Does nothing while another press works.
   */
  press(typed: Typed & Press): Promise<void>;
  /** Stops; a command that carries a PIN and has begun ends first. */
  cancel(): void;
}

/** What the input-assist application is read for. */
export type TextMode = 'all' | 'my-number' | 'attributes';

/** PINs that this app can change; the resident-register PIN is not among them. */
export type ChangeablePin = 'authentication' | 'signature' | 'text';

export interface PinChange {
  readonly current: string;
  readonly fresh: string;
  readonly again: string;
  /** The person's word that an easily guessed new PIN is meant. */
  readonly weakAccepted?: boolean;
}

/** The documents that the person listed, as the card meets them: one signature for each. */
export interface Documents {
  /**
   * What each signature is over, now that the signer's certificate is known.
   * @throws AppError to refuse that certificate: then nothing is signed
   */
  messages(certificate: Bytes): Promise<readonly Bytes[]>;
  /**
   * The signatures, in the order of the messages.
   * @throws AppError where one of them is no signature by the certificate's key
   */
  finish(signatures: readonly Bytes[]): Promise<void>;
}
