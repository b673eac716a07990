/** Composition only: what the browser offers is named here and given to the rooms. */
import { systemClock as clock } from './clock';
import { showBadge } from './badge';
import { decodePhoto } from './decode-photo';
import { createDates, loadMessages, type LocaleTag, pickLocale, styleOf } from './i18n';
import { createInstallOffer } from './install-offer';
import { createNotifications } from './notifications';
import { precondition } from './precondition';
import { createReminderStore } from './reminders/store';
import type { ReadPath } from './read-path';
import type { WholeCard } from './session';
import { siteOf } from './site';
import { trustedScript } from './trusted-types';
import { createCell, createLazyRead, type DemoSession, KigenApp, type Locale, type Services } from './ui';
import { holdBusy, type Updates, watchUpdates } from './update';

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
  return { tag, messages, dates: createDates(styleOf(tag), messages.time) };
}

async function openDemo(): Promise<DemoSession> {
  const [{ Demo, DEMO_PINS, KigenDemoDrawer }, { createReadPath }, { demoTrust }] = await Promise.all([
    import('./demo'),
    import('./read-path'),
    import('./trust-in-demo'),
  ]);
  const demo = new Demo(clock);
  const { read, whole, judge } = createReadPath({
    clock,
    usb: demo.usb,
    // No lock: a virtual reader is this tab's own.
    locks: undefined,
    trust: async () => demoTrust(await demo.authority()),
  });
  const drawer = new KigenDemoDrawer();
  drawer.demo = demo;
  drawer.read = read;
  return { read, whole, judge, drawer, pins: DEMO_PINS, lay: (person) => demo.lay(person) };
}

async function start(): Promise<void> {
  // A database that cannot be opened has no say.
  const [chosen, showsFurigana] = await Promise.all([
    store.language().catch(() => undefined),
    store.furigana().catch(() => true),
  ]);
  const locale = createCell(await localeOf(pickLocale(chosen, navigator.languages)));
  const furigana = createCell(showsFurigana);
  const showFurigana = (): void => {
    document.documentElement.dataset['furigana'] = furigana.value ? 'on' : 'off';
  };
  showFurigana();
  furigana.subscribe(() => {
    showFurigana();
    void store.setFurigana(furigana.value).catch(() => undefined);
  });
  let demo: Promise<DemoSession> | undefined;
  let whole: WholeCard | undefined;
  let reading: Promise<ReadPath> | undefined;
  const openPath = async (): Promise<ReadPath> => {
    const { createReadPath } = await import('./read-path');
    const opened = createReadPath({ clock, usb, platform: navigator, locks, precondition });
    whole = opened.whole;
    return opened;
  };
  const path = (): Promise<ReadPath> =>
    (reading ??= openPath().catch((error: unknown) => {
      reading = undefined;
      throw error;
    }));

  const app = new KigenApp();
  // What nobody sees waits until the first screen has its data.
  const settled = app.shown.then(() => clock.sleep(100));
  const services: Services = {
    clock,
    store,
    read: createLazyRead(async () => (await path()).read),
    whole: () => whole,
    diagnosis: async () => (await path()).diagnosis,
    signing: async () => (await import('./documents')).createSigningTools(),
    judge: async (certificate) => (await path()).judge(certificate),
    decodePhoto: (request) => decodePhoto(clock, request),
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
    site: siteOf(import.meta.env['VITE_RUN_BY'], location),
    furigana,
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
        ? watchUpdates(trustedScript('./sw.js'), import.meta.url, locks, settled)
        : NO_UPDATES,
    install: createInstallOffer(window),
    notifications: createNotifications(
      import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker.ready : undefined,
    ),
    holdForm: () => (locks ? holdBusy(locks) : () => undefined),
  };
  const badge = (): void => void showBadge(store, clock, navigator);
  store.subscribe(badge);
  // A task of its own for the frame.
  await clock.sleep(0);
  app.services = services;
  document.body.replaceChildren(app);
  await settled;
  badge();
}

void start();
