import { createCell, type InstallOffer } from './ui';

/** Chromium's event; it is not in the DOM's types. */
interface BeforeInstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Keeps the browser's offer until the person takes it or waves it away. */
export function createInstallOffer(page: Window): InstallOffer {
  const offer = createCell<BeforeInstallPrompt | undefined>(undefined);
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer.set(event as BeforeInstallPrompt);
  });
  page.addEventListener('appinstalled', () => offer.set(undefined));
  return {
    get offered() {
      return offer.value !== undefined;
    },
    subscribe: (listener) => offer.subscribe(listener),
    install: async () => {
      await offer.value?.prompt();
      offer.set(undefined);
    },
    dismiss: () => offer.set(undefined),
  };
}
