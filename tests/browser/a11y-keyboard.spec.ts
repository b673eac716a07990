import type { Page } from '@playwright/test';
import { board, dated, expect, fixClock, ja, plain, readIsDone, test } from './support/flows';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press(key);
    const words = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = element?.closest('label');
      return (label ?? element)?.textContent.trim().replace(/\s+/g, ' ') ?? '';
    });
    if (words.includes(name)) return;
    seen.push(words.slice(0, 20));
  }
  throw new Error(`no Tab leads to “${name}”, only to ${seen.join(', ')}`);
}

test('the main road by keyboard alone: demo, board, saving, the list @a11y', async ({ page }) => {
  await fixClock(page);
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: plain(ja.app.skip) })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, plain(ja.first.doors.demo.name));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, plain(ja.demo.people['all-current'].name));
  await page.keyboard.press('Enter');
  await readIsDone(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect((await board(page))[0]).toEqual(dated('card-body', '2034-06-14', 'not-past'));

  await tabTo(page, plain(ja.board.save));
  await page.keyboard.press('Enter');
  const box = page.getByRole('dialog');
  await expect(box).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(page.getByRole('button', { name: plain(ja.board.save), exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, plain(ja.reminders.dialog.save));
  await page.keyboard.press('Space');
  await expect(box.getByRole('status')).toHaveText(plain(ja.reminders.dialog.saved));
  await tabTo(page, plain(ja.read.actions.reminders));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(plain(ja.reminders.title));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('typed dates by keyboard alone, Enter shows the board @a11y', async ({ page }) => {
  await fixClock(page);
  await page.goto('');
  await tabTo(page, plain(ja.first.doors.type.name));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, plain(ja.type.era));
  await page.keyboard.press('Tab');
  await page.keyboard.type('2034');
  await page.keyboard.press('Tab');
  await page.keyboard.type('13');
  await page.keyboard.press('Tab');
  await page.keyboard.type('14');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await tabTo(page, plain(ja.type.body.legend));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect((await board(page))[0]).toEqual(dated('card-body', '2034-06-14', 'not-past'));
});
