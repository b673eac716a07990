import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { guidance } from '../../src/i18n/ja/guidance';
import { button, expect, fixClock, ja, plain, reiwa, test } from './support/flows';
import type { LifeField } from '../../src/reminders';

const { life } = guidance;

async function fill(page: Page, field: LifeField, ...[year, month, day]: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: plain(life.fields[field].legend) });
  for (const [part, value = ''] of [
    ['year', year],
    ['month', month],
    ['day', day],
  ] as const) {
    await group.getByRole('textbox', { name: plain(ja.type[part]), exact: true }).fill(value);
  }
}

test('moving house: the days are told, given as a calendar file, and kept nowhere', async ({ page }) => {
  await fixClock(page);
  await page.goto('#/help/guide/move');
  await fill(page, 'moved', '2026', '11', '20');
  await fill(page, 'reported', '2026', '11', '25');
  await button(page, life.show).click();
  const told = page.locator('kigen-life-days').getByRole('status');
  await expect(told).toContainText(reiwa('2026-12-04'));
  await expect(told).toContainText(reiwa('2027-02-23'));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, ja.reminders.calendar.one).click(),
  ]);
  const days = (await readFile(await file.path(), 'utf8')).match(/(?<=DTSTART;VALUE=DATE:)\d+/g);
  expect(days).toEqual(['20261127', '20261204', '20270216', '20270223']);

  await page.getByRole('checkbox', { name: plain(life.changes.kinds.name) }).check();
  await expect(page.locator('kigen-life-changes').getByRole('status')).toContainText(
    plain(life.changes.ends),
  );
});

test('a child of another age: a wrong date is told beside its field, the 15th birthday after it is mended', async ({
  page,
}) => {
  await fixClock(page);
  await page.goto('#/help/guide/children');
  await fill(page, 'birth', '2012', '2', '30');
  await button(page, life.show).click();
  await expect(page.getByText(plain(ja.type.problems['no-such-day']))).toBeVisible();
  await fill(page, 'birth', '2012', '2', '29');
  await button(page, life.show).click();
  const told = page.locator('kigen-life-days').getByRole('status');
  await expect(told).toContainText(reiwa('2027-02-28'));
  await expect(told).toContainText(plain(life.estimate));
});

test('a driving licence: nothing is said before all is asked, then what is missing, then that it is carried over', async ({
  page,
}) => {
  const { reason, reasons, way, ways, checks, carried, missingOf } = life.licence;
  await page.goto('#/help/guide/licence');
  const told = page.locator('kigen-life-licence').getByRole('status');
  await page.getByLabel(plain(reason)).selectOption(plain(reasons.expiry));
  await expect(told).toBeEmpty();
  await page.getByLabel(plain(way)).selectOption(plain(ways.post));
  await expect(told).toContainText(plain(missingOf.way));
  await expect(told).toContainText(plain(missingOf.certificateAtPolice));
  await expect(told).not.toContainText(plain(missingOf.reason));
  await page.getByLabel(plain(way)).selectOption(plain(ways.online));
  for (const check of Object.values(checks)) await page.getByRole('checkbox', { name: plain(check) }).check();
  await expect(told).toHaveText(plain(carried));
});
