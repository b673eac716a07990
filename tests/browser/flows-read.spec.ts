import type { Page } from '@playwright/test';
import {
  ALL_CURRENT,
  board,
  button,
  expect,
  fixClock,
  heading,
  ja,
  plain,
  readDoor,
  readIsDone,
  readsAllCurrent,
  refused,
  rows,
  startReading,
  test,
} from './support/flows';

/** Slow enough for a hand to be quicker than a read of some forty transfers. */
const SLOW = 120;

/** Until the body's date is there, while the certificate is still being read. */
async function bodyDateIsThere(page: Page): Promise<void> {
  await expect(rows(page).first().locator('.date')).toHaveText(ALL_CURRENT[0]!.date);
  await expect(button(page, ja.read.stop)).toBeVisible();
}

test('a reader permitted before is used without a chooser; another one is chosen on request', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current', permitted: true });
  await fixClock(page);
  await page.goto('');
  await page.evaluate(() => {
    kigenSim.chooserCloses = 500;
    return kigenSim.ready;
  });
  await readDoor(page);
  await readsAllCurrent(page);
  expect(await page.evaluate(() => kigenSim.chooserOpened)).toBe(0);
  await button(page, ja.read.forget).click();
  await button(page, ja.read.another).click();
  await expect.poll(() => page.evaluate(() => kigenSim.chooserOpened)).toBe(1);
});

test('cancel before a date: the screen says that nothing changed, and the next read works', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current', latency: SLOW });
  await startReading(page);
  await button(page, ja.read.stop).click();
  await heading(page, ja.read.stopped.title);
  await expect(page.getByText(plain(ja.read.stopped.about))).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await button(page, ja.read.again).click();
  await readsAllCurrent(page);
});

test('cancel during a read keeps the date that was read, and the next read works', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current', latency: SLOW });
  await startReading(page);
  await bodyDateIsThere(page);
  await button(page, ja.read.stop).click();
  await expect(page.getByText(plain(ja.read.stopped.title))).toBeVisible();
  await expect(page.getByText(plain(ja.read.partial))).toBeVisible();
  expect((await board(page))[0]).toEqual(ALL_CURRENT[0]);
  await button(page, ja.read.again).click();
  await readsAllCurrent(page);
});

test('the cable is pulled during a read; plugged in again, the next read works', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current', latency: SLOW });
  await startReading(page);
  await bodyDateIsThere(page);
  await page.evaluate(() => kigenSim.unplug());
  const note = page.getByRole('alert');
  await expect(note).toContainText(plain(ja.errors['usb/disconnected'].title));
  await expect(note).toContainText(plain(ja.read.partial));
  expect((await board(page))[0]).toEqual(ALL_CURRENT[0]);
  await page.evaluate(() => kigenSim.plug());
  await page
    .locator('kigen-refusal')
    .getByRole('button', { name: plain(ja.read.actions.retry) })
    .click();
  await readsAllCurrent(page);
});

test('the cable is pulled while a card is awaited: a refusal fills the page, and the next read works', async ({
  page,
  mountSim,
}) => {
  await mountSim();
  await startReading(page);
  await heading(page, ja.read.phases['waiting-for-card']);
  await page.evaluate(() => kigenSim.unplug());
  await refused(page, 'usb/disconnected');
  await page.evaluate(async () => {
    kigenSim.plug();
    await kigenSim.lay('all-current');
  });
  await page
    .locator('kigen-refusal')
    .getByRole('button', { name: plain(ja.read.actions.retry) })
    .click();
  await readsAllCurrent(page);
});

test('the card is taken away during a read; laid back, the next read works', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current', latency: SLOW });
  await startReading(page);
  await bodyDateIsThere(page);
  await page.evaluate(() => kigenSim.takeCard());
  await expect(page.getByRole('alert')).toContainText(plain(ja.errors['reader/card-removed'].title));
  expect((await board(page))[0]).toEqual(ALL_CURRENT[0]);
  await page.evaluate(() => kigenSim.lay('all-current'));
  await page
    .locator('kigen-refusal')
    .getByRole('button', { name: plain(ja.read.actions.retry) })
    .click();
  await readsAllCurrent(page);
});

test('no card: the page waits and says so, and reads as soon as one is laid', async ({ page, mountSim }) => {
  await mountSim();
  await startReading(page);
  await heading(page, ja.read.phases['waiting-for-card']);
  await expect(page.getByText(plain(ja.read.hints['waiting-for-card']))).toBeVisible();
  await page.evaluate(() => kigenSim.lay('all-current'));
  await readsAllCurrent(page);
});

test('a card lifted after the board stands leaves it there', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await startReading(page);
  await readIsDone(page);
  await page.evaluate(() => kigenSim.takeCard());
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await board(page)).toEqual(ALL_CURRENT);
});

test('what was read is gone from the page when the person clears it', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await startReading(page);
  await readIsDone(page);
  await button(page, ja.read.forget).click();
  await heading(page, ja.read.title);
  await expect(rows(page)).toHaveCount(0);
  await page.reload();
  await heading(page, ja.read.title);
  await expect(rows(page)).toHaveCount(0);
});

test('no VERIFY with data is ever sent by a glance', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await startReading(page);
  await readIsDone(page);
  const verifies = await page.evaluate(() =>
    kigenSim.card!.log.map(({ command }) => [...command]).filter(([, ins]) => ins === 0x20),
  );
  expect(verifies.length, 'the counters are asked').toBeGreaterThan(0);
  // Header alone (ISO/IEC 7816-4, 11.5.6): how many tries are left, without one spent.
  expect(verifies.filter(({ length }) => length > 4)).toEqual([]);
});
