import type { Page } from '@playwright/test';

/** Everything that this origin keeps in the browser but its caches, and what stands in the address and title. */
export interface Kept {
  /** The values of each store of each database. */
  readonly databases: readonly {
    readonly name: string;
    readonly stores: Readonly<Record<string, readonly unknown[]>>;
  }[];
  readonly local: readonly (readonly [string, string])[];
  readonly session: readonly (readonly [string, string])[];
  readonly cookies: string;
  readonly address: string;
  readonly state: unknown;
  readonly name: string;
  readonly title: string;
}

export async function kept(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const read = async (name: string) => {
      const database = await settled(indexedDB.open(name));
      const stores = [...database.objectStoreNames];
      const values = await Promise.all(
        stores.map((store) => settled(database.transaction(store).objectStore(store).getAll())),
      );
      database.close();
      return {
        name,
        stores: Object.fromEntries(stores.map((store, at) => [store, values[at] as unknown[]])),
      };
    };
    return {
      databases: await Promise.all((await indexedDB.databases()).map(({ name = '' }) => read(name))),
      local: Object.entries<string>(localStorage),
      session: Object.entries<string>(sessionStorage),
      cookies: document.cookie,
      address: location.href,
      state: history.state as unknown,
      name: window.name,
      title: document.title,
    };
  });
}

/** The URLs in all caches of the origin, without their revision. */
export async function cachedUrls(page: Page): Promise<readonly string[]> {
  const urls = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  return urls.map((url) => url.replace(/\?__WB_REVISION__=\w+$/, '')).sort();
}
