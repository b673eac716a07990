import type { Page } from '@playwright/test';
import { LOCALES, type LocaleTag } from '../../src/i18n';
import { violations, violationsInBothThemes } from './support/axe';
import { cutOff, cutOffInNarrowViews, ZOOMED } from './support/cut-off';
import { expect, test } from './support/flows';
import { ADDRESSES, goTo, MESSAGES, openIn, STATES } from './support/screens';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

test.describe.configure({ timeout: 300_000 });

/** All that is wrong, by screen. */
class Findings {
  readonly wrong: Record<string, readonly string[]> = {};

  note(screen: string, found: readonly string[]): void {
    if (found.length > 0) this.wrong[screen] = [...(this.wrong[screen] ?? []), ...found];
  }
}

/**
 * Plain Japanese is the markup of Japanese with readings: its walks look at what longer lines do to the layout, and leave
 * axe on them to `npm run audit:web`. In dialogs, opened views, readers' and signing screens axe looks at it here too.
 */
const ofAxe = (tag: LocaleTag, page: Page, part?: 'main'): Promise<readonly string[]> => {
  if (tag === 'ja-simple') return Promise.resolve([]);
  return part === undefined ? violationsInBothThemes(page) : violations(page, { part });
};
const look = async (page: Page, tag: LocaleTag): Promise<readonly string[]> => [
  ...(await ofAxe(tag, page)),
  ...(await cutOffInNarrowViews(page)),
];

for (const { tag } of LOCALES) {
  const axe = tag === 'ja-simple' ? '' : 'axe finds nothing in its themes; ';
  test(`${tag}: every screen: ${axe}at 320 px and 200 % nothing is cut off or scrolls sideways; heading focused, title right @a11y`, async ({
    page,
    mountSim,
  }) => {
    await page.setViewportSize(ZOOMED);
    await mountSim({ person: 'all-current' });
    const { app } = await openIn(page, tag, 'light');
    const findings = new Findings();
    for (const route of ADDRESSES) {
      const { focus, heading, title } = await goTo(page, route);
      const expected = route === '#/' ? `${app.name} - ${heading}` : `${heading} - ${app.name}`;
      if (focus !== 'h1') findings.note(route, [`focus: ${focus}`]);
      if (title !== expected) findings.note(route, [`title: ${title}`]);
      findings.note(route, await look(page, tag));
    }
    expect(findings.wrong).toEqual({});
  });

  test(`${tag}: the same for every state that no address leads to @a11y`, async ({ page, mountSim }) => {
    await page.setViewportSize(ZOOMED);
    await mountSim({ person: 'all-current' });
    const words = await openIn(page, tag, 'light');
    const findings = new Findings();
    for (const [name, go] of Object.entries(STATES)) {
      await go(page, words);
      findings.note(name, await look(page, tag));
    }
    expect(findings.wrong).toEqual({});
  });

  // One template with other words: it was looked at above, in both themes and both widths; the narrow one is the harder.
  test(`${tag}: the page of every message, at 320 px @a11y`, async ({ page, mountSim }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await mountSim({ person: 'all-current' });
    const { app } = await openIn(page, tag, 'light');
    const findings = new Findings();
    for (const route of MESSAGES) {
      const { focus, heading, title } = await goTo(page, route);
      if (focus !== 'h1') findings.note(route, [`focus: ${focus}`]);
      if (title !== `${heading} - ${app.name}`) findings.note(route, [`title: ${title}`]);
      findings.note(route, await ofAxe(tag, page, 'main'));
      findings.note(route, await cutOff(page));
    }
    expect(findings.wrong).toEqual({});
  });
}
