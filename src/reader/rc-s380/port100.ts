import { type Bytes, bytes, concat, wipe } from '../../bytes';
import type { Clock } from '../../clock';
import { AppError, isAppError } from '../../errors';
import { isLinkLoss } from '../link-loss';
import type { BulkPipe } from '../usb';
import { ACK, type Frame, LONGEST_FRAME, decodeFrame, encodeFrame } from './frame';

const TO_READER = 0xd6;
const TO_HOST = 0xd7;

/** Command codes that are used; the answer's is one more. */
export const Code = {
  inSetRf: 0x00,
  inSetProtocol: 0x02,
  inCommRf: 0x04,
  switchRf: 0x06,
  setCommandType: 0x2a,
} as const;
const COMMAND_TYPE = bytes(1);

/** What the reader may take beside the card's time, in ms. */
const READER_TIME = 1_500;
/** Frames of earlier commands that are dropped before an answer is missed. */
const MAX_STALE = 10;
const SETTLE_TRIES = 4;

export interface CommandOptions {
  /** How long the card may take, in ms; the reader's own time is added. */
  readonly cardTime?: number;
  /** Sent once whatever happens, and wiped. */
  readonly secret?: boolean;
}

/** Sends one command and gives what follows the answer's code. @throws AppError `reader/*`, `usb/*` */
export type Port100 = (code: number, args: Bytes, options?: CommandOptions) => Promise<Bytes>;

/** Whether nothing is known of a command because its answer was lost or made no sense. */
export function isLost(error: unknown): boolean {
  return isLinkLoss(error) || isAppError(error, 'reader/protocol');
}

/**
 * The command pump. An answer carries no number: it counts only after the ACK of its own command, and after anything
 * that was lost, an ACK of ours stops the reader and what it still had to say is dropped. So it begins, too: a page
 * before us may have left answers behind.
 */
export function createPort100({ pipe, clock }: { readonly pipe: BulkPipe; readonly clock: Clock }): Port100 {
  let unsettled = true;
  let arrived: Bytes = bytes();

  async function send(data: Bytes, secret: boolean): Promise<void> {
    const frame = encodeFrame(data);
    try {
      await pipe.write(frame, READER_TIME);
    } finally {
      if (secret) wipe(frame);
    }
  }

  /** The next frame, of as many transfers as it takes. */
  async function receive(end: number): Promise<Frame> {
    try {
      for (;;) {
        const first = arrived.length > 0 ? decodeFrame(arrived) : undefined;
        if (first !== undefined) {
          arrived = first.rest;
          return first.frame;
        }
        const ms = Math.max(0, end - clock.now());
        arrived = concat(arrived, await pipe.read(LONGEST_FRAME, ms));
      }
    } catch (error) {
      arrived = bytes();
      throw isAppError(error, 'usb/silent')
        ? new AppError('reader/silent', { ms: READER_TIME }, error)
        : error;
    }
  }

  async function once(
    code: number,
    args: Bytes,
    { cardTime = 0, secret = false }: CommandOptions,
  ): Promise<Bytes> {
    const data = concat(bytes(TO_READER, code), args);
    unsettled = true;
    arrived = bytes();
    try {
      await send(data, secret);
    } finally {
      if (secret) wipe(data);
    }
    let isAcknowledged = false;
    for (let stale = 0; stale <= MAX_STALE; stale += 1) {
      const frame = await receive(clock.now() + READER_TIME + cardTime);
      if (frame.kind === 'error') throw new AppError('reader/protocol', { what: 'error frame' });
      if (frame.kind === 'ack') {
        isAcknowledged = true;
        continue;
      }
      const [head, answered, ...rest] = frame.data;
      if (!isAcknowledged || head !== TO_HOST || answered !== code + 1) continue;
      unsettled = false;
      return Uint8Array.from(rest);
    }
    throw new AppError('reader/protocol', { what: 'answer to another command' });
  }

  async function settle(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await pipe.write(ACK, READER_TIME);
        await once(Code.setCommandType, COMMAND_TYPE, {});
        return;
      } catch (error) {
        if (!isLost(error) || tries === SETTLE_TRIES) throw error;
      }
    }
  }

  return async (code, args, options = {}) => {
    if (unsettled) await settle();
    return once(code, args, options);
  };
}
