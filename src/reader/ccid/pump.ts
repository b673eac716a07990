import { type Bytes, concat, wipe } from '../../bytes';
import type { Clock } from '../../clock';
import { AppError, isAppError } from '../../errors';
import type { BulkPipe } from '../usb';
import { orAborted, throwIfCancelled } from '../cancel';
import { isLinkLoss } from '../link-loss';
import { SLOT_BUSY } from './command-error';
import {
  type CcidAnswer,
  type CcidRequest,
  HEADER_LENGTH,
  REQUEST,
  decodeAnswer,
  encodeRequest,
  messageLength,
} from './message';

/** How long a reader may take for what costs it no card time; some need a second for a slot status alone. */
export const READER_LIMIT = 3_000;
/** How long one command may take with all its time extensions. */
const COMMAND_CAP = 60_000;
/** Answers with another sequence number that are dropped before one is missed. */
const MAX_STALE = 10;
const SETTLE_TRIES = 4;
const BUSY_PAUSE = 50;
const BUSY_TRIES = 5;
/** Class request ABORT (CCID 1.1, 5.3.1). */
const CONTROL_ABORT = 0x01;

export interface CommandOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the first sign of an answer. */
  readonly timeout?: number;
  /** Milliseconds that one unit of a time extension stands for: BWT or WWT. */
  readonly extension?: number;
}

export interface PumpOptions {
  readonly pipe: BulkPipe;
  readonly clock: Clock;
  /** The longest message that the reader may send. */
  readonly receiveLimit: number;
}

/** One command at a time, first come first served; an answer is taken only for the command that it belongs to. */
export interface MessagePump {
  /** Milliseconds on the clock when the last command ended. */
  readonly lastUsed: number;
  /**
   * Sends a message and gives the answer, also where it tells that the command failed.
   * @throws AppError `reader/silent`, `reader/time-limit`, `reader/protocol`, `usb/*`; `session/cancelled` as soon as
   *   the signal aborts, while the answer that nobody waits for is taken in the background
   */
  command(slot: number, request: CcidRequest, options?: CommandOptions): Promise<CcidAnswer>;
  /** Calls back with each answer to a command, failed ones too. */
  onAnswer(listener: (answer: CcidAnswer) => void): void;
}

export function createPump({ pipe, clock, receiveLimit }: PumpOptions): MessagePump {
  let queue: Promise<unknown> = Promise.resolve();
  let seq = 0;
  let lastUsed = clock.now();
  /** The answer to a command may still come: it must not be taken for the next one's. */
  let unsettled = false;
  const listeners = new Set<(answer: CcidAnswer) => void>();

  function nextSeq(): number {
    const now = seq;
    seq = (seq + 1) & 0xff;
    return now;
  }

  async function send(slot: number, request: CcidRequest, number: number): Promise<void> {
    const message = encodeRequest(request, slot, number);
    try {
      await pipe.write(message, READER_LIMIT);
    } finally {
      if (request.secret === true) wipe(message);
    }
  }

  /** One whole message, of as many transfers as it takes. */
  async function receive(timeout: number): Promise<CcidAnswer> {
    let message: Bytes = new Uint8Array(0);
    let limit = timeout;
    for (;;) {
      message = concat(message, await nextPart(message, limit));
      const length = message.length < HEADER_LENGTH ? HEADER_LENGTH : messageLength(message);
      // Checked before anything is read for it: dwLength is the reader's word.
      if (length > receiveLimit) throw new AppError('reader/protocol', { what: 'dwLength is too long' });
      if (message.length >= length) return decodeAnswer(message);
      limit = READER_LIMIT;
    }
  }

  async function nextPart(message: Bytes, limit: number): Promise<Bytes> {
    try {
      return await pipe.read(receiveLimit, limit);
    } catch (error) {
      if (!isAppError(error, 'usb/silent')) throw error;
      if (message.length === 0 || message.length % pipe.packetSize === 0) {
        throw new AppError('reader/silent', { ms: limit }, error);
      }
      throw new AppError('reader/protocol', { what: 'message ends early' }, error);
    }
  }

  /** The next answer with this sequence number; older ones are dropped. */
  async function receiveFor(number: number, timeout: number): Promise<CcidAnswer> {
    for (let stale = 0; stale <= MAX_STALE; stale += 1) {
      const answer = await receive(timeout);
      if (answer.seq === number) return answer;
    }
    throw new AppError('reader/protocol', { what: 'sequence number' });
  }

  /**
   * Makes sure that no earlier answer is under way: the one to a fresh GetSlotStatus comes after them all. What comes
   * before it is dropped, malformed or not.
   */
  async function settle(slot: number): Promise<void> {
    for (let tries = 1; unsettled; tries += 1) {
      try {
        const number = nextSeq();
        await send(slot, { name: 'GetSlotStatus' }, number);
        await receiveFor(number, READER_LIMIT);
        unsettled = false;
      } catch (error) {
        const hopeless = !isLinkLoss(error) && !isAppError(error, 'reader/protocol');
        if (hopeless || tries === SETTLE_TRIES) throw error;
      }
    }
  }

  /** Ends a command that asks for time while nobody waits for it any more (CCID 1.1, 5.3.1 and 6.1.13). */
  async function abort(slot: number): Promise<void> {
    const number = nextSeq();
    await pipe.control(CONTROL_ABORT, number * 256 + slot);
    await send(slot, { name: 'Abort' }, number);
    await receiveFor(number, READER_LIMIT);
    unsettled = false;
  }

  async function exchange(slot: number, request: CcidRequest, options: CommandOptions): Promise<CcidAnswer> {
    const { signal, timeout = READER_LIMIT, extension = READER_LIMIT } = options;
    if (unsettled) await settle(slot);
    throwIfCancelled(signal);
    const number = nextSeq();
    const cap = clock.now() + COMMAND_CAP;
    unsettled = true;
    await send(slot, request, number);
    for (let limit = timeout; ;) {
      const answer = await receiveFor(number, limit);
      if (answer.slot !== slot) throw new AppError('reader/protocol', { what: 'slot' });
      if (answer.type !== REQUEST[request.name][1]) {
        throw new AppError('reader/protocol', { what: 'message type' });
      }
      if (answer.commandStatus !== 'extension') {
        unsettled = false;
        return answer;
      }
      const left = cap - clock.now();
      if (left <= 0 || signal?.aborted === true) {
        await abort(slot).catch(() => undefined);
        throwIfCancelled(signal);
        throw new AppError('reader/time-limit', { ms: COMMAND_CAP });
      }
      // bError is the multiplier; some readers leave it 0 and mean once.
      limit = Math.min(Math.max(READER_LIMIT, Math.max(1, answer.error) * extension), left);
    }
  }

  async function run(slot: number, request: CcidRequest, options: CommandOptions): Promise<CcidAnswer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await exchange(slot, request, options);
      for (const listener of listeners) listener(answer);
      const busy = answer.commandStatus === 'failed' && answer.error === SLOT_BUSY;
      if (!busy || request.secret === true || tries === BUSY_TRIES) return answer;
      await clock.sleep(BUSY_PAUSE);
    }
  }

  return {
    get lastUsed() {
      return lastUsed;
    },
    command: (slot, request, options = {}) => {
      const turn = queue.then(() => {
        throwIfCancelled(options.signal);
        return run(slot, request, options);
      });
      queue = turn
        .catch(() => undefined)
        .then(() => {
          lastUsed = clock.now();
        });
      return orAborted(turn, options.signal);
    },
    onAnswer: (listener) => void listeners.add(listener),
  };
}
