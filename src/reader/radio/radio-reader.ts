import { wipe } from '../../bytes';
import { type Clock, withTimeout } from '../../clock';
import { AppError, isAppError, toAppError } from '../../errors';
import { type CardChannel, type ExchangeOptions, apduChannel } from '../../protocol/iso7816';
import { pause } from '../cancel';
import type { Reader, ReaderInfo } from '../reader';
import { createTurns } from '../turns';
import type { BulkPipe } from '../usb';
import type { Activation } from './activation';
import type { RadioFrontEnd, RadioLink } from './front-end';

/** Between two tries to find a card. */
const POLL = 100;
/** An idle reader hears from us so often. */
const KEEP_ALIVE = 2_000;
/** How long leaving the reader in order may hold up its release. */
const STOP_LIMIT = 1_000;

export interface RadioReaderOptions {
  readonly pipe: BulkPipe;
  readonly front: RadioFrontEnd;
  readonly info: ReaderInfo;
  readonly clock: Clock;
}

/** A contactless reader: found cards by polling, one channel, presence asked while the channel is idle. */
export function createRadioReader({ pipe, front, info, clock }: RadioReaderOptions): Reader {
  const listeners = new Set<(reason: AppError) => void>();
  let lastUsed = clock.now();
  const turns = createTurns(() => {
    lastUsed = clock.now();
  });
  /** Activated by a wait and not connected yet. */
  let found: Activation | undefined;
  /** The connected card's life: aborts with the reason when it leaves. */
  let card: AbortController | undefined;

  function cardGone(reason: AppError): void {
    const gone = card;
    card = undefined;
    if (gone === undefined) return;
    gone.abort(reason);
    for (const listener of [...listeners]) listener(reason);
  }

  async function askPresence(): Promise<void> {
    if ((await front.isPresent()) === false) cardGone(new AppError('reader/card-removed', {}));
  }

  /** While nobody speaks to the card: the reader is kept awake, and the card is asked for. */
  async function watch(life: AbortController): Promise<void> {
    try {
      while (card === life) {
        const rest = lastUsed + KEEP_ALIVE - clock.now();
        if (rest > 0) {
          await pause(clock, rest, life.signal);
        } else {
          await turns.take(async () => {
            // A command may have had its turn before this one.
            if (clock.now() - lastUsed < KEEP_ALIVE) return;
            await front.keepAlive();
            await askPresence();
          }, life.signal);
        }
      }
    } catch (error) {
      if (card === life) cardGone(toAppError(error));
    }
  }

  /** After silence only a new activation tells whether the card has left; its rights are gone either way. */
  async function reasonOf(error: unknown): Promise<AppError> {
    const reason = toAppError(error);
    if (!isAppError(reason, 'reader/card-mute') && !isAppError(reason, 'block/failed')) return reason;
    const again = await front.activate().catch(() => undefined);
    return again === undefined ? new AppError('reader/card-removed', {}, reason) : reason;
  }

  async function exchange({ exchange: send }: RadioLink, apdu: Uint8Array, options: ExchangeOptions) {
    // The caller wipes a secret as soon as it is cancelled; what has begun must not go on with zeros.
    const own = Uint8Array.from(apdu);
    try {
      return await send(own, { ...options, signal: undefined });
    } catch (error) {
      if (isAppError(error, 'reader/too-long')) throw error;
      const reason = await reasonOf(error);
      cardGone(reason);
      throw reason;
    } finally {
      if (options.secret) wipe(own);
    }
  }

  function channelOf(link: RadioLink, life: AbortSignal): CardChannel {
    return apduChannel({
      atr: link.card.atr,
      maxRead: link.maxRead,
      exchange: (apdu, options) => {
        const signal = options.signal === undefined ? life : AbortSignal.any([options.signal, life]);
        return turns.take(() => exchange(link, apdu, options), signal);
      },
    });
  }

  void pipe.closed.then(cardGone);

  return {
    info,
    waitForCard: async ({ signal }) => {
      if (card !== undefined) await turns.take(askPresence, signal);
      if (card !== undefined) return;
      const look = async (): Promise<boolean> => {
        found = await front.activate();
        return found !== undefined;
      };
      while (!(await turns.take(look, signal))) await pause(clock, POLL, signal);
    },
    connect: async ({ signal }) => {
      cardGone(new AppError('reader/card-removed', {}));
      const link = await turns.take(async () => {
        const fresh = found ?? (await front.activate());
        found = undefined;
        if (fresh === undefined) throw new AppError('reader/no-card', {});
        try {
          return await front.settle(fresh);
        } catch (error) {
          throw await reasonOf(error);
        }
      }, signal);
      const life = new AbortController();
      card = life;
      void watch(life);
      return channelOf(link, life.signal);
    },
    onCardGone: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [Symbol.asyncDispose]: async () => {
      const reason = new AppError('usb/disconnected', { phase: 'close' });
      cardGone(reason);
      const late = (): AppError => new AppError('reader/silent', { ms: STOP_LIMIT });
      const stopped = turns.close(() => front.stop(), reason);
      await withTimeout(clock, STOP_LIMIT, stopped, late).catch(() => undefined);
      await pipe[Symbol.asyncDispose]();
    },
  };
}
