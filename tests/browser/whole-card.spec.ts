import { takeClock } from './support/clock';
import { button, expect, ja, plain, readIsDone, test } from './support/flows';
import {
  dialog,
  everything,
  field,
  isOpen,
  openAll,
  opened,
  openTile,
  person,
  PINS,
  readCard,
  secrets,
  send,
  shown,
  words,
} from './support/opening';

test('everything behind PINs is opened, shown, and gone with the view: one VERIFY for each PIN', async ({
  page,
  mountSim,
}) => {
  await page.addInitScript(() => {
    const made = new Set<string>();
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (object) => {
      const url = create(object);
      made.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      made.delete(url);
      revoke(url);
    };
    globalThis.kigenBlobs = made;
  });
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openAll(page);
  // Text PIN; text PIN and number A from the chip; signature password.
  expect(await secrets(page)).toEqual(['20 9000', '20 9000', '20 9000', '20 9000']);

  const { name, address, myNumber } = await person(page);
  const digits = myNumber.replace(/(\d{4})(?=\d)/g, '$1 ');
  await expect(opened(page).getByText(name).first()).toBeVisible();
  await expect(opened(page).getByText(address).first()).toBeVisible();
  expect(await everything(page), 'covered').not.toContain(digits);
  await shown(page, words.views.own);
  const cover = opened(page).locator('kigen-card-text kigen-covered');
  await cover.getByRole('button', { name: plain(words.views.uncover) }).click();
  await expect(cover.getByText(digits)).toBeVisible();
  await cover.getByRole('button', { name: plain(words.views.cover) }).click();
  expect(await everything(page), 'covered again').not.toContain(digits);
  await expect(opened(page).getByRole('img', { name: plain(words.views.face.images.photo) })).toBeVisible();
  // The certificate and the chip say the same.
  await shown(page, words.views.signature.compare.same);

  await button(page, words.views.close).click();
  await expect(opened(page).locator('section')).toHaveCount(0);
  const left = await everything(page);
  for (const value of [name, address, myNumber, digits]) expect(left).not.toContain(value);
  expect(await page.evaluate(() => globalThis.kigenBlobs!.size)).toBe(0);
  // The third date stays on the board, like the others.
  await expect(page.locator('kigen-board-row').nth(2).locator('.date')).toBeVisible();
});

test('a wrong PIN is counted, the last try asks twice, and a blocked one is told with the way back', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openTile(page, 'text');
  const pin = words.pin.names.text;
  await expect(dialog(page).getByText(plain(words.pin.left(pin, 3)))).toBeVisible();
  for (const line of [words.pin.notGovernment, words.pin.nobodyAsks(new URL(page.url()).host)])
    await expect(dialog(page).getByText(plain(line), { exact: true })).toBeVisible();

  // The form is looked at before the card is asked, and what was typed stays.
  await send(page, '12');
  await expect(dialog(page).getByText(plain(words.pin.rules['four-digits']))).toBeVisible();
  await expect(field(page)).toHaveValue('12');
  await expect(field(page)).toHaveAttribute('type', 'password');
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.show) })
    .click();
  await expect(field(page)).toHaveAttribute('type', 'text');
  expect(await secrets(page)).toEqual([]);

  await send(page, '0001');
  await expect(dialog(page).getByText(plain(words.pin.left(pin, 2)))).toBeVisible();
  await expect(dialog(page).getByText(plain(ja.errors['card/pin-wrong'].title))).toBeVisible();
  await expect(field(page)).toHaveValue('');
  await send(page, '0002');
  await expect(dialog(page).getByText(plain(words.pin.left(pin, 1)))).toBeVisible();

  await send(page, '0003');
  await expect(dialog(page).getByText(plain(words.pin.fewLeft(1)))).toBeVisible();
  expect(await secrets(page)).toHaveLength(2);
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.goOn) })
    .click();
  await expect(dialog(page).getByText(plain(words.pin.lockedNow(pin)))).toBeVisible();
  await expect(dialog(page).getByText(plain(words.pin.wayBack.text))).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  expect(await secrets(page)).toEqual(['20 63c2', '20 63c1', '20 63c0']);
});

