import { type Clock, withTimeout } from '../../clock';
import { AppError, toAppError } from '../../errors';
import { type CardChannel, apduChannel } from '../../protocol/iso7816';
import { orAborted, throwIfCancelled } from '../cancel';
import type { Reader, ReaderInfo } from '../reader';
import type { BulkPipe } from '../usb';
import { type ActiveCard, activate } from './activate';
import { apduLevel } from './apdu-level';
import { type ClassDescriptor, dataLimit, exchangeLevel, receiveLimit } from './class-descriptor';
import type { CcidAnswer, Notification } from './message';
import { watchPresence } from './presence';
import { createPump } from './pump';
import { type Slot, createSlot } from './slot';
import { blockLimits, cardTimes, commandLimits } from './timing';
import { type Exchange, t0Level, t1Level } from './tpdu-level';

/** How long taking the power from the card may hold up the release of the reader. */
const POWER_OFF_LIMIT = 1_000;

export interface CcidReaderOptions {
  readonly pipe: BulkPipe;
  readonly descriptor: ClassDescriptor;
  readonly info: ReaderInfo;
  readonly clock: Clock;
}

/** A claimed CCID interface as a reader. */
export function createCcidReader({ pipe, descriptor, info, clock }: CcidReaderOptions): Reader {
  const slots = descriptor.maxSlotIndex + 1;
  const pump = createPump({ pipe, clock, receiveLimit: receiveLimit(descriptor) });
  const presence = watchPresence({ pipe, pump, clock, slots });
  const listeners = new Set<(reason: AppError) => void>();
  let slot = createSlot(pump, 0);
  /** The connected card's life: aborts with the reason when it leaves. */
  let card: AbortController | undefined;
  let isWatched = false;

  function cardGone(reason: AppError): void {
    const gone = card;
    card = undefined;
    if (gone === undefined) return;
    gone.abort(reason);
    for (const listener of [...listeners]) listener(reason);
  }

  function onAnswer({ slot: number, iccStatus }: CcidAnswer): void {
    // A card without power is another one, or the same put back: its state is gone either way.
    if (number === slot.number && iccStatus !== 'active') cardGone(new AppError('reader/card-removed', {}));
  }

  function onNotification(notification: Notification): void {
    if (notification.kind === 'slots') {
      if (notification.present[slot.number] === false) cardGone(new AppError('reader/card-removed', {}));
    } else if (notification.slot === slot.number) {
      cardGone(new AppError('reader/hardware', { error: notification.error }));
    }
  }

  /** Asks for the card while somebody wants to hear of its leaving. */
  function watch(): void {
    if (card === undefined || listeners.size === 0 || isWatched) return;
    isWatched = true;
    const watched = card;
    presence
      .watch(slot.number, watched.signal)
      .catch((error: unknown) => {
        if (card === watched) cardGone(toAppError(error));
      })
      .finally(() => {
        isWatched = false;
        watch();
      });
  }

  pump.onAnswer(onAnswer);
  presence.onNotification(onNotification);
  void pipe.closed.then(cardGone);

  return {
    info,
    waitForCard: async ({ signal }) => {
      const number = await presence.waitForCard(signal);
      if (number !== slot.number) {
        cardGone(new AppError('reader/card-removed', {}));
        slot = createSlot(pump, number);
      }
    },
    connect: async ({ signal }) => {
      cardGone(new AppError('reader/card-removed', {}));
      const active = await activate(slot, descriptor, { signal });
      const exchange = await exchangeFor(slot, descriptor, active, signal);
      const life = new AbortController();
      card = life;
      watch();
      return channelOf(active, exchange, life.signal);
    },
    onCardGone: (listener) => {
      listeners.add(listener);
      watch();
      return () => void listeners.delete(listener);
    },
    [Symbol.asyncDispose]: async () => {
      if (card !== undefined) {
        cardGone(new AppError('usb/disconnected', { phase: 'close' }));
        const late = (): AppError => new AppError('reader/silent', { ms: POWER_OFF_LIMIT });
        await withTimeout(clock, POWER_OFF_LIMIT, slot.powerOff(), late).catch(() => undefined);
      }
      await pipe[Symbol.asyncDispose]();
    },
  };
}

/** The exchange of APDUs by the reader's level and the card's protocol. */
async function exchangeFor(
  slot: Slot,
  descriptor: ClassDescriptor,
  { atr, protocol, fiDi }: ActiveCard,
  signal: AbortSignal,
): Promise<Exchange> {
  const times = cardTimes(atr, fiDi, descriptor);
  const limits = (cardTime: number | undefined, secret: boolean) =>
    commandLimits(protocol, times, cardTime, secret);
  const level = exchangeLevel(descriptor);
  if (level !== 'tpdu') {
    const chaining = level === 'extended-apdu';
    const exchange = apduLevel({ slot, dataLimit: dataLimit(descriptor), chaining, limits });
    return { maxRead: 256, exchange };
  }
  if (protocol === 0) return t0Level(slot, limits);
  const { edc, ifsc } = atr;
  return t1Level(
    slot,
    descriptor,
    { edc, ifsc, bwt: times.bwt },
    (cardTime) => blockLimits(times, cardTime),
    { signal },
  );
}

/** The channel of one card: dead as soon as that card has left. */
function channelOf({ raw }: ActiveCard, { maxRead, exchange }: Exchange, life: AbortSignal): CardChannel {
  return apduChannel({
    atr: raw,
    maxRead,
    exchange: async (apdu, options) => {
      const signal = options.signal === undefined ? life : AbortSignal.any([options.signal, life]);
      throwIfCancelled(signal);
      return orAborted(exchange(apdu, { ...options, signal }), signal);
    },
  });
}
