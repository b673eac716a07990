import { LOCALES } from '../../src/i18n';
import { ROUTES } from '../../src/ui/routes';
import { violations } from './support/axe';
import { cutOff } from './support/cut-off';
import { expect, test } from './support/flows';
import { goTo, openIn, STATES } from './support/screens';

/** Addresses that need something typed or read first; their screens are among the states. */
const ALONE = ['#/type/dates', '#/demo/card', '#/help'];
const MESSAGES = ROUTES.filter((route) => route.startsWith('#/help/messages/'));
const SCREENS = ROUTES.filter((route) => !ALONE.includes(route) && !MESSAGES.includes(route));

test.describe.configure({ timeout: 300_000 });

for (const { tag } of LOCALES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${tag}, ${scheme}: axe finds nothing on any screen; heading focused and title right @a11y`, async ({
      page,
      mountSim,
    }) => {
      await mountSim({ person: 'all-current' });
      const words = await openIn(page, tag, scheme);
      const wrong: Record<string, unknown> = {};
      for (const route of [...SCREENS, MESSAGES[0]!]) {
        const { focus, heading, title } = await goTo(page, route);
        const expected = route === '#/' ? `${words.app.name} - ${heading}` : `${heading} - ${words.app.name}`;
        if (focus !== 'h1') wrong[`focus at ${route}`] = focus;
        if (title !== expected) wrong[`title of ${route}`] = title;
        const found = await violations(page);
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

  // One template with other words: its colors were looked at above, in both themes.
  test(`${tag}: axe finds nothing on the page of any message; heading focused and title right @a11y`, async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: 'all-current' });
    const words = await openIn(page, tag, 'light');
    const wrong: Record<string, unknown> = {};
    for (const route of MESSAGES) {
      const { focus, heading, title } = await goTo(page, route);
      if (focus !== 'h1') wrong[`focus at ${route}`] = focus;
      if (title !== `${heading} - ${words.app.name}`) wrong[`title of ${route}`] = title;
      const found = await violations(page, 'main');
      if (found.length > 0) wrong[route] = found;
    }
    expect(wrong).toEqual({});
  });

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
        for (const route of [...SCREENS, ...MESSAGES]) {
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
