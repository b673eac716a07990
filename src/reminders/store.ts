/**
 * What the app keeps: saved cards and the chosen language, in one IndexedDB of this origin. A tab never blocks the
 * upgrade of a newer one: it lets go, and its next call says `storage/newer`.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { AppError, isAppError } from '../errors';
import type { SavedCard } from './entry';
import { parseEntry } from './parse';

interface KigenDB extends DBSchema {
  cards: { key: string; value: unknown };
  settings: { key: string; value: unknown };
}

type Database = IDBPDatabase<KigenDB>;

/** What `list` found. An entry that cannot be read is kept as it is and only counted. */
export interface SavedCards {
  readonly cards: readonly SavedCard[];
  readonly unreadable: number;
}

/**
 * Every method throws AppError `storage/forbidden` (private window, switched off), `storage/full`, `storage/newer` (a
 * newer version of the app has the database), `storage/blocked` (another tab holds an older one) or `storage/failed`;
 * `list` also `storage/evicted`, until something is saved or deleted, when cards that it found before are gone.
 */
export interface ReminderStore {
  list(): Promise<SavedCards>;
  /**
   * Saves or replaces. The first card saved asks the browser to keep the data (`persist`); `persisted` is its answer,
   * absent at any other time and where the browser has no such question.
   */
  put(card: SavedCard): Promise<{ readonly persisted?: boolean }>;
  /** Saves or replaces all of them or, where one fails, none. */
  putAll(cards: readonly SavedCard[]): Promise<void>;
  delete(id: string): Promise<void>;
  /** Removes all cards; the language stays. */
  deleteAll(): Promise<void>;
  language(): Promise<string | undefined>;
  setLanguage(tag: string): Promise<void>;
  /** Whether readings are shown above words; they are unless switched off. */
  furigana(): Promise<boolean>;
  setFurigana(shown: boolean): Promise<void>;
  /** Calls back when a card was saved or removed, here or in another tab; gives the function to stop. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface ReminderStoreOptions {
  readonly name?: string;
  /** `navigator.storage.persist`, bound; absent where there is none. */
  readonly persist?: () => Promise<boolean>;
  /** One step for each version of the database, oldest first. */
  readonly upgrades?: readonly ((database: Database) => void)[];
}

/** Version 1. A later version appends its step and never edits an earlier one. */
export const UPGRADES: NonNullable<ReminderStoreOptions['upgrades']> = [
  (database) => {
    database.createObjectStore('cards');
    database.createObjectStore('settings');
  },
];

export function createReminderStore(options: ReminderStoreOptions = {}): ReminderStore {
  const { name = 'kigen', persist, upgrades = UPGRADES } = options;
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => tell();
  let opened: Promise<Database> | undefined;
  /** How many cards the last look found; unknown again after a change, here or in another tab. */
  let seen: number | undefined;

  const tell = (): void => {
    seen = undefined;
    listeners.forEach((listener) => listener());
  };
  const changed = (): void => {
    channel.postMessage(null);
    tell();
  };

  const letGo = (): void => {
    opened = undefined;
  };
  /** The browser closed the database by itself: it may have deleted it, and whoever shows cards looks again. */
  const terminated = (): void => {
    letGo();
    listeners.forEach((listener) => listener());
  };
  const once = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    opened ??= open(name, upgrades, letGo, terminated).catch((error: unknown) => {
      letGo();
      throw error;
    });
    return work(await opened);
  };
  const use = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    try {
      return await once(work).catch((error: unknown) => {
        if (!isConnectionLost(error)) throw error;
        letGo();
        return once(work);
      });
    } catch (error) {
      throw toStorageError(error);
    }
  };

  return {
    list: () =>
      use(async (database) => {
        const read = (await database.getAll('cards')).map(readEntry);
        // Zero after more stays an error until something is saved or deleted.
        if (read.length === 0 && seen !== undefined && seen > 0) throw new AppError('storage/evicted', {});
        seen = read.length;
        const cards = read.filter((card) => card !== undefined);
        return { cards, unreadable: read.length - cards.length };
      }),
    put: async (card) => {
      const first = await use(async (database) => {
        const transaction = database.transaction('cards', 'readwrite');
        const before = await transaction.store.count();
        await Promise.all([transaction.store.put(card, card.id), transaction.done]);
        return before === 0;
      });
      changed();
      if (!first || !persist) return {};
      return { persisted: await persist().catch(() => false) };
    },
    putAll: async (cards) => {
      await use(async (database) => {
        const transaction = database.transaction('cards', 'readwrite');
        const done = transaction.done;
        done.catch(() => undefined);
        try {
          for (const card of cards) await transaction.store.put(card, card.id);
        } catch (error) {
          // Those before it would be committed otherwise.
          transaction.abort();
          throw error;
        }
        await done;
      });
      changed();
    },
    delete: async (id) => {
      await use((database) => database.delete('cards', id));
      changed();
    },
    deleteAll: async () => {
      await use((database) => database.clear('cards'));
      changed();
    },
    language: () =>
      use(async (database) => {
        const tag = await database.get('settings', 'language');
        return typeof tag === 'string' ? tag : undefined;
      }),
    setLanguage: (tag) =>
      use(async (database) => {
        await database.put('settings', tag, 'language');
      }),
    furigana: () => use(async (database) => (await database.get('settings', 'furigana')) !== 'off'),
    setFurigana: (shown) =>
      use(async (database) => {
        await database.put('settings', shown ? 'on' : 'off', 'furigana');
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      channel.close();
      void opened?.then((database) => database.close()).catch(() => undefined);
      letGo();
    },
  };
}

async function open(
  name: string,
  upgrades: NonNullable<ReminderStoreOptions['upgrades']>,
  letGo: () => void,
  terminated: () => void,
): Promise<Database> {
  if (typeof indexedDB === 'undefined') throw new AppError('storage/forbidden', {});
  const blocked = new AbortController();
  const opening = openDB<KigenDB>(name, upgrades.length, {
    upgrade: (database, from) => upgrades.slice(from).forEach((step) => step(database)),
    blocked: () => blocked.abort(),
    blocking: (_current, _blocked, event) => {
      letGo();
      (event.target as IDBDatabase).close();
    },
    terminated,
  });
  // The request goes on behind the error; a connection that comes of it after all is of no use to anyone.
  return await new Promise((resolve, reject) => {
    opening.then((database) => (blocked.signal.aborted ? database.close() : resolve(database)), reject);
    blocked.signal.addEventListener('abort', () => reject(new AppError('storage/blocked', {})));
  });
}

function readEntry(value: unknown): SavedCard | undefined {
  try {
    return parseEntry(value);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}

/**
 * What a connection says that the browser closed, because it deletes the database or lost it: nothing was written, and a
 * new connection, which waits for the end of that, tells what is left.
 */
function isConnectionLost(error: unknown): boolean {
  return (
    error instanceof DOMException && ['AbortError', 'InvalidStateError', 'UnknownError'].includes(error.name)
  );
}

/** IndexedDB 3.0's exceptions by name. Private windows and switched-off site data differ by browser. */
function toStorageError(error: unknown): AppError {
  if (isAppError(error)) return error;
  switch (error instanceof DOMException ? error.name : '') {
    case 'SecurityError':
    case 'NotAllowedError':
      return new AppError('storage/forbidden', {}, error);
    case 'QuotaExceededError':
      return new AppError('storage/full', {}, error);
    case 'VersionError':
      return new AppError('storage/newer', {}, error);
    default:
      return new AppError('storage/failed', {}, error);
  }
}
