/** One line that is broken, and the case that must go red under it. */
export interface RigBreak {
  /** The rule that the line keeps. */
  readonly rule: string;
  /** From the project's root. */
  readonly file: string;
  /** A piece of one line that stands there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The case's full name. */
  readonly case: string;
}

export const PIPE = 'src/reader/usb/bulk-pipe.ts';
export const USB_ERROR = 'src/reader/usb/usb-error.ts';
export const SIGN = 'src/sim/card/sign.ts';
