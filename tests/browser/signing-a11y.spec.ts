import type { Page } from '@playwright/test';
import { loadCardWords, loadSigningWords, LOCALES, type Text } from '../../src/i18n';
import { signing as inJapanese } from '../../src/i18n/ja/signing';
import { plainPdf, qpdf } from '../signing/pdfs';
import { violationsInBothThemes } from './support/axe';
import { cutOff } from './support/cut-off';
import { expect, fixClock, ja, plain, test } from './support/flows';
import { named } from './support/named';
import { dialog, field, PINS, words as cardWords } from './support/opening';
import { goTo, openIn } from './support/screens';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

test.describe.configure({ timeout: 300_000 });

const PDF = 'application/pdf';
const WIDE = { width: 1280, height: 900 };

/** What is wrong with what is on the page now: in both themes, and at 320 px. */
async function wrongWith(page: Page): Promise<readonly string[]> {
  const found = [...(await violationsInBothThemes(page))];
  await page.setViewportSize({ width: 320, height: 640 });
  found.push(...(await cutOff(page)).map((one) => `320 px ${one}`));
  await page.setViewportSize(WIDE);
  return found;
}

for (const { tag } of LOCALES) {
  test(`${tag}: axe finds nothing and nothing is cut off while documents are signed and checked @a11y`, async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: 'all-current', permitted: true });
    const t = await openIn(page, tag, 'light');
    const { sign, verify, key } = await loadSigningWords(tag);
    const { pin } = await loadCardWords(tag);
    const press = (text: Text) => page.getByRole('button', { name: named(text) }).click();
    const wrong: Record<string, readonly string[]> = {};
    const look = async (state: string): Promise<void> => {
      const found = await wrongWith(page);
      if (found.length > 0) wrong[state] = found;
    };

    await goTo(page, '#/sign');
    const long = `${'とても長い名前の契約書'.repeat(6)}.pdf`;
    const locked = qpdf(plainPdf(), '--encrypt', 'user', 'owner', '256', '--');
    await page.locator('input[type=file]').setInputFiles([
      { name: long, mimeType: PDF, buffer: Buffer.from(plainPdf()) },
      { name: 'locked.pdf', mimeType: PDF, buffer: Buffer.from(locked) },
    ]);
    // Words with readings above them are no text of their own: states are told by what is there.
    await expect(page.locator('kigen-sign .error')).toBeVisible();
    await expect(page.locator('kigen-sign progress')).toHaveCount(0);
    await look('files, one of them refused');
    await page.getByRole('button', { name: named(sign.asFile, false) }).click();
    await press(t.read.start);
    await expect(page.getByRole('button', { name: named(sign.go(2)) })).toBeVisible();
    await page.evaluate(() => kigenSim.card?.complete);
    await look('before the password');
    await page.getByRole('checkbox').check();
    await press(sign.go(2));
    await expect(field(page)).toBeVisible();
    await look('the password');
    await field(page).fill(PINS.signature);
    await dialog(page)
      .getByRole('button', { name: named(pin.press.sign) })
      .click();
    await expect(page.getByRole('button', { name: '-signed.pdf' })).toBeVisible();
    await look('signed');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '-signed.pdf' }).click();
    const signed = await (await downloading).path();
    await expect(page.getByRole('button', { name: named(key.go) })).toBeVisible();

    await goTo(page, '#/verify');
    await page.locator('#signed').setInputFiles(signed);
    await press(verify.go);
    await expect(page.locator('.findings li')).toHaveCount(10);
    await press(verify.who);
    await look('what was found');
    await page
      .locator('#signed')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
    await press(verify.go);
    await expect(page.getByRole('alert')).toBeVisible();
    await look('no signature');
    expect(wrong).toEqual({});
  });
}

/** Presses Tab until the focus is on what matches. */
async function tabTo(page: Page, matches: (words: string) => boolean): Promise<void> {
  const seen: string[] = [];
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = element?.closest('label') ?? element;
      return `${element?.getAttribute('type') ?? ''} ${label?.textContent.trim().replace(/\s+/g, ' ') ?? ''}`;
    });
    if (matches(focused)) return;
    seen.push(focused.slice(0, 30));
  }
  throw new Error(`not reached: only ${seen.join(', ')}`);
}

test('a file is signed by keyboard alone @a11y', async ({ page, mountSim }) => {
  const { sign } = inJapanese;
  await mountSim({ person: 'all-current', permitted: true });
  await fixClock(page);
  await page.goto('#/sign');
  await page.evaluate(() => kigenSim.ready);
  await tabTo(page, (words) => words.startsWith('file'));
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await choosing).setFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
  await expect(page.getByText(plain(sign.before))).toBeVisible();
  await tabTo(page, (words) => words.startsWith('checkbox'));
  await page.keyboard.press('Space');
  await tabTo(page, (words) => words.includes(plain(ja.read.start)));
  await page.keyboard.press('Enter');
  await expect(page.getByText(plain(sign.cardReady))).toBeVisible();
  await page.evaluate(() => kigenSim.card?.complete);
  await tabTo(page, (words) => words.includes(plain(sign.go(1))));
  await page.keyboard.press('Enter');
  // The field has the focus when the tries were told.
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(PINS.signature);
  await tabTo(page, (words) => words.includes(plain(cardWords.pin.press.sign)));
  await page.keyboard.press('Enter');
  await expect(page.getByText(plain(sign.done))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const downloading = page.waitForEvent('download');
  await tabTo(page, (words) => words.includes('a.txt.p7s'));
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toBe('a.txt.p7s');
});
