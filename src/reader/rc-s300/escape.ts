import { type Bytes, ByteReader, ByteWriter, bytes, concat, wipe } from '../../bytes';
import type { Clock } from '../../clock';
import { AppError, isAppError } from '../../errors';
import { isLinkLoss } from '../link-loss';
import type { BulkPipe } from '../usb';

/** PC_to_RDR_Escape and RDR_to_PC_Escape (CCID 1.1, 6.1.8 and 6.2.4), which frame everything on this interface. */
const ESCAPE = 0x6b;
const ESCAPE_ANSWER = 0x83;
const HEADER = 10;
/** A constant of the maker's host libraries; the reader's own limit was never measured. */
export const LONGEST_MESSAGE = 290;
/** What one read asks for: whole packets, more than the longest answer. */
const READ_SIZE = 1024;

/** What the reader may take beside the card's time, in ms. */
const READER_TIME = 1_500;
/** All time extensions of one command. */
const EXTENSION_CAP = 60_000;
const EXTENSION_PAUSE = 20;
/** Answers to other commands that are dropped before one is missed. */
const MAX_STALE = 10;
const SLOT_BUSY = 0xe0;
const BUSY_PAUSE = 50;
const BUSY_TRIES = 5;
/** A reader whose answer was lost may still work on that command for as long as its longest timer. */
const SETTLE_PAUSE = 250;
const SETTLE_TRIES = 30;

const NONE = bytes();
/** Firmware version: changes nothing, and tells that the reader listens. */
export const FIRMWARE_VERSION = bytes(0xff, 0x56, 0x00, 0x00);

export interface EscapeOptions {
  /** How long the card may take, in ms; the reader's own time is added. */
  readonly cardTime?: number;
  /** Sent once whatever happens, and wiped. */
  readonly secret?: boolean;
}

export interface EscapeAnswer {
  readonly sequence: number;
  readonly status: 'done' | 'failed' | 'extension';
  readonly error: number;
  readonly payload: Bytes;
}

/** Sends one pseudo-APDU and gives the payload of its answer. @throws AppError `reader/*`, `usb/*` */
export type Escape = (payload: Bytes, options?: EscapeOptions) => Promise<Bytes>;

/** Octets of the whole message by its header. @throws AppError `bytes/short` below ten octets */
export function messageLength(message: Bytes): number {
  const reader = new ByteReader(message);
  // bMessageType.
  reader.skip(1);
  return HEADER + reader.u32le();
}

/**
 * One whole message. The slot's state is not looked at: it tells "no card" while a card in the field answers.
 * @throws AppError `reader/protocol`
 */
export function decodeEscape(message: Bytes): EscapeAnswer {
  if (message.length < HEADER) throw new AppError('reader/protocol', { what: 'header is short' });
  const reader = new ByteReader(message);
  const type = reader.u8();
  // dwLength: the message was cut by it.
  reader.skip(4);
  const slot = reader.u8();
  const sequence = reader.u8();
  const status = reader.u8() >> 6;
  const error = reader.u8();
  // bRFU.
  reader.skip(1);
  if (type !== ESCAPE_ANSWER) throw new AppError('reader/protocol', { what: 'message type' });
  if (slot !== 0) throw new AppError('reader/protocol', { what: 'slot' });
  const name = (['done', 'failed', 'extension'] as const)[status];
  if (name === undefined) throw new AppError('reader/protocol', { what: 'command status' });
  return { sequence, status: name, error, payload: reader.rest() };
}

/** The message pump of the vendor interface. Called for one command at a time. */
export function createEscape({ pipe, clock }: { readonly pipe: BulkPipe; readonly clock: Clock }): Escape {
  let next = 0;
  /** The answer to a command may still come, and the reader be busy with it. */
  let unsettled = false;

  async function send(sequence: number, payload: Bytes, secret: boolean): Promise<void> {
    const head = new ByteWriter()
      .u8(ESCAPE)
      .u32le(payload.length)
      .u8(0)
      .u8(sequence)
      .put(bytes(0, 0, 0));
    const message = concat(head.finish(), payload);
    try {
      await pipe.write(message, READER_TIME);
    } finally {
      if (secret) wipe(message);
    }
  }

  /** One whole message, of as many transfers as it takes. */
  async function receive(ms: number): Promise<EscapeAnswer> {
    let message = NONE;
    for (let limit = ms; ; limit = READER_TIME) {
      message = concat(message, await read(limit));
      if (message.length < HEADER) continue;
      const length = messageLength(message);
      // Before anything is read for it: dwLength is the reader's word.
      if (length > READ_SIZE) throw new AppError('reader/protocol', { what: 'dwLength is too long' });
      if (message.length >= length) return decodeEscape(message.slice(0, length));
    }
  }

  async function read(ms: number): Promise<Bytes> {
    try {
      return await pipe.read(READ_SIZE, ms);
    } catch (error) {
      throw isAppError(error, 'usb/silent') ? new AppError('reader/silent', { ms }, error) : error;
    }
  }

  async function receiveFor(sequence: number, ms: number): Promise<EscapeAnswer> {
    for (let stale = 0; stale <= MAX_STALE; stale += 1) {
      const answer = await receive(ms);
      if (answer.sequence === sequence) return answer;
    }
    throw new AppError('reader/protocol', { what: 'sequence number' });
  }

  async function once(payload: Bytes, cardTime: number, secret: boolean): Promise<EscapeAnswer> {
    const sequence = next;
    next = (next + 1) & 0xff;
    const cap = clock.now() + EXTENSION_CAP;
    unsettled = true;
    await send(sequence, payload, secret);
    for (;;) {
      const answer = await receiveFor(sequence, READER_TIME + cardTime);
      if (answer.status !== 'extension') {
        unsettled = false;
        return answer;
      }
      if (clock.now() >= cap) throw new AppError('reader/time-limit', { ms: EXTENSION_CAP });
      await clock.sleep(EXTENSION_PAUSE);
    }
  }

  async function settle(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        if ((await once(FIRMWARE_VERSION, 0, false)).error !== SLOT_BUSY || tries === SETTLE_TRIES) return;
      } catch (error) {
        const hopeless = !isLinkLoss(error) && !isAppError(error, 'reader/protocol');
        if (hopeless || tries >= 4) throw error;
      }
      await clock.sleep(SETTLE_PAUSE);
    }
  }

  return async (payload, { cardTime = 0, secret = false } = {}) => {
    if (HEADER + payload.length > LONGEST_MESSAGE) {
      throw new AppError('reader/too-long', { length: payload.length, limit: LONGEST_MESSAGE - HEADER });
    }
    if (unsettled) await settle();
    for (let tries = 1; ; tries += 1) {
      const answer = await once(payload, cardTime, secret);
      if (answer.status === 'done') return answer.payload;
      if (answer.error !== SLOT_BUSY) {
        throw new AppError('reader/command-failed', { message: ESCAPE, error: answer.error });
      }
      // Busy says that the command was not begun; a secret one is not sent again even so.
      if (secret || tries === BUSY_TRIES) throw new AppError('reader/busy', {});
      await clock.sleep(BUSY_PAUSE);
    }
  };
}
