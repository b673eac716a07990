import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCardWords } from '../../src/i18n';
import { serve } from '../../tools/serve.mjs';
import { violations } from './support/axe';
import { button, expect, ja, plain, test } from './support/flows';
import { DIST } from './support/paths';
import {
  dialog,
  field,
  openAll,
  opened,
  openTile,
  PINS,
  readCard,
  secrets,
  shown,
  words,
} from './support/opening';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

test('a PIN is changed with the old one, and the new one opens', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  const { pin, views } = words;
  await page
    .locator('kigen-card-whole summary')
    .filter({ hasText: plain(views.change.title) })
    .click();
  await button(page, pin.titles.changeText).click();
  await expect(dialog(page).getByText(plain(pin.changeUntried))).toBeVisible();
  await expect(dialog(page).getByText(plain(pin.changeTries))).toBeVisible();
  const change = dialog(page).getByRole('button', { name: plain(pin.press.changeText), exact: true });
  const type = async (...values: readonly string[]): Promise<void> => {
    for (const [at, value] of values.entries()) await field(page, at).fill(value);
  };
  await type(PINS.text, '1234', '1234');
  await change.click();
  await expect(dialog(page).getByText(plain(pin.weak))).toBeVisible();
  await type(PINS.text, '5093', '5094');
  await change.click();
  await expect(dialog(page).getByText(plain(pin.rules['twice-the-same']))).toBeVisible();
  expect(await secrets(page)).toEqual([]);
  await type(PINS.text, '5093', '5093');
  await change.click();
  await expect(dialog(page).getByText(plain(pin.changed))).toBeVisible();
  expect(await secrets(page)).toEqual(['20 9000', '24 9000', '20 9000']);
});

test('a copy of the certificate says what it holds first, and its name tells nothing of a person', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openTile(page, 'certificates');
  for (const [format, name] of [
    ['der', 'certificate-authentication.cer'],
    ['pem', 'certificate-authentication.pem'],
  ] as const) {
    await button(page, words.copy[format]).click();
    await shown(page, words.copy.holds.authentication);
    const download = page.waitForEvent('download');
    await button(page, words.copy.confirm).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(name);
    const saved = await readFile(await file.path());
    const own = await page.evaluate(() => [...kigenSim.card!.file('jpki', 0x0a)]);
    if (format === 'der') expect([...saved]).toEqual(own.slice(0, saved.length));
    else expect(saved.toString()).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  }
});

test('the board prints, and what a PIN opened does not', async ({ page, mountSim }) => {
  await page.addInitScript(() => {
    globalThis.print = () => {
      globalThis.kigenPrinted = true;
    };
  });
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openAll(page);
  await button(page, ja.board.print).click();
  expect(await page.evaluate(() => globalThis.kigenPrinted)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  for (const row of await page.locator('kigen-board-row').all())
    await expect(row.locator('.date')).toBeVisible();
  await expect(opened(page)).toBeHidden();
  await expect(page.locator('kigen-chip-tiles')).toBeVisible();
});

test("in another page's frame no PIN is asked for, not even a demo's", async ({ page }) => {
  // The production headers forbid frames; a host that sets none leaves it to the page.
  const bare = await serve({ folder: DIST, headers: {} });
  const folder = await mkdtemp(join(tmpdir(), 'kigen-frame-'));
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><link rel="icon" href="${bare.url}icons/icon-192.png"><iframe src="${bare.url}#/demo" width="900" height="700"></iframe>`,
  );
  const parent = await serve({ folder, headers: {} });
  try {
    await page.goto(parent.url);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: plain(ja.demo.people['all-current'].name) }).click();
    await frame.getByRole('button', { name: plain(ja.board.enterPassword) }).click();
    await expect(frame.getByRole('dialog').getByText(plain(words.pin.framed))).toBeVisible();
    await expect(frame.locator('kigen-pin-dialog input')).toHaveCount(0);
  } finally {
    await Promise.all([bare.close(), parent.close(), rm(folder, { recursive: true })]);
  }
});

for (const tag of ['ja', 'en', 'ja-simple'] as const) {
  test(`axe finds nothing in the dialog and the opened views, at 320 px in ${tag}`, async ({
    page,
    mountSim,
  }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await mountSim({ person: 'all-current' });
    await readCard(page);
    await openAll(page);
    await openTile(page, 'certificates');
    if (tag !== 'ja') await page.locator(`.languages [lang="${tag}"]`).click();
    const law = plain((await loadCardWords(tag)).views.law);
    // Readings stand between the words of a text: the beginning, which has none, tells the language.
    await expect(page.locator('kigen-card-text .law')).toContainText(law.slice(0, 7));
    // Each that is uncovered is one cover less.
    const covers = page.locator('kigen-covered .covered button');
    for (let left = await covers.count(); left > 0; left -= 1) await covers.first().click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

    await opened(page).locator('button.close').click();
    await page.locator('kigen-chip-tiles li').nth(2).getByRole('button').click();
    await expect(field(page)).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await dialog(page).locator('.actions button.quiet').click();
    await expect(dialog(page).locator('.number')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await dialog(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  });
}

declare global {
  var kigenPrinted: boolean | undefined;
}
