import type { Page } from '@playwright/test';

/** Everything that this origin keeps in the browser, as one text to search in; and what stands in the address and title. */
export async function keptText(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const databases = await Promise.all(
      (await indexedDB.databases()).map(async ({ name = '' }) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(name));
        });
        const stores = [...database.objectStoreNames];
        const values = await Promise.all(
          stores.map(
            (store) =>
              new Promise<unknown[]>((resolve, reject) => {
                const request = database.transaction(store).objectStore(store).getAll();
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(new Error(store));
              }),
          ),
        );
        database.close();
        return { name, stores, values };
      }),
    );
    return {
      databases,
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      address: location.href,
      state: history.state as unknown,
      name: window.name,
      title: document.title,
    };
  });
  return JSON.stringify(kept, null, 1);
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
