import type { Page } from '@playwright/test';
import { readyForOffline } from './support/fixtures';
import { kept } from './support/kept';
import {
  ALL_CURRENT,
  board,
  button,
  dated,
  expect,
  fixClock,
  heading,
  ja,
  later,
  link,
  plain,
  readsAllCurrent,
  reiwa,
  rows,
  startReading,
  test,
  TODAY,
  typeDate,
} from './support/flows';

const dialog = ja.reminders.dialog;
const MINE = '自分のカード';
const MOTHERS = '母のカード';

/** The board of a typed card body's date. */
async function typedBoard(page: Page, body: string): Promise<void> {
  await page.goto('#/type');
  await typeDate(page, 'body', body);
  await button(page, ja.type.show).click();
  await expect(rows(page)).toHaveCount(3);
}

/** Saves what the board shows, and leaves the dialog. */
async function save(page: Page, label: string): Promise<void> {
  await button(page, ja.board.save).click();
  const box = page.getByRole('dialog');
  await box.getByLabel(plain(dialog.label)).fill(label);
  await box.getByRole('button', { name: plain(dialog.save), exact: true }).click();
  await expect(box.getByRole('status')).toHaveText(plain(dialog.saved));
  await box.getByRole('button', { name: plain(ja.app.close), exact: true }).click();
  await expect(box).toBeHidden();
}

const entry = (page: Page, label: string) =>
  page.locator('kigen-reminders .cards > li').filter({ has: page.getByRole('heading', { name: label }) });

const savedCards = async (page: Page): Promise<readonly unknown[]> =>
  (await kept(page)).databases.flatMap(({ stores }) => stores['cards'] ?? []);

/** With the network off and the page loaded anew: the entry in the list, and its board by the list's link. */
async function isThereOffline(page: Page, label: string): Promise<void> {
  await page.goto('#/reminders');
  await page.reload();
  await heading(page, ja.reminders.title);
  await expect(entry(page, label)).toBeVisible();
  await entry(page, label)
    .getByRole('link', { name: plain(ja.reminders.open) })
    .click();
  await expect(page.getByText(plain(ja.board.saved))).toBeVisible();
}

test('saved from a read: with the network off and the page loaded anew, reminder and board are there', async ({
  page,
  mountSim,
  traffic,
  site,
}) => {
  await mountSim({ person: 'all-current' });
  await startReading(page);
  await readsAllCurrent(page);
  await button(page, ja.board.save).click();
  const box = page.getByRole('dialog');
  // Says what is kept and what the dates tell, before anything is.
  for (const text of [dialog.what, dialog.tells, dialog.device]) {
    await expect(box.getByText(plain(text))).toBeVisible();
  }
  expect(await savedCards(page)).toEqual([]);
  await box.getByRole('button', { name: plain(ja.app.cancel), exact: true }).click();
  expect(await savedCards(page)).toEqual([]);
  await save(page, MINE);
  expect(await savedCards(page)).toHaveLength(1);

  await readyForOffline(page);
  traffic.offline = true;
  await site.close();
  await isThereOffline(page, MINE);
  expect((await board(page)).slice(0, 2)).toEqual(ALL_CURRENT.slice(0, 2));
});

test('saved from typed dates: with the network off and the page loaded anew, both are there', async ({
  page,
  traffic,
  site,
}) => {
  await fixClock(page);
  await page.goto('#/type');
  await typeDate(page, 'body', '2032-02-14', 'reiwa');
  await typeDate(page, 'certificates', later(TODAY, 80));
  await button(page, ja.type.show).click();
  const before = await board(page);
  await save(page, '');

  await readyForOffline(page);
  traffic.offline = true;
  await site.close();
  await isThereOffline(page, plain(ja.reminders.unnamed));
  expect(await board(page)).toEqual(before);
  expect(before[2]).toEqual(dated('signature', later(TODAY, 80), 'unknown', true));
});

test('the first save asks the browser to keep the data, and its answer is told', async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = () => Promise.resolve(true);
  });
  await fixClock(page);
  await typedBoard(page, '2034-06-14');
  await button(page, ja.board.save).click();
  await button(page, dialog.save).click();
  await expect(page.getByRole('dialog').getByText(plain(dialog.persisted))).toBeVisible();
});

test('a browser that refuses to keep the data: that is told too', async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = () => Promise.resolve(false);
  });
  await fixClock(page);
  await typedBoard(page, '2034-06-14');
  await button(page, ja.board.save).click();
  await button(page, dialog.save).click();
  await expect(page.getByRole('dialog').getByText(plain(dialog.notPersisted))).toBeVisible();
});

