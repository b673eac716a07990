import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whatever tells of its changes. */
export interface Observable {
  /** Calls back after every change; gives the function to stop. */
  subscribe(listener: () => void): () => void;
}

/** A value that tells of its changes. */
export interface Cell<T> extends Observable {
  readonly value: T;
  set(value: T): void;
}

export function createCell<T>(initial: T): Cell<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get value() {
      return value;
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Draws its host again after every change of what it follows, while the host is on the page. */
export class Follow implements ReactiveController {
  #stops: (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sources: () => readonly Observable[],
    private readonly changed: () => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const draw = (): void => {
      this.changed();
      this.host.requestUpdate();
    };
    this.#stops = this.sources().map((source) => source.subscribe(draw));
  }

  hostDisconnected(): void {
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
  }
}
