import type { Locator, Page } from '@playwright/test';
import { card as words } from '../../../src/i18n/ja/card';
import { type Text } from '../../../src/i18n';
import { expect, ja, plain, readIsDone, startReading } from './flows';

/** The words of the card's screen, in Japanese, as the tests of it read them. */
export { words };

/** PINs of every demo card, as `sim` has them. */
export const PINS = { text: '2718', signature: 'KIGEN2026', authentication: '4096' } as const;

export const dialog = (page: Page): Locator => page.locator('kigen-pin-dialog dialog');
export const opened = (page: Page): Locator => page.locator('kigen-card-opened');
export const field = (page: Page, at = 0): Locator => dialog(page).locator('input[autocomplete]').nth(at);

/** A card that was read, with all of its keys made. */
export async function readCard(page: Page): Promise<void> {
  await startReading(page);
  await readIsDone(page);
  await page.evaluate(() => kigenSim.card!.complete);
}

export async function openTile(page: Page, tile: keyof typeof ja.board.chip.tiles): Promise<void> {
  const { name } = ja.board.chip.tiles[tile];
  await page
    .locator('kigen-chip-tiles')
    .getByRole('button', { name: plain(name) })
    .click();
}

/** Types into the only field and presses; the field is empty at once. */
export async function send(page: Page, pin: string, press: Text = words.pin.press.text): Promise<void> {
  await field(page).fill(pin);
  await dialog(page)
    .getByRole('button', { name: plain(press), exact: true })
    .click();
}

/** The heading of an opened view has the focus. */
export async function isOpen(page: Page, tile: keyof typeof ja.board.chip.tiles): Promise<void> {
  await expect(dialog(page)).not.toBeVisible();
  const heading = opened(page).getByRole('heading', { name: plain(ja.board.chip.tiles[tile].name) });
  await expect(heading).toBeFocused();
}

/** What the card saw of VERIFY with data and of CHANGE REFERENCE DATA: instruction and status word of each. */
export function secrets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    kigenSim
      .card!.log.filter(({ command }) => (command[1] === 0x20 || command[1] === 0x24) && command.length > 5)
      .map(({ command, sw }) => `${command[1]!.toString(16)} ${sw.toString(16)}`),
  );
}

/** Goes from the dialog's field to number B, and types its parts as they are printed on the card. */
export async function typeNumberB(
  page: Page,
  changes: { readonly securityCode?: string } = {},
): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.byNumber), exact: true })
    .click();
  await expect(dialog(page).locator('.number')).toBeVisible();
  const { numberB } = await person(page);
  const [, year = '', month = '', day = '', expiry = '', code = ''] =
    /^(..)(..)(..)(....)(....)$/.exec(numberB) ?? [];
  // The year of the card's end is in its field already: the chip told it.
  await expect(field(page, 3)).toHaveValue(expiry);
  for (const [at, value] of [
    [0, year],
    [1, month],
    [2, day],
    [4, changes.securityCode ?? code],
  ] as const)
    await field(page, at).fill(value);
}

/** A text that is somewhere on the page. */
export const shown = (page: Page, text: Parameters<typeof plain>[0]) =>
  expect(page.getByText(plain(text)).first()).toBeVisible();

/** All that the page holds as text, shadow trees and inputs included. */
export function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [document.title, location.href];
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        if (node.shadowRoot !== null) walk(node.shadowRoot);
        if (node instanceof HTMLInputElement) texts.push(node.value);
        for (const { value } of node.attributes) texts.push(value);
      }
      if (node instanceof Text) texts.push(node.data);
      node.childNodes.forEach(walk);
    };
    walk(document.documentElement);
    return texts.join('\n');
  });
}

export const person = (page: Page) => page.evaluate(() => kigenSim.card!.person);

/** Opens the four attributes and My Number, the face, and the signature certificate. */
export async function openAll(page: Page): Promise<void> {
  await openTile(page, 'text');
  await dialog(page).getByLabel(plain(words.pin.modes.all)).check();
  await send(page, PINS.text);
  await isOpen(page, 'text');
  await openTile(page, 'face');
  await shown(page, words.pin.twoTries);
  await send(page, PINS.text);
  await isOpen(page, 'face');
  await openTile(page, 'signature');
  await send(page, PINS.signature.toLowerCase());
  await isOpen(page, 'signature');
}
