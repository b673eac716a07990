import type { GlanceFacts } from '../card';
import type { AppError } from '../errors';
import type { ReaderInfo } from '../reader';
import type { CardLease } from './lease';

/** Where a read stands. `further` = the board is complete and more applications are being looked for. */
export type ReadPhase =
  | 'idle'
  | 'choosing'
  | 'opening'
  | 'waiting-for-card'
  | 'reading'
  | 'further'
  | 'done'
  | 'failed'
  | 'cancelled';

/** One immutable picture of a read, for the view to draw. */
export interface ReadSnapshot {
  readonly phase: ReadPhase;
  readonly reader?: ReaderInfo;
  /** What is known so far; kept when a later step fails, so that two dates stay on the board. */
  readonly facts: GlanceFacts;
  /** Commands answered and the commands expected, for a progress bar. */
  readonly progress: { readonly done: number; readonly of: number };
  /** When the read began, ms since 1970: the board's "read at". */
  readonly startedAt?: number;
  /** Why a `failed` read ended; on a `done` one, why the search for further applications stopped early. */
  readonly error?: AppError;
  /** Whether the card still lies there, in our hands; once it has left, facts stay. */
  readonly cardPresent: boolean;
}

/** The use case "read the card": one at a time, restartable, cancellable at any moment. */
export interface ReadCard {
  readonly snapshot: ReadSnapshot;
  /** The card that still lies there after a read that is `done`: for what a PIN opens. */
  readonly lease: CardLease | undefined;
  /** Calls back after every change; gives the function to stop. */
  subscribe(listener: () => void): () => void;
  /**
   * Starts a read: uses a reader already permitted, or opens the browser's chooser when there is none or
   * `anotherReader` is set (call it inside the click then). Never rejects: failures are in the snapshot.
   */
  start(options?: { readonly anotherReader?: boolean }): Promise<void>;
  /** Stops the running read; the reader is released and the snapshot becomes `cancelled`. */
  cancel(): void;
  /** Forgets what was read and releases the reader. */
  forget(): Promise<void>;
}
