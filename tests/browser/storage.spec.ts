import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { backupFile } from '../../src/reminders';
import { card } from '../reminders/cards';
import { on } from '../reminders/dates';
import { button, expect, fixClock, heading, ja, later, plain, test, TODAY } from './support/flows';
import { kept } from './support/kept';

const MINE = '自分のカード';
const entries = (page: Page) => page.locator('kigen-reminders .cards > li');
const refusal = (page: Page) => page.locator('kigen-reminders kigen-refusal');

const databases = async (page: Page) => (await kept(page)).databases;

async function restore(page: Page, file: Buffer): Promise<void> {
  await page
    .locator('kigen-keep input[type=file]')
    .setInputFiles({ name: 'kigen.json', mimeType: 'application/json', buffer: file });
  await expect(entries(page)).toHaveCount(1);
}

/** The list with one card that is due, put there as a person restores a file. */
async function withOneCard(page: Page): Promise<void> {
  await fixClock(page);
  await page.goto('#/reminders');
  await heading(page, ja.reminders.title);
  const saved = card({ label: MINE, dates: { 'card-body': on(later(TODAY, 20)) } });
  await restore(page, Buffer.from(backupFile([saved])));
}

test('evicted by the browser while the list is open: told at once, and the exported file restores all', async ({
  page,
  context,
}) => {
  await withOneCard(page);
  const before = await databases(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, ja.reminders.backup.save).click(),
  ]);

  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  const { what, next } = ja.errors['storage/evicted'];
  await expect(refusal(page).getByText(plain(what))).toBeVisible();
  await expect(refusal(page).getByText(plain(next))).toBeVisible();

  await restore(page, await readFile(await file.path()));
  await expect(refusal(page)).toHaveCount(0);
  expect(await databases(page)).toEqual(before);
});

test('a later version upgrades the database while this tab is open: it lets go, says so, and nothing is lost', async ({
  page,
  context,
}) => {
  await withOneCard(page);
  const before = await databases(page);
  const later = await context.newPage();
  await later.goto('#/lost');
  const upgraded = await later.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('kigen', 2);
        opening.addEventListener('blocked', () => resolve('blocked'));
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve('upgraded');
        });
      }),
  );
  expect(upgraded).toBe('upgraded');

  await page.reload();
  await expect(refusal(page).getByText(plain(ja.errors['storage/newer'].what))).toBeVisible();
  expect(await databases(later)).toEqual(before);
  await later.close();
});

test('the badge counts what is due, and is cleared when that is done', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.kigenBadges = [];
    navigator.setAppBadge = (count) => Promise.resolve(void globalThis.kigenBadges.push(count ?? 'dot'));
    navigator.clearAppBadge = () => Promise.resolve(void globalThis.kigenBadges.push('cleared'));
  });
  const last = () => page.evaluate(() => globalThis.kigenBadges.at(-1));
  await withOneCard(page);
  await expect.poll(last).toBe(1);
  await page
    .locator('kigen-due')
    .getByRole('button', { name: plain(ja.reminders.done), exact: true })
    .click();
  await expect.poll(last).toBe('cleared');
});

declare global {
  var kigenBadges: (number | string)[];
}
