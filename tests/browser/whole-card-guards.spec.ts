import type { Page } from '@playwright/test';
import { expect, ja, plain, readIsDone, test } from './support/flows';
import {
  dialog,
  field,
  isOpen,
  opened,
  openTile,
  person,
  readCard,
  secrets,
  send,
  shown,
  typeNumberB,
  words,
} from './support/opening';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

const { pin, views } = words;
const press = (page: Page, name: Parameters<typeof plain>[0]) =>
  dialog(page)
    .getByRole('button', { name: plain(name), exact: true })
    .click();

test('number B, typed, opens the four attributes without My Number, and the face without its image', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  const { name } = await person(page);
  await openTile(page, 'text');
  await typeNumberB(page);
  await press(page, pin.press.textByNumber);
  await isOpen(page, 'text');
  await expect(opened(page).getByText(name).first()).toBeVisible();
  await expect(opened(page).locator('kigen-card-text kigen-covered')).toHaveCount(0);
  await openTile(page, 'face');
  await typeNumberB(page);
  await press(page, pin.press.faceByNumber);
  await isOpen(page, 'face');
  const { images } = views.face;
  await expect(opened(page).getByRole('img', { name: plain(images.photo) })).toBeVisible();
  // The security code alone is under a cover: number B does not open the image of My Number.
  await expect(opened(page).locator('kigen-card-face kigen-covered')).toHaveCount(1);
  expect(await secrets(page)).toEqual(['20 9000', '20 9000']);
});

test('number B with a wrong code costs one of its ten tries; a birth date that is none costs nothing', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openTile(page, 'face');
  await typeNumberB(page, { securityCode: '0000' });
  const name = pin.names['face-number-b'];
  await expect(dialog(page).getByText(plain(pin.left(name, 10)))).toBeVisible();
  await press(page, pin.press.faceByNumber);
  await expect(dialog(page).getByText(plain(pin.left(name, 9)))).toBeVisible();
  // The parts are gone but for the year, which the chip told.
  for (const at of [0, 1, 2, 4]) await expect(field(page, at)).toHaveValue('');
  await expect(field(page, 3)).not.toHaveValue('');
  for (const [at, value] of [
    [0, '55'],
    [1, '13'],
    [2, '01'],
    [4, '0000'],
  ] as const)
    await field(page, at).fill(value);
  await press(page, pin.press.faceByNumber);
  await expect(dialog(page).getByText(plain(pin.rules['number-b'])).first()).toBeVisible();
  expect(await secrets(page)).toEqual(['20 63c9']);
});

test('an act that needs two PINs tells the tries of both before the field', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await openTile(page, 'face');
  await expect(dialog(page).getByText(plain(pin.left(pin.names.text, 3)))).toBeVisible();
  await expect(dialog(page).getByText(plain(pin.left(pin.names['face-number-a'], 10)))).toBeVisible();
  await shown(page, pin.twoTries);
});

for (const [kind, at, tries] of [
  ['unplug', 1, 3],
  ['unplug', 2, 2],
  ['card-away', 1, 3],
] as const) {
  test(`the link is lost in the middle of a VERIFY (${kind}, transfer ${at}): "a try may have been used", and the counter is asked again`, async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: 'all-current' });
    await readCard(page);
    await openTile(page, 'text');
    await expect(field(page)).toBeFocused();
    await page.evaluate((fault) => kigenSim.disturb(fault), { kind, at });
    await send(page, '0001');
    const { title, what, next } = ja.errors['card/pin-uncertain'];
    const note = dialog(page).getByRole('alert');
    for (const text of [title, what, next]) await expect(note).toContainText(plain(text));
    await expect(field(page)).toHaveCount(0);
    const sent = await secrets(page);
    expect(sent).toHaveLength(3 - tries);

    await page.evaluate((isUnplugged) => {
      kigenSim.disturb();
      if (isUnplugged) kigenSim.plug();
      kigenSim.reader.insert(kigenSim.card!);
    }, kind === 'unplug');
    await press(page, pin.readAgain);
    await readIsDone(page);
    await openTile(page, 'text');
    await expect(dialog(page).getByText(plain(pin.left(pin.names.text, tries)))).toBeVisible();
    expect(await secrets(page)).toEqual(sent);
  });
}
