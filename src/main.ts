/** Composition only: what the browser offers is named here and given to the rooms. */
import './polyfill';
import { systemClock as clock } from './clock';
import { createDates, loadMessages, LOCALES, type LocaleTag, pickLocale } from './i18n';
import { createInstallOffer } from './install-offer';
import { precondition } from './precondition';
import { createReminderStore } from './reminders/store';
import { trustedScript } from './trusted-types';
import { type DemoSession, createCell, createLazyRead, KigenApp, type Locale, type Services } from './ui';
import { holdBusy, type Updates, watchUpdates } from './update';
import './ui/page.css';

const { locks, storage, usb } = navigator as Partial<Navigator>;

/** In development, and where there is no service worker. */
const NO_UPDATES: Updates = {
  waiting: false,
  subscribe: () => () => undefined,
  apply: () => Promise.resolve(false),
};

const store = createReminderStore({ ...(storage && { persist: () => storage.persist() }) });

async function localeOf(tag: LocaleTag): Promise<Locale> {
  const messages = await loadMessages(tag);
  const style = LOCALES.find((locale) => locale.tag === tag) ?? LOCALES[0];
  return { tag, messages, dates: createDates(style, messages.time) };
}

async function openDemo(): Promise<DemoSession> {
  const [{ Demo, KigenDemoDrawer }, { createRead }] = await Promise.all([
    import('./demo'),
    import('./read-path'),
  ]);
  const demo = new Demo(clock);
  // No lock: a virtual reader is this tab's own.
  const read = createRead({ clock, usb: demo.usb, locks: undefined });
  const drawer = new KigenDemoDrawer();
  drawer.demo = demo;
  drawer.read = read;
  return { read, drawer, lay: (person) => demo.lay(person) };
}

async function start(): Promise<void> {
  // A database that cannot be opened has no say in the language.
  const chosen = await store.language().catch(() => undefined);
  const locale = createCell(await localeOf(pickLocale(chosen, navigator.languages)));
  let demo: Promise<DemoSession> | undefined;

  const services: Services = {
    clock,
    store,
    read: createLazyRead(async () =>
      (await import('./read-path')).createRead({ clock, usb, locks, precondition }),
    ),
    demo: () =>
      (demo ??= openDemo().catch((error: unknown) => {
        demo = undefined;
        throw error;
      })),
    precondition,
    locale,
    chooseLocale: async (tag) => {
      locale.set(await localeOf(tag));
      await store.setLanguage(tag).catch(() => undefined);
    },
    memory: {
      typed: createCell({}),
      stay: {
        card: createCell('unanswered'),
        typed: createCell('unanswered'),
        demo: createCell('unanswered'),
      },
    },
    updates:
      import.meta.env.PROD && locks && 'serviceWorker' in navigator
        ? watchUpdates(trustedScript('./sw.js'), import.meta.url, locks)
        : NO_UPDATES,
    install: createInstallOffer(window),
    holdForm: () => (locks ? holdBusy(locks) : () => undefined),
  };
  const app = new KigenApp();
  app.services = services;
  document.body.replaceChildren(app);
}

void start();
