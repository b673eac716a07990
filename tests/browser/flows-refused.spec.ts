import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import {
  ALL_CURRENT,
  board,
  button,
  dateless,
  expect,
  fixClock,
  heading,
  ja,
  link,
  plain,
  readDoor,
  readIsDone,
  readsAllCurrent,
  refused,
  rows,
  startReading,
  test,
} from './support/flows';
import { takeClock } from './support/clock';
import { DIST } from './support/paths';

test('the chooser is closed: the next step opens it again', async ({ page, mountSim }) => {
  // How long it was open decides which of two screens comes.
  await takeClock(page);
  await mountSim({ person: 'all-current' });
  await page.goto('');
  await page.evaluate(() => {
    kigenSim.chooserCloses = 400;
    return kigenSim.ready;
  });
  await readDoor(page);
  await refused(page, 'usb/chooser-closed');
  await page.evaluate(() => {
    kigenSim.chooserCloses = undefined;
  });
  await button(page, ja.read.actions.choose).click();
  await readIsDone(page);
});

test('the chooser is kept shut by a policy, which answers at once', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  await page.evaluate(() => {
    kigenSim.chooserCloses = 0;
  });
  await readDoor(page);
  await refused(page, 'usb/chooser-blocked');
});

test('an interface of a protected class: the next step is the second door', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current', reader: 'protected' });
  await startReading(page);
  await refused(page, 'usb/protected-class');
  await link(page, ja.read.actions.type).click();
  await heading(page, ja.type.title);
});

test('the system denies access; once it allows it, the next read works', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  await page.evaluate(() => {
    kigenSim.denyAccess();
    return kigenSim.ready;
  });
  await readDoor(page);
  await refused(page, 'usb/access-denied');
  await page.evaluate(() => kigenSim.denyAccess(false));
  await page.goto('#/');
  await readDoor(page);
  await readsAllCurrent(page);
});

test('another program holds the reader; when it lets go, the next read works', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  const letGo = await page.evaluateHandle(() => kigenSim.ready.then(() => kigenSim.claimElsewhere()));
  await readDoor(page);
  await refused(page, 'usb/busy');
  await letGo.evaluate((close) => close());
  await button(page, ja.read.actions.retry).click();
  await readsAllCurrent(page);
});

test('not this card, and then the right one', async ({ page, mountSim }) => {
  await mountSim({ person: 'other-card' });
  await startReading(page);
  await refused(page, 'card/other-card');
  await page.evaluate(() => kigenSim.lay('all-current'));
  await button(page, ja.read.actions.retry).click();
  await readsAllCurrent(page);
});

for (const kind of ['phone', 'old-resident'] as const) {
  test(`something else lies there (${kind}): named, no board, and a next read`, async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: kind });
    await startReading(page);
    await heading(page, ja.read.kinds[kind].title);
    await expect(page.getByText(plain(ja.read.kinds[kind].about))).toBeVisible();
    await expect(rows(page)).toHaveCount(0);
    await page.evaluate(() => kigenSim.lay('all-current'));
    await button(page, ja.read.again).click();
    await readsAllCurrent(page);
  });
}

test('a certificate that is not DER: a typed refusal, the body date stays', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  await page.evaluate(async () => {
    await kigenSim.ready;
    kigenSim.card!.alter('jpki', 0x0a, (content) => content.map((octet, at) => (at > 8 ? 0xa5 : octet)));
  });
  await readDoor(page);
  await expect(page.getByRole('alert')).toContainText(plain(ja.errors['pki/malformed'].title));
  expect((await board(page))[0]).toEqual(ALL_CURRENT[0]);
});

test('a record with a date that does not exist: a typed refusal, nothing made up', async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('');
  await page.evaluate(async () => {
    await kigenSim.ready;
    // The record ends with YYYYMMDD in ASCII (card body's expiry): month 13.
    kigenSim.card!.alter('common', 0x01, (content) => {
      content.set([0x31, 0x33], content.length - 4);
      return content;
    });
  });
  await readDoor(page);
  await expect(page.getByRole('alert')).toContainText(plain(ja.errors['card/malformed'].title));
  expect((await board(page)).slice(0, 2)).toEqual([
    dateless('card-body', 'unknown', ja.board.unknownDate.unknown),
    ALL_CURRENT[1],
  ]);
});

test('a descriptor that lies: a typed refusal', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await page.goto('');
  await page.evaluate(() => kigenSim.disturb({ kind: 'descriptor-cut', to: 20 }));
  await readDoor(page);
  await refused(page, 'usb/descriptor');
});

test('without WebUSB the second door leads, and the first says why', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'usb');
  });
  await page.goto('');
  await expect(page.getByText(plain(ja.first.noReader))).toBeVisible();
  await readDoor(page);
  await refused(page, 'browser/no-webusb');
  await link(page, ja.read.actions.type).click();
  await heading(page, ja.type.title);
});

test('an older Chrome is told so', async ({ page, mountSim }) => {
  await mountSim({ person: 'all-current' });
  await page.addInitScript(() => {
    const brands = [
      { brand: 'Not A;Brand', version: '8' },
      { brand: 'Chromium', version: '119' },
    ];
    Object.defineProperty(Navigator.prototype, 'userAgentData', { get: () => ({ brands }) });
  });
  await page.goto('');
  await expect(page.getByText(plain(ja.first.noReader))).toBeVisible();
  await readDoor(page);
  await refused(page, 'browser/too-old');
});

test("in another page's frame no reader is asked, and a link opens the page alone", async ({
  page,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  // The production headers forbid frames; a host that sets none leaves it to the page.
  const bare = await serve({ folder: DIST, headers: {} });
  const folder = await mkdtemp(join(tmpdir(), 'kigen-frame-'));
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><link rel="icon" href="${bare.url}icons/icon-192.png"><iframe src="${bare.url}#/card" width="900" height="700"></iframe>`,
  );
  const parent = await serve({ folder, headers: {} });
  try {
    await page.goto(parent.url);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(
      plain(ja.errors['browser/framed'].title),
    );
    const alone = frame.getByRole('link', { name: plain(ja.app.framed.open), exact: true }).first();
    await expect(alone).toHaveAttribute('href', `${bare.url}#/card`);
    await expect(alone).toHaveAttribute('target', '_blank');
    await frame.locator('a.brand').click();
    await frame.getByRole('link', { name: plain(ja.first.doors.read.name) }).click();
    await expect(frame.locator('kigen-refusal').getByText('browser/framed', { exact: true })).toBeVisible();
    const asked = await page.frames()[1]!.evaluate(() => kigenSim.chooserOpened + kigenSim.reader.log.length);
    expect(asked).toBe(0);
  } finally {
    await Promise.all([bare.close(), parent.close(), rm(folder, { recursive: true })]);
  }
});

test('a second tab is told that the first one holds the reader, and reads when it is free', async ({
  page,
  context,
  mountSim,
}) => {
  await mountSim({ person: 'all-current' });
  await startReading(page);
  await readsAllCurrent(page);

  const second = await context.newPage();
  await startReading(second);
  await refused(second, 'session/other-tab');
  expect(await second.evaluate(() => kigenSim.reader.log.length)).toBe(0);

  await button(page, ja.read.forget).click();
  await button(second, ja.read.actions.retry).click();
  await readsAllCurrent(second);
});
