/** A snapshot that is replaced, never changed, and whoever listens to it. */
export interface Observable<T extends object> {
  readonly snapshot: T;
  subscribe(listener: () => void): () => void;
  show(next: T): void;
  tell(news: Partial<T>): void;
}

export function observable<T extends object>(first: T): Observable<T> {
  const listeners = new Set<() => void>();
  let snapshot = first;
  const show = (next: T): void => {
    snapshot = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get snapshot() {
      return snapshot;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show,
    tell: (news) => show({ ...snapshot, ...news }),
  };
}
