import type { VirtualCard } from '../card/card';

/** What a page's connection is to the service. */
export interface Holder {
  /** Why it is of no use any more: the card was removed, or reset by another program. */
  lost: string | undefined;
}

/** One reader of the service and the card in it. */
export class ServiceSlot {
  readonly name: string;
  card: VirtualCard | undefined;
  holder: Holder | undefined;
  isGone = false;
  /** Counts insertions and removals, as the high half of PC/SC's event state does. */
  events = 0;
  readonly #listeners = new Set<() => void>();

  constructor(name: string) {
    this.name = name;
  }

  insert(card: VirtualCard | undefined): void {
    if (this.holder !== undefined) this.holder.lost ??= 'removed-card';
    this.card?.reset();
    this.card = card;
    this.events += 1;
    this.tell();
  }

  /** Wakes whoever waits for a change. */
  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get state() {
    const isPresent = this.card !== undefined;
    const isHeld = isPresent && this.holder !== undefined && this.holder.lost === undefined;
    return {
      unavailable: this.isGone,
      empty: !isPresent,
      present: isPresent,
      exclusive: isHeld,
      inuse: isHeld,
    };
  }
}
