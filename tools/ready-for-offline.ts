/** A page of Playwright's, of whichever of its packages. */
interface Evaluating {
  evaluate(work: () => Promise<void>): Promise<void>;
}

/** Waits until the service worker has everything and controls this page. */
export async function readyForOffline(page: Evaluating): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    }
  });
}
