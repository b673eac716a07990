import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAppError } from '../../src/errors';
import {
  createReminderStore,
  type ReminderStore,
  type ReminderStoreOptions,
  UPGRADES,
} from '../../src/reminders/store';
import { card } from './cards';

let opened: ReminderStore[] = [];

function open(options?: ReminderStoreOptions): ReminderStore {
  const store = createReminderStore(options);
  opened.push(store);
  return store;
}

const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );

/** Puts a value beside the store's own, as another version or a damaged disk would leave it. */
async function plant(value: unknown, key: string): Promise<void> {
  const request = indexedDB.open('kigen');
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction('cards', 'readwrite');
  transaction.objectStore('cards').put(value, key);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  opened.forEach((store) => store.close());
  opened = [];
  vi.unstubAllGlobals();
});

describe('cards', () => {
  it('are there again after a reload, changed where they were changed, gone where deleted', async () => {
    const [one, two] = [card({ label: 'one' }), card({ label: 'two' })];
    const store = open();
    await store.put(one);
    await store.put(two);
    await store.put({ ...one, label: 'uno' });
    await store.delete(two.id);
    expect(await open().list()).toEqual({ cards: [{ ...one, label: 'uno' }], unreadable: 0 });
  });

  it('are all forgotten at once; the language stays', async () => {
    const store = open();
    await store.put(card());
    await store.put(card());
    await store.setLanguage('en');
    await store.deleteAll();
    expect(await store.list()).toEqual({ cards: [], unreadable: 0 });
    expect(await store.language()).toBe('en');
  });

  it('that cannot be read are counted and kept, and lose nothing beside them', async () => {
    const good = card();
    const store = open();
    await store.put(good);
    await plant({ schema: 1, id: 'x' }, 'x');
    await plant({ ...good, schema: 2 }, 'newer');
    expect(await store.list()).toEqual({ cards: [good], unreadable: 2 });
    expect(await store.list()).toMatchObject({ unreadable: 2 });
  });
});

describe('the language', () => {
  it('is none at first, and what was chosen afterwards', async () => {
    const store = open();
    expect(await store.language()).toBeUndefined();
    await store.setLanguage('en');
    expect(await open().language()).toBe('en');
  });
});

describe('whether the browser keeps the data', () => {
  it('is asked at the first save alone, and its answer told', async () => {
    const persist = vi.fn(() => Promise.resolve(true));
    const store = open({ persist });
    const first = card();
    expect(await store.put(first)).toEqual({ persisted: true });
    expect(await store.put(first)).toEqual({});
    expect(await store.put(card())).toEqual({});
    expect(persist).toHaveBeenCalledTimes(1);
  });

  it('refused, or failing, the card is saved all the same', async () => {
    expect(await open({ persist: () => Promise.resolve(false) }).put(card())).toEqual({ persisted: false });
    await open().deleteAll();
    expect(await open({ persist: () => Promise.reject(new Error('no')) }).put(card())).toEqual({
      persisted: false,
    });
    expect((await open().list()).cards).toHaveLength(1);
  });

  it('is not asked where the browser has no such question', async () => {
    expect(await open().put(card())).toEqual({});
  });
});

