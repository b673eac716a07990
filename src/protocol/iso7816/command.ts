import type { Bytes } from '../../bytes';

/**
 * A command APDU as a plain value (ISO/IEC 7816-4, 5.1).
 *
 * `le` is the number of bytes expected, 1 to 256 in the short form (256 is coded 00), up to 65,536 in the
 * extended one; left out when no answer data is expected. A command with `secret: true` carries a PIN: it is
 * never logged (not its length either), its buffers are wiped after sending, and it is never sent twice.
 */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Bytes;
  readonly le?: number;
  readonly secret?: true;
}

/** A response APDU: its data and SW1-SW2 as one number, 0x9000 for success. */
export interface Response {
  readonly data: Bytes;
  readonly sw: number;
}
