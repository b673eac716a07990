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
export const SIGN = 'src/sim/card/sign.ts';

/** Chromium on Linux tells of it last: before that a transfer fails, and open() is denied, for the node is gone. */
export const UNPLUGGED = {
  rule: 'an unplugged reader is told as such',
  file: PIPE,
  find: "const denied = isAppError(error, 'usb/access-denied');",
  replace: "const denied = isAppError(error, 'usb/chooser-closed');",
} as const;

/** Not case 1: QEMU's reader takes it in four octets as well. */
export const CASE_2 = {
  rule: 'ISO/IEC 7816-3, 12.2.3: case 2 brings as many octets as P3 says',
  file: 'src/protocol/t0/t0.ts',
  find: 'if (reader.remaining === 0) return { tpdu: apdu, incoming: p3 || 256 };',
  replace: 'if (reader.remaining === 0) return { tpdu: apdu, incoming: 0 };',
} as const;
