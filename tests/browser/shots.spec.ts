import { join } from 'node:path';
import { LOCALES } from '../../src/i18n';
import { test } from './support/flows';
import { ROOT } from './support/paths';
import { openIn, goTo, STATES } from './support/screens';

/** Pictures to look at, in .cache/shots: `npx playwright test --config=tests/browser --grep @shots`. */
const SHOTS = join(ROOT, '.cache/shots');

for (const { tag } of LOCALES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${tag}, ${scheme}: first screen and board @shots`, async ({ page, mountSim }) => {
      test.setTimeout(180_000);
      await mountSim({ person: 'all-current' });
      const words = await openIn(page, tag, scheme);
      const shoot = async (name: string): Promise<void> => {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await page.screenshot({
            path: join(SHOTS, `${name}-${tag}-${scheme}-${width}.png`),
            fullPage: true,
          });
        }
      };
      await goTo(page, '#/');
      await shoot('first');
      for (const [state, name] of [
        ['demo: all is well', 'board'],
        ['demo: past its date', 'past'],
        ['board of typed dates', 'typed'],
        ['save dialog', 'save'],
      ] as const) {
        await STATES[state]!(page, words);
        await shoot(name);
      }
    });
  }
}
