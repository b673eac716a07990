import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readers as readerWords } from '../../src/i18n/ja/readers';
import { signing as signingWords } from '../../src/i18n/ja/signing';
import { folder, judge } from '../signing/programs';
import { plainPdf, qpdf } from '../signing/pdfs';
import { readyForOffline } from './support/fixtures';
import { button, expect, fixClock, ja, plain, readIsDone, test } from './support/flows';
import { cachedUrls, kept } from './support/kept';
import { dialog, everything, field, PINS, secrets, send, words } from './support/opening';

const { sign, verify, key } = signingWords;
const PDF = 'application/pdf';
const name = '見本の契約書.pdf';

/** The screen with these files chosen, the card read, and the notes understood. */
async function ready(
  page: Page,
  files: readonly { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await page.getByLabel(plain(sign.choose)).setInputFiles([...files]);
  const start = button(page, ja.read.start);
  await expect(start).toBeVisible();
  await start.click();
  await expect(page.getByText(plain(sign.cardReady))).toBeVisible();
  await page.evaluate(() => kigenSim.card?.complete);
  await page.getByLabel(plain(sign.understood)).check();
}

const signatures = (page: Page): Promise<number> =>
  page.evaluate(() => kigenSim.card!.log.filter(({ command }) => command[1] === 0x2a).length);

async function save(page: Page, file: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await button(page, sign.save(file)).click();
  const download = await downloading;
  const path = join(folder(), 'saved');
  await download.saveAs(path);
  return path;
}

async function openSigning(page: Page): Promise<void> {
  await fixClock(page);
  await page.goto('#/sign');
  await page.evaluate(() => kigenSim.ready);
}

test('a PDF and a file are signed under one password, and outside judges are content; nothing stays behind', async ({
  page,
  mountSim,
  site,
}) => {
  await mountSim({ person: 'all-current', permitted: true });
  await fixClock(page);
  await page.goto('#/readers/diagnostics');
  await page.getByLabel(plain(readerWords.diagnose.traceOn)).check();
  await openSigning(page);
  await readyForOffline(page);
  const pdf = Buffer.from(qpdf(plainPdf(), '--object-streams=generate'));
  const text = Buffer.from('A letter.\n');
  await ready(page, [
    { name, mimeType: PDF, buffer: pdf },
    { name: 'letter.txt', mimeType: 'text/plain', buffer: text },
  ]);
  await expect(page.getByText(plain(sign.pages(2)))).toBeVisible();
  await page.getByLabel(plain(sign.reason)).fill('同意');
  await button(page, sign.go(2)).click();
  await send(page, PINS.signature, words.pin.press.sign);
  await expect(page.getByText(plain(sign.done))).toBeVisible();
  expect(await secrets(page)).toEqual(['20 9000']);
  expect(await signatures(page)).toBe(2);

  const signed = await save(page, '見本の契約書-signed.pdf');
  const bytes = await readFile(signed);
  expect(bytes.subarray(0, pdf.length).equals(pdf), 'the output begins with the input').toBe(true);
  const { said } = judge('pdfsig', '-nocert', signed);
  expect(said).toContain('Signature is Valid');
  expect(said).toContain('Total document signed');
  expect(judge('qpdf', '--check', signed).ok).toBe(true);
  const content = join(folder(), 'letter.txt');
  await writeFile(content, text);
  const p7s = await save(page, 'letter.txt.p7s');
  const judged = judge(
    'openssl',
    'cms',
    '-verify',
    '-noverify',
    '-binary',
    '-inform',
    'DER',
    '-in',
    p7s,
    '-content',
    content,
    '-out',
    '/dev/null',
  );
  expect(judged.said).toContain('erification successful');

  // The same page reads what it made; the demo authority of the tests is none that this version knows.
  await page.getByRole('link', { name: plain(ja.app.signing.verify) }).click();
  expect(await everything(page)).not.toContain('見本の契約書');
  await page.getByLabel(plain(verify.signed)).setInputFiles(signed);
  await button(page, verify.go).click();
  for (const line of [verify.reasons.whole, verify.reasons['other-issuer'], verify.reasons['never-here']])
    await expect(page.getByText(plain(line))).toBeVisible();
  const { name: holder } = await page.evaluate(() => kigenSim.card!.person);
  expect(await everything(page)).not.toContain(holder);
  await button(page, verify.who).click();
  expect(await everything(page)).toContain(holder);

  await page.getByLabel(plain(verify.signed)).setInputFiles(p7s);
  await page.getByLabel(plain(verify.content)).setInputFiles(content);
  await button(page, verify.go).click();
  await expect(page.getByText(plain(verify.reasons.right)).first()).toBeVisible();
  await writeFile(content, 'Another letter.\n');
  await page.getByLabel(plain(verify.content)).setInputFiles(content);
  await button(page, verify.go).click();
  await expect(page.getByText(plain(verify.reasons.digest))).toBeVisible();

  await page.goto('#/readers/diagnostics');
  const trace = page.locator('kigen-diagnostics kigen-reader-command code');
  await expect(trace).toContainText('VERIFY 9000');
  const left = [await trace.innerText(), await everything(page), JSON.stringify(await kept(page))].join('\n');
  const [password, content16] = [PINS.signature, 'A letter.'].map((value) =>
    Buffer.from(value).toString('hex'),
  );
  for (const value of [
    holder,
    '見本の契約書',
    'letter.txt',
    PINS.signature,
    password!,
    'A letter.',
    content16!,
  ])
    expect(left.toLowerCase().replaceAll(' ', '')).not.toContain(value.toLowerCase().replaceAll(' ', ''));
  // Kept for offline use from now on; what else may stay is looked at after every test.
  expect((await cachedUrls(page)).some((url) => url.startsWith(`${site.url}assets/signing-pdf`))).toBe(true);
});

test('what was loaded once signs and checks with the network off', async ({
  page,
  mountSim,
  site,
  traffic,
}) => {
  await mountSim({ person: 'all-current', permitted: true });
  await openSigning(page);
  await readyForOffline(page);
  await page.reload();
  await page.evaluate(() => kigenSim.ready);
  await page
    .getByLabel(plain(sign.choose))
    .setInputFiles({ name, mimeType: PDF, buffer: Buffer.from(plainPdf()) });
  await expect(page.getByText(plain(sign.pages(2)))).toBeVisible();
  traffic.offline = true;
  await site.close();
  await page.reload();
  await page.evaluate(() => kigenSim.ready);
  await ready(page, [{ name, mimeType: PDF, buffer: Buffer.from(plainPdf()) }]);
  await button(page, sign.go(1)).click();
  await send(page, PINS.signature, words.pin.press.sign);
  await expect(page.getByText(plain(sign.done))).toBeVisible();
});

test('a refused PDF says why and is signed as a separate file; cancelled, the card signs nothing', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current', permitted: true });
  await openSigning(page);
  const locked = Buffer.from(qpdf(plainPdf(), '--encrypt', 'user', 'owner', '256', '--'));
  await page.getByLabel(plain(sign.choose)).setInputFiles({ name, mimeType: PDF, buffer: locked });
  await expect(page.getByText(plain(sign.refusals.encrypted))).toBeVisible();
  await page.getByRole('button', { name: plain(sign.asFile) }).click();
  await expect(page.getByText(plain(sign.before))).toBeVisible();
  await button(page, ja.read.start).click();
  await expect(page.getByText(plain(sign.cardReady))).toBeVisible();
  await expect(button(page, sign.go(1))).toBeDisabled();
  await page.getByLabel(plain(sign.understood)).check();
  await button(page, sign.go(1)).click();
  await expect(field(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).not.toBeVisible();
  expect([await secrets(page), await signatures(page)]).toEqual([[], 0]);
  await expect(page.getByText(plain(sign.done))).toHaveCount(0);
});

test('do PIN and key work? The answer says that a revocation is not known here', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current', permitted: true });
  await openSigning(page);
  await ready(page, [{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') }]);
  await button(page, key.go).click();
  await send(page, PINS.authentication, words.pin.press.checkKey);
  await dialog(page)
    .getByRole('button', { name: plain(ja.app.close) })
    .click();
  await expect(page.getByText(plain(key.right))).toBeVisible();
  await expect(page.getByText(plain(key.unknown))).toBeVisible();
  expect(await secrets(page)).toEqual(['20 9000']);
});

test('the demo signs, says that it is one, and checks what it signed', async ({ page }) => {
  await fixClock(page);
  await page.goto('#/demo');
  await page.getByRole('button', { name: plain(ja.demo.people['all-current'].name) }).click();
  await readIsDone(page);
  await page.getByRole('link', { name: plain(ja.app.signing.sign) }).click();
  await expect(page.getByText(plain(sign.demo))).toBeVisible();
  await page
    .getByLabel(plain(sign.choose))
    .setInputFiles({ name, mimeType: PDF, buffer: Buffer.from(plainPdf()) });
  await page.getByLabel(plain(sign.understood)).check();
  await button(page, sign.go(1)).click();
  await send(page, PINS.signature, words.pin.press.sign);
  await expect(page.getByText(plain(sign.done))).toBeVisible({ timeout: 30_000 });
  const signed = await save(page, '見本の契約書-signed-demo.pdf');
  await page.getByRole('link', { name: plain(ja.app.signing.verify) }).click();
  await page.getByLabel(plain(verify.signed)).setInputFiles(signed);
  await button(page, verify.go).click();
  await expect(page.getByText(plain(verify.reasons.demo))).toBeVisible();
});
