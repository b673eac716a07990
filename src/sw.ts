/// <reference lib="WebWorker" />
/**
 * The service worker: everything of this version is cached at install, lazy chunks included, and served from there, but
 * for what few ever want (later.ts), which is kept once it was wanted. It never takes over by itself; old files go when no
 * page of an older version is left.
 */
import { PrecacheController } from 'workbox-precaching';
import { systemClock as clock } from './clock';
import { LATER } from './later';
import { SYNC_TAG } from './sync-tag';
import { createReminderStore } from './reminders/store';
import { tellDue } from './tell-due';

declare const self: ServiceWorkerGlobalScope;

const files = self.__WB_MANIFEST.filter((entry) => typeof entry !== 'string');
const cacheName = `kigen ${self.registration.scope}`;
const precache = new PrecacheController({ cacheName });
precache.addToCacheList(files);

/** The page's own revision changes with every chunk that it can lead to. */
const version = files.find(({ url }) => url === 'index.html')?.revision ?? '';
const laterName = `${cacheName} ${version}`;

const own = new Set(files.map(({ url }) => new URL(url, self.location.href).href));
const PAGE_LOCK = /^kigen-page (.+)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(precache.install(event));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), forgetOldFiles(event)]));
});

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (!isMessage(message)) return;
  if (message.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (message.type === 'PAGE_LOADED') event.waitUntil(forgetOldFiles(event));
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) event.respondWith(respond(event.request));
});

/** Not in TypeScript's types (WICG draft). */
interface PeriodicSyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener('periodicsync' as 'activate', (event) => {
  if ((event as PeriodicSyncEvent).tag === SYNC_TAG) event.waitUntil(wake());
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openReminders());
});

async function wake(): Promise<void> {
  const store = createReminderStore();
  try {
    await tellDue({
      store,
      clock,
      badge: self.navigator,
      languages: self.navigator.languages,
      show: (title, options) =>
        self.registration.showNotification(title, { ...options, icon: 'icons/icon-192.png' }),
    });
  } finally {
    store.close();
  }
}

async function openReminders(): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' });
  const url = `${self.registration.scope}#/reminders`;
  await (page === undefined ? self.clients.openWindow(url) : page.focus());
}

/** From the cache, a chunk of an older page included; whatever this app does not know, from the network. */
async function respond(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const file = new URL(pathname.endsWith('/') ? 'index.html' : '', origin + pathname).href;
  const cache = await caches.open(cacheName);
  const kept = await cache.match(precache.getCacheKeyForURL(file) ?? file);
  return kept ?? (LATER.test(file) ? later(request, file) : fetch(request));
}

/** An older page may still want the chunk of its own version. */
async function later(request: Request, file: string): Promise<Response> {
  const kept = await caches.match(file);
  if (kept !== undefined) return kept;
  const fetched = await fetch(request);
  if (fetched.ok) await (await caches.open(laterName)).put(file, fetched.clone());
  return fetched;
}

/** Pages hold a lock with the URL of the app's chunk, whose name is its content's hash (update.ts). */
async function forgetOldFiles(event: ExtendableEvent): Promise<void> {
  const { held = [] } = await self.navigator.locks.query();
  const pages = held.flatMap(({ name }) => PAGE_LOCK.exec(name ?? '')?.[1] ?? []);
  if (!pages.every((page) => own.has(page))) return;
  // To this worker the files of a version that waits are unknown too, and they are all that it will have offline.
  if (self.registration.installing ?? self.registration.waiting) return;
  await precache.activate(event);
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`${cacheName} `) && name !== laterName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

function isMessage(message: unknown): message is { readonly type: unknown } {
  return typeof message === 'object' && message !== null && 'type' in message;
}
