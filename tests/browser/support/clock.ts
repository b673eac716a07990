import type { BrowserContext, Page } from '@playwright/test';

/** Half past midnight in Japan on 26 November 2026, while the test's browser, in Los Angeles, has the 25th. */
export const NOW = Date.UTC(2026, 10, 25, 15, 30);
export const TODAY = '2026-11-26';

const set = new WeakSet<BrowserContext>();

/** Fixes the page's date; timers go on. */
export async function fixClock(page: Page, at = NOW): Promise<void> {
  set.add(page.context());
  await page.clock.setFixedTime(at);
}

/** The page's clock begins at that moment and runs, timers with it; the test can move it on. */
export async function takeClock(page: Page): Promise<void> {
  set.add(page.context());
  await page.clock.install({ time: NOW });
}

/** For what is made as soon as a page loads, by its date: fixes the date unless the test has set its clock. */
export async function fixUnlessSet(context: BrowserContext): Promise<void> {
  if (set.has(context)) return;
  set.add(context);
  await context.clock.setFixedTime(NOW);
}
