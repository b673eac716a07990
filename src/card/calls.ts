import type { Bytes } from '../bytes';
import type { ElementaryFile } from './applications';
import type { Presence } from './facts';
import type { CardOptions } from './link';

/** What SELECT answered for an application. */
export interface Selection {
  /** `unknown` when the status word tells neither. */
  readonly presence: Presence;
  readonly sw: number;
}

export interface PinOptions extends CardOptions {
  /** SELECT EF and the plain form, whatever the card takes: what a change of a PIN needs throughout. */
  readonly plain?: boolean;
}

/** Which key signs: the application's own where none is named. */
export interface SignOptions extends CardOptions {
  readonly key?: ElementaryFile;
}

export interface ReadFileOptions extends CardOptions {
  /**
   * How many octets to read: a number, or what the first part tells by its own header (undefined = it does not tell:
   * only that part is read).
   */
  readonly size: number | ((start: Bytes) => number | undefined);
  /** Called after the first part, before the next command. */
  readonly onStart?: (start: Bytes) => void;
}

/** What was read of a file. */
export interface FilePart {
  readonly data: Bytes;
  /** False when the file ended before the octets that it announced. */
  readonly complete: boolean;
}
