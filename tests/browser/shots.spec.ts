import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LOCALES } from '../../src/i18n';
import { WITHOUT_WORKER } from './support/fixtures';
import { test } from './support/flows';
import { ROOT } from './support/paths';
import { ADDRESSES, goTo, openIn, STATES } from './support/screens';

test.use(WITHOUT_WORKER);

/** Pictures to look at, in .cache/shots: `npx playwright test --config=tests/browser --grep @shots`. */
const SHOTS = join(ROOT, '.cache/shots');
/** Narrow and wide, and the wide one in the dark. */
const LOOKS = [
  { width: 320, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

async function shoot(page: Page, tag: string, screen: string): Promise<void> {
  const name = screen.replaceAll(/[^\w]+/g, '-');
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const path = join(SHOTS, `${tag}-${width}-${colorScheme}`, `${name}.png`);
    await page.screenshot({ path, fullPage: true });
  }
}

for (const { tag } of LOCALES) {
  test(`${tag}: every screen @shots`, async ({ page, mountSim }) => {
    test.setTimeout(600_000);
    await mountSim({ person: 'all-current' });
    const words = await openIn(page, tag, 'light');
    for (const route of ADDRESSES) {
      await goTo(page, route);
      await shoot(page, tag, `at${route}`);
    }
    for (const [state, go] of Object.entries(STATES)) {
      await go(page, words);
      await shoot(page, tag, state);
    }
  });
}