test('edit, delete one, delete all; each asks first', async ({ page }) => {
  await fixClock(page);
  await typedBoard(page, '2034-06-14');
  await save(page, MINE);
  await typedBoard(page, '2029-06-14');
  await save(page, '');
  await page.goto('#/reminders');
  await expect(page.locator('kigen-reminders .cards > li')).toHaveCount(2);

  const unnamed = entry(page, plain(ja.reminders.unnamed));
  await unnamed.getByRole('button', { name: plain(ja.reminders.edit), exact: true }).click();
  const box = page.getByRole('dialog');
  await box.getByLabel(plain(dialog.label)).fill(MOTHERS);
  await box.getByRole('checkbox', { name: plain(ja.reminders.daysBefore(7)) }).uncheck();
  await box.getByRole('button', { name: plain(dialog.save), exact: true }).click();
  await expect(box.getByRole('status')).toHaveText(plain(dialog.savedAgain));
  await box.getByRole('button', { name: plain(ja.app.close), exact: true }).click();
  await expect(entry(page, MOTHERS)).toBeVisible();
  await entry(page, MOTHERS)
    .getByRole('button', { name: plain(ja.reminders.edit), exact: true })
    .click();
  await expect(box.getByRole('checkbox', { name: plain(ja.reminders.daysBefore(7)) })).not.toBeChecked();
  await expect(box.getByRole('checkbox', { name: plain(ja.reminders.daysBefore(30)) })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();

  const remove = entry(page, MINE).getByRole('button', { name: plain(ja.reminders.remove), exact: true });
  await remove.click();
  await expect(box).toHaveAccessibleName(plain(ja.reminders.confirm.one(MINE)));
  await box.getByRole('button', { name: plain(ja.app.cancel), exact: true }).click();
  expect(await savedCards(page)).toHaveLength(2);
  await remove.click();
  await box.getByRole('button', { name: plain(ja.reminders.confirm.yes), exact: true }).click();
  await expect(entry(page, MINE)).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: plain(ja.reminders.removed) })).toBeAttached();

  await button(page, ja.reminders.removeAll).click();
  await expect(box).toHaveAccessibleName(plain(ja.reminders.confirm.all));
  await box.getByRole('button', { name: plain(ja.reminders.confirm.yes), exact: true }).click();
  await expect(page.getByText(plain(ja.reminders.empty))).toBeVisible();
  expect(await savedCards(page)).toEqual([]);
});

test('a banner on opening from the day of the reminder on, until it is done', async ({ page }) => {
  const banner = page.getByRole('region', { name: plain(ja.reminders.dueTitle(1)) });
  await fixClock(page);
  // 30 days before: tomorrow.
  await typedBoard(page, later(TODAY, 31));
  await button(page, ja.board.save).click();
  await page.getByRole('checkbox', { name: plain(ja.reminders.leadWindow) }).uncheck();
  await button(page, dialog.save).click();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(plain(dialog.saved));

  await page.goto('#/');
  await page.reload();
  await expect(page.locator('kigen-saved-list').getByText(reiwa(later(TODAY, 31)))).toBeVisible();
  await expect(banner).toHaveCount(0);

  await fixClock(page, Date.UTC(2026, 10, 26, 15, 0));
  await page.reload();
  await expect(banner.getByText(reiwa(later(TODAY, 31)))).toBeVisible();
  await banner.getByRole('button', { name: plain(ja.reminders.done), exact: true }).click();
  await expect(banner).toHaveCount(0);
  await page.reload();
  await heading(page, ja.first.question);
  await expect(page.locator('kigen-saved-list').getByText(reiwa(later(TODAY, 31)))).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('put off by a week: the banner is back on that day', async ({ page }) => {
  const banner = page.getByRole('region', { name: plain(ja.reminders.dueTitle(1)) });
  await fixClock(page);
  await typedBoard(page, later(TODAY, 28));
  await save(page, MINE);
  await page.goto('#/');
  await banner.getByRole('button', { name: plain(ja.reminders.snooze), exact: true }).click();
  await expect(banner).toHaveCount(0);
  await fixClock(page, Date.UTC(2026, 11, 2, 14, 59));
  await page.reload();
  await expect(page.locator('kigen-saved-list').getByText(MINE)).toBeVisible();
  await expect(banner).toHaveCount(0);
  await fixClock(page, Date.UTC(2026, 11, 2, 15, 0));
  await page.reload();
  await expect(banner).toBeVisible();
});

test('a full database: the dialog says so, and nothing that was typed is lost', async ({ page }) => {
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this` below
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'cards') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await fixClock(page);
  await typedBoard(page, '2034-06-14');
  await button(page, ja.board.save).click();
  const box = page.getByRole('dialog');
  await box.getByLabel(plain(dialog.label)).fill(MINE);
  await button(page, dialog.save).click();
  await expect(box.getByRole('alert')).toContainText(plain(ja.errors['storage/full'].title));
  await expect(box.getByRole('alert')).toContainText(plain(ja.errors['storage/full'].next));
  await expect(box.getByLabel(plain(dialog.label))).toHaveValue(MINE);
  await button(page, ja.app.cancel).click();
  expect((await board(page))[0]).toEqual(dated('card-body', '2034-06-14', 'not-past'));
});

test('a forbidden database: reading and typing work, saving says why not, the list says so', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this` below
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      if (globalThis.kigenStorageAllowed === true) return open.apply(this, given);
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await startReading(page);
  await readsAllCurrent(page);
  await button(page, ja.board.save).click();
  await button(page, dialog.save).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    plain(ja.errors['storage/forbidden'].title),
  );
  await button(page, ja.app.cancel).click();
  await page.goto('#/reminders');
  await expect(
    page.locator('kigen-refusal').getByText(plain(ja.errors['storage/forbidden'].what)),
  ).toBeVisible();
  await link(page, ja.read.actions.home).click();
  await expect(page.getByText(plain(ja.first.saved.lost))).toBeVisible();
  // For the look at what stayed behind.
  await page.evaluate(() => {
    globalThis.kigenStorageAllowed = true;
  });
});

declare global {
  var kigenStorageAllowed: boolean | undefined;
}
