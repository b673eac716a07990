import { Card } from '../card';
import { type AppError, isAppError, toAppError } from '../errors';
import type { CardChannel } from '../protocol/iso7816';
import type { Reader } from '../reader';
import { abortable } from './abortable';

/** A piece of work on the card; it passes the signal on to every command. */
export type CardWork<T> = (card: Card, signal: AbortSignal) => Promise<T>;

/**
 * The one owner of a card's channel: works run one after another, each with its own signal, and all of them end with
 * the reason as soon as the card or the reader is gone. What the card remembers between commands (the current
 * application, the rights that a SELECT takes away, the counters) is the `Card`'s; a new connection is a new lease.
 */
export interface CardLease {
  /** Why nothing can be done with the card any more. */
  readonly lost: AppError | undefined;
  /** Calls back once when the card is lost, at once if it is; gives the function to stop listening. */
  onLost(listener: (reason: AppError) => void): () => void;
  /**
   * Runs the work when those before it have ended.
   * @throws AppError what the work throws, the signal's reason, or the reason of the loss
   */
  run<T>(work: CardWork<T>, options: { readonly signal: AbortSignal }): Promise<T>;
}

/** Codes after which the card in this channel is gone for good. */
const LOSS: readonly string[] = ['usb/disconnected', 'reader/card-removed', 'reader/no-card'];

/** Leases the channel of a reader that has just connected. */
export function createLease(reader: Pick<Reader, 'onCardGone'>, channel: CardChannel): CardLease {
  const card = new Card(channel);
  const gone = new AbortController();
  const listeners = new Set<(reason: AppError) => void>();
  let lost: AppError | undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const lose = (reason: AppError): void => {
    if (lost !== undefined) return;
    lost = reason;
    stopListening();
    gone.abort(reason);
    for (const listener of listeners) listener(reason);
    listeners.clear();
  };
  const stopListening = reader.onCardGone(lose);

  return {
    get lost() {
      return lost;
    },
    onLost(listener) {
      if (lost !== undefined) listener(lost);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async run(work, { signal }) {
      const either = AbortSignal.any([signal, gone.signal]);
      const mine = tail.then(() => {
        either.throwIfAborted();
        return work(card, either);
      });
      tail = mine.catch(() => undefined);
      try {
        return await abortable(either, mine);
      } catch (error) {
        const reason = toAppError(error);
        // The reader may tell of the loss by this answer before it tells by an event.
        if (isAppError(reason) && LOSS.includes(reason.code)) lose(reason);
        throw lost ?? reason;
      }
    },
  };
}
