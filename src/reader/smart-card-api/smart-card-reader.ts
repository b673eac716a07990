import { type Bytes, wipe } from '../../bytes';
import { type Clock, withTimeout } from '../../clock';
import { AppError, isAppError } from '../../errors';
import { type ApduExchange, type CardChannel, apduChannel } from '../../protocol/iso7816';
import { orAborted, pause, throwIfCancelled } from '../cancel';
import type { Reader } from '../reader';
import { createTurns } from '../turns';
import type {
  SmartCard,
  SmartCardConnection,
  SmartCardContext,
  SmartCardProtocol,
  SmartCardStateIn,
} from './smart-card';
import { smartCardError } from './smart-card-error';

/** What a call may take that moves no data of the card. */
const CALL_LIMIT = 30_000;
/** The service has no time limit of its own; no command of this card takes as long. */
const COMMAND_LIMIT = 60_000;
const STOP_LIMIT = 1_000;
/** A service that tells of a change where there is none is not asked again at once. */
const POLL = 100;

export interface SmartCardReaderOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Names of the readers that the service knows. @throws AppError `usb/access-denied`, `reader/*` */
export async function listSmartCardReaders(service: SmartCard, clock: Clock): Promise<readonly string[]> {
  const context = await call(clock, () => service.establishContext());
  try {
    return await call(clock, () => context.listReaders());
  } catch (error) {
    // Some services call an empty list a failure.
    if (isAppError(error, 'usb/disconnected')) return [];
    throw error;
  }
}

/** A reader of the operating system's service. Nothing is taken from other programs before `connect`. */
export async function openSmartCardReader(
  service: SmartCard,
  name: string,
  { clock, signal }: SmartCardReaderOptions,
): Promise<Reader> {
  throwIfCancelled(signal);
  const context = await orAborted(
    call(clock, () => service.establishContext()),
    signal,
  );
  return createReader(service, context, name, clock);
}

