import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LOCALES } from '../../src/i18n';
import { ROUTES } from '../../src/ui/routes';
import { expect, test } from './support/flows';
import { cutOff } from './support/cut-off';
import { goTo, openIn, STATES } from './support/screens';

/** Addresses that need something typed or read first; their screens are among the states. */
const ROUTES_ALONE = ROUTES.filter((route) => !['#/type/dates', '#/demo/card', '#/help'].includes(route));

// Readings on every kanji make plain Japanese three times as many nodes for axe to look at.
test.describe.configure({ timeout: 900_000 });

/** WCAG 2.2 AA on the whole page, or on what is in `main` alone, where the frame around it was looked at before. */
async function violations(page: Page, part: 'page' | 'main' = 'page'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (part === 'page' ? axe : axe.include([['kigen-app', 'main']]))
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Plain Japanese is not here yet: over readings on every kanji axe was seen to take more than four minutes. */
const LOOKED_AT = LOCALES.filter(({ tag }) => tag !== 'ja-simple');

for (const { tag } of LOOKED_AT) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${tag}, ${scheme}: axe finds nothing on any screen; heading focused and title right @a11y`, async ({
      page,
      mountSim,
    }) => {
      await mountSim({ person: 'all-current' });
      const words = await openIn(page, tag, scheme);
      const wrong: Record<string, unknown> = {};
      for (const route of ROUTES_ALONE) {
        const { focus, heading, title } = await goTo(page, route);
        const expected = route === '#/' ? `${words.app.name} - ${heading}` : `${heading} - ${words.app.name}`;
        if (focus !== 'h1') wrong[`focus at ${route}`] = focus;
        if (title !== expected) wrong[`title of ${route}`] = title;
        const found = await violations(page, route.startsWith('#/help/') ? 'main' : 'page');
        if (found.length > 0) wrong[route] = found;
      }
      for (const [name, go] of Object.entries(STATES)) {
        await go(page, words);
        const found = await violations(page);
        if (found.length > 0) wrong[name] = found;
      }
      expect(wrong).toEqual({});
    });
  }

  for (const { what, width, height, scale } of [
    { what: '320 px', width: 320, height: 640, scale: 1 },
    { what: '200 %', width: 640, height: 450, scale: 2 },
  ]) {
    test.describe(() => {
      test.use({ viewport: { width, height }, deviceScaleFactor: scale });
      test(`${tag}, ${what}: nothing is cut off and nothing scrolls sideways @a11y`, async ({
        page,
        mountSim,
      }) => {
        await mountSim({ person: 'all-current' });
        const words = await openIn(page, tag, 'light');
        const wrong: Record<string, unknown> = {};
        for (const route of ROUTES_ALONE) {
          await goTo(page, route);
          const found = await cutOff(page);
          if (found.length > 0) wrong[route] = found;
        }
        for (const [name, go] of Object.entries(STATES)) {
          await go(page, words);
          const found = await cutOff(page);
          if (found.length > 0) wrong[name] = found;
        }
        expect(wrong).toEqual({});
      });
    });
  }
}
