import type { Page } from '@playwright/test';
import { readyForOffline } from './support/fixtures';
import {
  ALL_CURRENT,
  board,
  button,
  en,
  expect,
  fixClock,
  heading,
  ja,
  link,
  plain,
  readsAllCurrent,
  startReading,
  test,
  typeDate,
} from './support/flows';

const update = (page: Page) => button(page, ja.app.update.apply);

/** No tab holds a lock beside the one that names its version. */
async function idle(page: Page): Promise<void> {
  const held = () =>
    page.evaluate(async () =>
      ((await navigator.locks.query()).held ?? []).map(({ name = '' }) => name.split(' ')[0]),
    );
  await expect.poll(async () => new Set(await held())).toEqual(new Set(['kigen-page']));
}

test('the language is switched without a reload, in the middle of a board, and kept for the next visit', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await startReading(page);
  await readsAllCurrent(page);
  await page.evaluate(() => {
    globalThis.kigenSameDocument = true;
  });
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(`${plain(en.read.title)} - ${en.app.name}`);
  const rows = await board(page);
  expect(rows.map(({ name }) => name)).toEqual(Object.values(en.board.rows).map(({ name }) => plain(name)));
  expect(rows[0]!.date).toBe(plain(en.board.until('14 June 2034')));
  expect(rows[0]!.beside).toBe(plain(en.time.beside('Reiwa 16', 'Wednesday')));
  expect(await page.evaluate(() => globalThis.kigenSameDocument)).toBe(true);

  await page.goto('#/');
  await page.reload();
  await heading(page, en.first.question);
  await page.getByRole('button', { name: '日本語', exact: true }).click();
  await heading(page, ja.first.question);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

for (const [locale, words] of [
  ['en-GB', en],
  ['ja-JP', ja],
] as const) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });
    test('begins in its language, and the page says that this is not a government service', async ({
      page,
    }) => {
      await page.goto('');
      await heading(page, words.first.question);
      await expect(page.getByText(plain(words.app.notGovernment), { exact: true })).toBeVisible();
    });
  });
}

test('an update never interrupts a read: no toast while it runs, and another tab cannot take over', async ({
  page,
  context,
  release,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  await readyForOffline(page);
  const entry = await release();
  await page.reload();
  await expect(update(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto('');
  await expect(update(other)).toBeVisible();

  await page.evaluate(() => {
    kigenSim.latency = 150;
    return kigenSim.ready;
  });
  await page.evaluate(() => {
    location.hash = '#/card';
  });
  await button(page, ja.read.start).click();
  await expect(button(page, ja.read.stop)).toBeVisible();
  await expect(update(page)).toHaveCount(0);
  await update(other).click();
  await expect(other.getByText(plain(ja.app.update.busy))).toBeVisible();
  await expect(button(page, ja.read.stop)).toBeVisible();

  await readsAllCurrent(page);
  await button(page, ja.read.forget).click();
  await idle(page);
  await update(other).click();
  await expect(other.locator(`script[src$="${entry}"]`)).toHaveCount(1);
  await expect(page.locator(`script[src$="${entry}"]`)).toHaveCount(0);
});

test('an update never takes a half-filled form away', async ({ page, release }) => {
  await page.goto('');
  await readyForOffline(page);
  const entry = await release();
  await page.goto('#/type');
  await page.reload();
  await expect(update(page)).toBeVisible();
  await typeDate(page, 'body', '2034-06-14');
  await update(page).click();
  await expect(page.getByText(plain(ja.app.update.busy))).toBeVisible();
  const year = page
    .getByRole('group', { name: plain(ja.type.body.legend) })
    .getByLabel(plain(ja.type.year), { exact: true });
  await expect(year).toHaveValue('2034');
  await expect(page.locator(`script[src$="${entry}"]`)).toHaveCount(0);

  await button(page, ja.type.show).click();
  await idle(page);
  await update(page).click();
  await expect(page.locator(`script[src$="${entry}"]`)).toHaveCount(1);
});

test('a read in one tab and a half-filled form in another: both finish, offline too, then the update comes', async ({
  page,
  context,
  release,
  traffic,
  mountSim,
}) => {
  test.slow();
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  await readyForOffline(page);
  const entry = await release();
  await page.reload();
  await expect(update(page)).toBeVisible();
  const [typing, asking] = [await context.newPage(), await context.newPage()];
  await fixClock(typing);
  await typing.goto('#/type');
  await typeDate(typing, 'body', '2034-06-14');
  await page.evaluate(() => {
    kigenSim.latency = 150;
    return kigenSim.ready;
  });
  await page.evaluate(() => {
    location.hash = '#/card';
  });
  await button(page, ja.read.start).click();
  await expect(button(page, ja.read.stop)).toBeVisible();
  await asking.goto('');
  await update(asking).click();
  await expect(asking.getByText(plain(ja.app.update.busy))).toBeVisible();

  traffic.offline = true;
  await readsAllCurrent(page);
  await button(page, ja.read.forget).click();
  await update(asking).click();
  await expect(asking.getByText(plain(ja.app.update.busy))).toBeVisible();
  await button(typing, ja.type.show).click();
  expect((await board(typing))[0]).toEqual(ALL_CURRENT[0]);
  await idle(page);
  await update(asking).click();
  await expect(asking.locator(`script[src$="${entry}"]`)).toHaveCount(1);
  expect((await board(typing))[0]).toEqual(ALL_CURRENT[0]);
});

test('an update waits for an open save dialog', async ({ page, release }) => {
  await fixClock(page);
  await page.goto('');
  await readyForOffline(page);
  const entry = await release();
  await page.goto('#/type');
  await page.reload();
  await typeDate(page, 'body', '2034-06-14');
  await button(page, ja.type.show).click();
  await button(page, ja.board.save).click();
  await page.getByRole('dialog').getByLabel(plain(ja.reminders.dialog.label)).fill('自分のカード');
  // The page behind the dialog is inert; another tab, or a script, may still ask.
  const other = await page.context().newPage();
  await other.goto('');
  await update(other).click();
  await expect(other.getByText(plain(ja.app.update.busy))).toBeVisible();
  await expect(page.getByRole('dialog')).toBeVisible();
  await button(page, ja.app.cancel).click();
  await idle(page);
  await update(other).click();
  await expect(other.locator(`script[src$="${entry}"]`)).toHaveCount(1);
});

test('an address that is none says so and leads back', async ({ page }) => {
  await page.goto('');
  await page.evaluate(() => {
    location.hash = '#/nowhere';
  });
  await heading(page, ja.app.lostScreen.title);
  await link(page, ja.app.lostScreen.back).click();
  await heading(page, ja.first.question);
});

declare global {
  var kigenSameDocument: boolean | undefined;
}
