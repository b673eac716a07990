/** Documents signed and checked in the page, as a person does it. */
import type { Page } from 'playwright-core';
import { plain } from '../../../src/i18n';
import { messages as ja } from '../../../src/i18n/ja';
import { card as cardWords } from '../../../src/i18n/ja/card';
import { signing as words } from '../../../src/i18n/ja/signing';
import { DEMO_PINS } from '../../../src/sim';

export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const { sign, verify } = words;

const press = (page: Page, text: Parameters<typeof plain>[0]): Promise<void> =>
  page
    .getByRole('button', { name: plain(text), exact: true })
    .first()
    .click();

/** Signs the files under one password; gives where the browser has put each signed one, in their order. */
export async function signFiles(
  page: Page,
  url: string,
  files: readonly Chosen[],
  signedNames: readonly string[],
): Promise<readonly string[]> {
  await page.goto(`${url}#/sign`);
  await page.getByLabel(plain(sign.choose)).setInputFiles([...files]);
  await press(page, ja.read.start);
  await page.getByText(plain(sign.cardReady)).waitFor();
  await page.getByLabel(plain(sign.understood)).check();
  await press(page, sign.go(files.length));
  const dialog = page.locator('kigen-pin-dialog dialog');
  await dialog.locator('input[autocomplete]').first().fill(DEMO_PINS.signature);
  await dialog.getByRole('button', { name: plain(cardWords.pin.press.sign), exact: true }).click();
  await page.getByText(plain(sign.done)).waitFor();
  const saved: string[] = [];
  for (const name of signedNames) {
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, sign.save(name))]);
    saved.push(await download.path());
  }
  return saved;
}

/** Has the page look at a signature file beside its document; gives each line of what it checked, with its verdict. */
export async function checkFiles(
  page: Page,
  url: string,
  signed: Chosen,
  content: Chosen,
): Promise<readonly string[]> {
  // Anew, so that no finding of before is taken for one of these.
  await page.goto('about:blank');
  await page.goto(`${url}#/verify`);
  await page.getByLabel(plain(verify.signed)).setInputFiles(signed);
  await page.getByLabel(plain(verify.content)).setInputFiles(content);
  await press(page, verify.go);
  const lines = page.locator('kigen-verify .findings > li');
  await lines.first().waitFor();
  return (await lines.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** The line of a check, as the page words it. */
export const told = (check: 'document' | 'signature' | 'bound', verdict: 'as-expected' | 'altered'): string =>
  `${plain(verify.checks[check])}: ${plain(verify.verdicts[verdict])}`;