describe('two tabs', () => {
  it('tell each other of every change, and themselves', async () => {
    const [here, there] = [open(), open()];
    const heard = vi.fn();
    const own = vi.fn();
    there.subscribe(heard);
    const stop = here.subscribe(own);
    const saved = card();
    await here.put(saved);
    await here.delete(saved.id);
    await here.deleteAll();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(3));
    expect(own).toHaveBeenCalledTimes(3);
    stop();
    await here.put(saved);
    expect(own).toHaveBeenCalledTimes(3);
  });

  const newer = [...UPGRADES, () => undefined];

  it('a newer version upgrades while an older tab is open; that one lets go and says so; nothing is lost', async () => {
    const old = open();
    const saved = card();
    await old.put(saved);
    expect((await open({ upgrades: newer }).list()).cards).toEqual([saved]);
    expect(await code(old.list())).toBe('storage/newer');
    expect(await code(old.put(card()))).toBe('storage/newer');
    expect((await open({ upgrades: newer }).list()).cards).toEqual([saved]);
  });

  it('a tab that does not let go blocks the upgrade: said so, and it works once that tab is gone', async () => {
    const saved = card();
    await open().put(saved);
    opened.forEach((store) => store.close());
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('kigen');
      request.onsuccess = () => resolve(request.result);
    });
    const store = open({ upgrades: newer });
    expect(await code(store.list())).toBe('storage/blocked');
    stubborn.close();
    await vi.waitFor(async () => expect((await store.list()).cards).toEqual([saved]));
  });

  it('a database that is closed from outside is opened again', async () => {
    const open_ = vi.spyOn(indexedDB, 'open');
    const store = open();
    await store.put(card());
    const request = open_.mock.results[0]?.value as IDBOpenDBRequest;
    forceCloseDatabase(request.result as never);
    await vi.waitFor(async () => expect((await store.list()).cards).toHaveLength(1));
  });
});

describe('a browser that keeps nothing', () => {
  const failing = (name: string): void => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', name);
    });
  };

  it('without IndexedDB: forbidden', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await code(open().list())).toBe('storage/forbidden');
  });

  it.each([
    ['SecurityError', 'storage/forbidden'],
    ['NotAllowedError', 'storage/forbidden'],
    ['UnknownError', 'storage/failed'],
  ])('%s at opening: %s', async (name, expected) => {
    failing(name);
    expect(await code(open().list())).toBe(expected);
  });

  it('full: the save says so and what was saved before is there', async () => {
    const saved = card();
    const store = open();
    await store.put(saved);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await code(store.put(card()))).toBe('storage/full');
    put.mockRestore();
    expect((await store.list()).cards).toEqual([saved]);
  });

  it('once refused it is tried again', async () => {
    failing('SecurityError');
    const store = open();
    expect(await code(store.list())).toBe('storage/forbidden');
    vi.restoreAllMocks();
    expect(await code(store.list())).toBe('done');
  });
});

describe('many at once', () => {
  it('all are saved, or none', async () => {
    const store = open();
    const [one, two] = [card({ label: 'one' }), card({ label: 'two' })];
    await store.putAll([one, two]);
    expect((await store.list()).cards).toHaveLength(2);
    const unclonable = { ...card(), label: (() => 'x') as unknown as string };
    expect(await code(store.putAll([card(), unclonable]))).toBe('storage/failed');
    expect((await store.list()).cards.map(({ label }) => label).sort()).toEqual(['one', 'two']);
  });
});

describe('what the browser deletes by itself', () => {
  it('is told at once and until something is saved; deleting all oneself is no loss', async () => {
    const store = open();
    await store.put(card());
    await store.list();
    await emptied();
    expect(await code(store.list())).toBe('storage/evicted');
    expect(await code(store.list())).toBe('storage/evicted');
    await store.put(card());
    expect((await store.list()).cards).toHaveLength(1);
    await store.deleteAll();
    expect((await store.list()).cards).toEqual([]);
  });

  it('makes whoever shows cards look again when the database is closed from outside', async () => {
    const open_ = vi.spyOn(indexedDB, 'open');
    const store = open();
    await store.put(card());
    let told = 0;
    store.subscribe(() => (told += 1));
    const request = open_.mock.results[0]?.value as IDBOpenDBRequest;
    forceCloseDatabase(request.result as never);
    await vi.waitFor(() => expect(told).toBe(1));
  });
});

/** Takes all cards away behind the store's back. */
async function emptied(): Promise<void> {
  const request = indexedDB.open('kigen');
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction('cards', 'readwrite');
  transaction.objectStore('cards').clear();
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}