function createReader(service: SmartCard, context: SmartCardContext, name: string, clock: Clock): Reader {
  const listeners = new Set<(reason: AppError) => void>();
  const turns = createTurns();
  let connection: SmartCardConnection | undefined;
  /** The connected card's life: aborts with the reason when it leaves. */
  let card: AbortController | undefined;

  function cardGone(reason: AppError): void {
    const gone = card;
    card = undefined;
    if (gone === undefined) return;
    gone.abort(reason);
    for (const listener of [...listeners]) listener(reason);
  }

  /** Gives each state of the reader, the first at once, until `isEnd` says so. */
  async function follow(isEnd: (isPresent: boolean) => boolean, signal: AbortSignal): Promise<void> {
    // A context of its own: one that waits for a change takes no other call.
    const watcher = await call(clock, () => service.establishContext());
    let known: SmartCardStateIn = { readerName: name, currentState: { unaware: true } };
    const stop = new AbortController();
    try {
      for (;;) {
        throwIfCancelled(signal);
        const asked = refused(() => watcher.getStatusChange([known], { signal: stop.signal }));
        const [state] = await orAborted(asked, signal);
        const { unavailable, unknown, empty, present, exclusive, inuse } = state?.eventState ?? {
          unknown: true,
        };
        if (unavailable === true || unknown === true) throw new AppError('usb/disconnected', { phase: 'in' });
        if (isEnd(present === true)) return;
        known = {
          readerName: name,
          currentState: {
            empty: empty === true,
            present: present === true,
            exclusive: exclusive === true,
            inuse: inuse === true,
          },
          ...(state === undefined ? {} : { currentCount: state.eventCount }),
        };
        await pause(clock, POLL, signal);
      }
    } finally {
      stop.abort();
    }
  }

  async function watch(life: AbortController): Promise<void> {
    try {
      await follow((isPresent) => !isPresent, life.signal);
      if (card === life) cardGone(new AppError('reader/card-removed', {}));
    } catch (error) {
      if (card === life) cardGone(smartCardError(error));
    }
  }

  async function letGo(): Promise<void> {
    const last = connection;
    connection = undefined;
    // Without power nothing that a PIN has opened stays open for another program.
    if (last !== undefined) await call(clock, () => last.disconnect('unpower'));
  }

  async function attach(): Promise<{
    readonly atr: Bytes;
    readonly protocol: SmartCardProtocol | undefined;
  }> {
    await letGo().catch(() => undefined);
    const { connection: made, activeProtocol } = await call(clock, () =>
      context.connect(name, 'exclusive', { preferredProtocols: ['t0', 't1'] }),
    );
    connection = made;
    const { answerToReset } = await call(clock, () => made.status());
    return { atr: new Uint8Array(answerToReset ?? new ArrayBuffer(0)), protocol: activeProtocol };
  }

  function exchangeOver(protocol: SmartCardProtocol | undefined): ApduExchange {
    return async (apdu, { secret, timeout = 0 }) => {
      const on = connection;
      if (on === undefined) throw new AppError('reader/card-removed', {});
      // The caller wipes a secret as soon as it is cancelled; what has begun must not go on with zeros.
      const own = protocol === 't0' ? withoutLe(apdu) : Uint8Array.from(apdu);
      const options = protocol === undefined ? {} : { protocol };
      try {
        const ms = Math.max(COMMAND_LIMIT, timeout);
        const once = (): Promise<ArrayBuffer> => on.transmit(own, options);
        const answer = await call(clock, () => (secret ? inTransaction(on, once) : once()), ms);
        return new Uint8Array(answer);
      } finally {
        if (secret) wipe(own);
      }
    };
  }

  function channelOf(atr: Bytes, exchange: ApduExchange, life: AbortSignal): CardChannel {
    const run: ApduExchange = async (apdu, options) => {
      try {
        return await exchange(apdu, options);
      } catch (error) {
        const reason = smartCardError(error);
        cardGone(reason);
        throw reason;
      }
    };
    return apduChannel({
      atr,
      maxRead: 256,
      exchange: (apdu, options) => {
        const signal = options.signal === undefined ? life : AbortSignal.any([options.signal, life]);
        return turns.take(() => run(apdu, options), signal);
      },
    });
  }

  return {
    info: { kind: 'smart-card-api', name },
    waitForCard: async ({ signal }) => {
      if (card === undefined) await follow((isPresent) => isPresent, signal);
    },
    connect: async ({ signal }) => {
      cardGone(new AppError('reader/card-removed', {}));
      const { atr, protocol } = await turns.take(attach, signal);
      const life = new AbortController();
      card = life;
      void watch(life);
      return channelOf(atr, exchangeOver(protocol), life.signal);
    },
    onCardGone: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [Symbol.asyncDispose]: async () => {
      const reason = new AppError('usb/disconnected', { phase: 'close' });
      cardGone(reason);
      const late = (): AppError => new AppError('reader/silent', { ms: STOP_LIMIT });
      await withTimeout(clock, STOP_LIMIT, turns.close(letGo, reason), late).catch(() => undefined);
    },
  };
}

/**
 * Nobody else comes between on systems where "exclusive" is not; a transaction that cannot begin sends nothing. What
 * the card answered counts even where the end of the transaction fails.
 */
async function inTransaction(
  connection: SmartCardConnection,
  send: () => Promise<ArrayBuffer>,
): Promise<ArrayBuffer> {
  let answer: ArrayBuffer | undefined;
  try {
    await connection.startTransaction(async () => {
      answer = await send();
      return 'leave';
    });
  } catch (error) {
    if (answer === undefined) throw error;
  }
  if (answer === undefined)
    throw new AppError('reader/protocol', { what: 'transaction without its command' });
  return answer;
}

/** T=0 carries no Le beside data (ISO/IEC 7816-3, 12.2.2): the card tells by 61xx how much there is. */
function withoutLe(apdu: Bytes): Bytes {
  const lc = apdu[4] ?? 0;
  const isCase4 = lc > 0 && apdu.length === 5 + lc + 1;
  return isCase4 ? apdu.slice(0, -1) : Uint8Array.from(apdu);
}

async function call<T>(clock: Clock, work: () => Promise<T>, ms = CALL_LIMIT): Promise<T> {
  return withTimeout(clock, ms, refused(work), () => new AppError('reader/silent', { ms }));
}

/** A call may throw at once as well as reject: both are the browser's answer. */
async function refused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw smartCardError(error);
  }
}
