/** What PINs open, as a person opens it: on the board that was read, tile by tile. */
import type { Locator, Page } from 'playwright-core';
import { plain } from '../../../src/i18n';
import { messages as ja } from '../../../src/i18n/ja';
import { card as words } from '../../../src/i18n/ja/card';
import { type DemoCard, DEMO_PINS } from '../../../src/sim';
import { expect } from '../cases/check';

type Tile = keyof typeof ja.board.chip.tiles;

const dialog = (page: Page): Locator => page.locator('kigen-pin-dialog dialog');
const opened = (page: Page): Locator => page.locator('kigen-card-opened');

export async function openTile(page: Page, tile: Tile): Promise<void> {
  const { name } = ja.board.chip.tiles[tile];
  await page
    .locator('kigen-chip-tiles')
    .getByRole('button', { name: plain(name) })
    .click();
}

/** Types the PIN that the dialog asks for, and presses. */
export async function typePin(page: Page, pin: string): Promise<void> {
  await dialog(page).locator('input[autocomplete]').first().fill(pin);
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.press.text), exact: true })
    .click();
}

/** Opens the text with My Number, the face and the signature certificate, and holds them against the card's person. */
export async function expectWhole(page: Page, { person, log }: DemoCard): Promise<string> {
  const before = log.length;
  await openTile(page, 'text');
  await dialog(page).getByLabel(plain(words.pin.modes.all)).check();
  await typePin(page, DEMO_PINS.text);
  for (const value of [person.name, person.address]) await opened(page).getByText(value).first().waitFor();
  const covered = opened(page).locator('kigen-card-text kigen-covered');
  await covered.getByRole('button', { name: plain(words.views.uncover) }).click();
  await covered.getByText(person.myNumber.replace(/(\d{4})(?=\d)/g, '$1 ')).waitFor();

  await openTile(page, 'face');
  await typePin(page, DEMO_PINS.text);
  await opened(page)
    .getByRole('img', { name: plain(words.views.face.images.photo) })
    .waitFor();

  await openTile(page, 'signature');
  await typePin(page, DEMO_PINS.signature);
  await page.getByText(plain(words.views.signature.compare.same)).first().waitFor();

  const tries = log.slice(before).filter(({ command }) => command[1] === 0x20 && command.length > 5);
  expect(
    tries.length === 4 && tries.every(({ sw }) => sw === 0x9000),
    `VERIFY: ${tries.map(({ sw }) => sw.toString(16)).join(' ')}`,
  );
  return 'text, My Number, face, signature certificate; 4 VERIFY, each 9000';
}

/** Presses in the opened view of the log-in certificate that its key be tried, and gives the PIN. */
export async function checkKey(page: Page, pin: string): Promise<void> {
  await opened(page)
    .getByRole('button', { name: plain(words.views.certificate.checkKey) })
    .click();
  await dialog(page).locator('input[autocomplete]').first().fill(pin);
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.press.checkKey), exact: true })
    .click();
  await dialog(page).getByText(plain(words.pin.keyWorks)).waitFor();
  await cancelPin(page);
}

/** Leaves the dialog without another try. */
export async function cancelPin(page: Page): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: plain(ja.app.close), exact: true })
    .click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** Saves an opened certificate in DER, `at` in their order; `read` gets the octets from where the browser has put them. */
export async function saveCopy(
  page: Page,
  at: number,
  read: (path: string) => Promise<Buffer>,
): Promise<Buffer> {
  const copy = page.locator('kigen-copy').nth(at);
  await copy.getByRole('button', { name: plain(words.copy.der) }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    copy.getByRole('button', { name: plain(words.copy.confirm) }).click(),
  ]);
  return read(await download.path());
}
