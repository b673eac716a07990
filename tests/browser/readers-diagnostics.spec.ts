import type { Locator, Page } from '@playwright/test';
import { loadReaderWords, LOCALES } from '../../src/i18n';
import { readers as words } from '../../src/i18n/ja/readers';
import { violations } from './support/axe';
import { button, expect, ja, plain, readIsDone, test } from './support/flows';
import { pretend } from './support/pretend';
import { goTo } from './support/screens';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

test.describe('diagnostics', () => {
  const step = (page: Page, name: string): Locator =>
    page.locator(`kigen-diagnostics li[data-step="${name}"]`);

  for (const reader of ['extended', 't1', 'rc-s300', 'rc-s300-host', 'rc-s380'] as const) {
    test(`${reader}: every step is OK, and the report holds the descriptors and nothing of the card`, async ({
      page,
      mountSim,
    }) => {
      await mountSim({ reader, person: 'all-current' });
      await page.goto('#/readers/diagnostics');
      await page.evaluate(() => kigenSim.ready);
      await page.getByLabel(plain(words.diagnose.traceOn)).check();
      await button(page, words.diagnose.start).click();
      await expect(page.locator('li[data-state="ok"]')).toHaveCount(7, { timeout: 30_000 });

      // A whole read is watched as well, on its own screen.
      await page.goto('#/card');
      await button(page, ja.read.start).click();
      await readIsDone(page);
      await page.goto('#/readers/diagnostics');
      const report = page.locator('kigen-diagnostics kigen-reader-command code');
      await expect(report).toContainText('READ BINARY 9000');
      const text = await report.innerText();
      expect(text).toContain('interface 0.0 class');
      const person = await page.evaluate(() => kigenSim.card!.person);
      for (const secret of [
        person.name,
        person.address,
        person.myNumber,
        person.municipality,
        'K0001',
        'Kigen R',
      ]) {
        expect(text).not.toContain(secret);
      }
    });
  }

  test('the step that fails says why, and those after it are not reached', async ({ page, mountSim }) => {
    await mountSim({ reader: 'protected' });
    await page.goto('#/readers/diagnostics');
    await button(page, words.diagnose.start).click();
    await expect(step(page, 'open')).toHaveAttribute('data-state', 'not');
    await expect(step(page, 'open')).toContainText(plain(ja.errors['usb/protected-class'].title));
    await expect(step(page, 'card')).toHaveAttribute('data-state', 'unreached');
  });

  test('the trace is off until it is switched on; the report is saved by a press alone', async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: 'all-current' });
    await page.goto('#/readers/diagnostics');
    await page.evaluate(() => kigenSim.ready);
    await expect(page.getByLabel(plain(words.diagnose.traceOn))).not.toBeChecked();
    await button(page, words.diagnose.start).click();
    await expect(step(page, 'answer')).toHaveAttribute('data-state', 'ok');
    await expect(page.locator('kigen-diagnostics code')).not.toContainText('trace');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, words.diagnose.save).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kigen-diagnostics.txt');
  });

  test('waiting for a card can be stopped', async ({ page, mountSim }) => {
    await mountSim();
    await page.goto('#/readers/diagnostics');
    await button(page, words.diagnose.start).click();
    await expect(step(page, 'card')).toHaveAttribute('data-state', 'running');
    await button(page, words.diagnose.stop).click();
    await expect(button(page, words.diagnose.start)).toBeVisible();
  });
});

for (const { tag } of LOCALES) {
  test(`${tag}: axe finds nothing on the readers’ screens once they are filled @a11y`, async ({
    page,
    mountSim,
  }) => {
    test.setTimeout(180_000);
    await pretend(page, 'Linux');
    await mountSim({ reader: 'protected' });
    await page.goto('#/readers');
    if (tag !== 'ja') await page.locator(`.languages button[lang="${tag}"]`).click();
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    const { use } = await loadReaderWords(tag);
    const wrong: Record<string, readonly string[]> = {};
    const check = async (name: string): Promise<void> => {
      const found = await violations(page);
      if (found.length > 0) wrong[name] = found;
    };
    await page.locator('kigen-reader-live button.main').click();
    await expect(page.locator('kigen-reader-live .use')).toHaveText(plain(use.package));
    await check('readers');
    await page.goto('#/readers/diagnostics');
    await page.locator('kigen-diagnostics button.main').click();
    await expect(page.locator('li[data-state="not"]')).toBeVisible();
    await check('diagnostics');
    for (const code of ['usb/protected-class', 'usb/access-denied', 'usb/busy', 'usb/chooser-blocked']) {
      // Until the heading has the focus the screen of the message before stands there.
      await goTo(page, `#/help/messages/${code}`);
      await expect(page.locator('kigen-reader-refusal h2').first()).toBeVisible();
      for (const more of await page.locator('kigen-reader-refusal summary').all()) await more.click();
      await check(code);
    }
    expect(wrong).toEqual({});
  });
}
