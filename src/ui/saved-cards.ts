import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type AppError, toAppError } from '../errors';
import type { SavedCard } from '../reminders';
import type { ReminderStore, SavedCards } from '../reminders/store';

/** The saved cards as they are now, read again after every change, here or in another tab. */
export class SavedCardsController implements ReactiveController {
  cards: readonly SavedCard[] | undefined;
  unreadable = 0;
  error: AppError | undefined;
  #stop: () => void = () => undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => ReminderStore,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const store = this.store();
    this.#stop = store.subscribe(() => void this.#load(store));
    void this.#load(store);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  async #load(store: ReminderStore): Promise<void> {
    try {
      this.#take(await store.list());
    } catch (error) {
      this.error = toAppError(error);
      // They are gone, and a file that brings them back is not older than what is here.
      if (this.error.code === 'storage/evicted') this.cards = [];
    }
    this.host.requestUpdate();
  }

  #take({ cards, unreadable }: SavedCards): void {
    this.cards = cards;
    this.unreadable = unreadable;
    this.error = undefined;
  }
}