test('a card that leaves in the middle of the dialog: no VERIFY, the loss in words, and a way to read again', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openTile(page, 'signature');
  await field(page).fill(PINS.signature);
  await page.evaluate(() => kigenSim.takeCard());
  // Told at once: nobody presses for nothing, and what was typed is gone with its field.
  await expect(dialog(page).getByRole('alert')).toContainText(plain(ja.errors['reader/card-removed'].title));
  await expect(field(page)).toHaveCount(0);
  expect(await secrets(page)).toEqual([]);
  await page.evaluate(() => kigenSim.lay('all-current'));
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.readAgain) })
    .click();
  await readIsDone(page);
});

test('a real authority vouches for nothing of a demo card, and the list says so without the word "forged"', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  const { verdicts, subjects, reasons } = words.checks;
  const checks = page.locator('kigen-checks');
  await expect(checks).toContainText(plain(verdicts['not-checked'](subjects.authentication)));
  await expect(checks).toContainText(plain(reasons['issuer-unknown']));
  await expect(checks).toContainText(plain(ja.board.checks.revoked));
  await expect(checks).toContainText(plain(words.checks.unsigned));
});

test("the demo's checks end at the demo's own authority, by name; the chip answers a challenge", async ({
  page,
}) => {
  await page.goto('#/demo');
  await page.getByRole('button', { name: plain(ja.demo.people['all-current'].name) }).click();
  await readIsDone(page);
  const { verdicts, subjects, hierarchies, chip } = words.checks;
  const checks = page.locator('kigen-checks');
  await expect(checks).toContainText(plain(verdicts['as-expected'](subjects.authentication)));
  await expect(checks).toContainText(plain(hierarchies.demo));
  await openAll(page);
  for (const subject of ['signature', 'attributes', 'my-number', 'face', 'my-number-image'] as const)
    await expect(checks).toContainText(plain(verdicts['as-expected'](subjects[subject])));
  await expect(checks).toContainText(plain(chip.same));
  await expect(checks).not.toContainText(plain(words.checks.sources));
});

test('a damaged photo "cannot be shown", with the rest of the face intact and nothing on the console', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await page.evaluate(() => {
    kigenSim.card!.alter('face', 0x02, (content) => {
      // The codestream's tile data, from its SOD marker on.
      const start = content.findIndex((octet, at) => octet === 0xff && content[at + 1] === 0x93);
      return content.map((octet, at) => (at > start + 1 && at < start + 1500 ? 0x55 : octet));
    });
  });
  await openTile(page, 'face');
  await send(page, PINS.text);
  await isOpen(page, 'face');
  const { images, broken } = words.views.face;
  await expect(opened(page).getByRole('img', { name: plain(images.name) })).toBeVisible();
  await expect
    .poll(async () => [
      await opened(page)
        .getByRole('img', { name: plain(images.photo) })
        .count(),
      await opened(page).getByText(plain(broken)).count(),
    ])
    .toContain(1);
});

test('opened data is covered while the page is hidden, and goes after five minutes with a warning before', async ({
  page,
  mountSim,
}) => {
  await takeClock(page);
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openTile(page, 'text');
  await send(page, PINS.text);
  await isOpen(page, 'text');
  const { name } = await person(page);

  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await shown(page, words.views.pageHidden);
  expect(await everything(page)).not.toContain(name);
  await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));
  await opened(page)
    .getByRole('button', { name: plain(words.views.uncover) })
    .click();
  await expect(opened(page).getByText(name).first()).toBeVisible();

  await page.clock.runFor(275_000);
  await shown(page, words.views.closing);
  await button(page, words.views.keep).click();
  await expect(opened(page).getByText(plain(words.views.closing))).toHaveCount(0);
  await page.clock.runFor(299_000);
  await expect(opened(page).getByText(name).first()).toBeVisible();
  await page.clock.runFor(2_000);
  await shown(page, words.views.timedOut);
  expect(await everything(page)).not.toContain(name);
});

declare global {
  var kigenBlobs: Set<string> | undefined;
}
