import { readers as words } from '../../src/i18n/ja/readers';
import {
  ALL_CURRENT,
  board,
  button,
  expect,
  fixClock,
  ja,
  plain,
  readDoor,
  readIsDone,
  readsAllCurrent,
  startReading,
  test,
} from './support/flows';
import { dialog, isOpen, openTile, PINS, readCard, secrets, send, words as card } from './support/opening';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

const SERVICE = 'Virtual Service Reader K0001 00 00';

for (const reader of ['rc-s300', 'rc-s300-host', 'rc-s380'] as const) {
  test(`the demo's drawer: ${reader} reads the whole board`, async ({ page }) => {
    await fixClock(page);
    await page.goto('#/demo');
    await page.getByRole('button', { name: plain(ja.demo.people['all-current'].name) }).click();
    await readIsDone(page);
    const drawer = page.locator('kigen-demo-drawer');
    await drawer.locator('summary').click();
    // A label's name holds its options' too: the person, the reader, the fault.
    await drawer.locator('select').nth(1).selectOption(reader);
    // The card went along to the other reader: the read before has lost it, and the next one takes it from there.
    await button(page, ja.read.again).click();
    await readIsDone(page);
    expect(await board(page)).toEqual(ALL_CURRENT);
  });

  test(`${reader}: a PIN opens the four attributes with one VERIFY`, async ({ page, mountSim }) => {
    await mountSim({ person: 'all-current', reader });
    await readCard(page);
    await openTile(page, 'text');
    await send(page, PINS.text);
    await isOpen(page, 'text');
    expect(await secrets(page)).toEqual(['20 9000']);
  });
}

test.describe('a reader of the system’s smart-card service', () => {
  test('reads the whole board and opens the attributes, without a chooser and without USB', async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: 'all-current', service: SERVICE });
    await startReading(page);
    await readsAllCurrent(page);
    await page.evaluate(() => kigenSim.card!.complete);
    await openTile(page, 'text');
    await expect(dialog(page).getByText(plain(card.pin.left(card.pin.names.text, 3)))).toBeVisible();
    await send(page, PINS.text);
    await isOpen(page, 'text');
    expect(await secrets(page)).toEqual(['20 9000']);
    const { chooserOpened, transfers, held } = await page.evaluate(
      (name) => ({
        chooserOpened: kigenSim.chooserOpened,
        transfers: kigenSim.reader.log.length,
        held: kigenSim.service!.slot(name)!.state.exclusive,
      }),
      SERVICE,
    );
    expect([chooserOpened, transfers, held]).toEqual([0, 0, true]);
  });

  test('a card that is taken out is noticed, and one laid again is read', async ({ page, mountSim }) => {
    await mountSim({ person: 'all-current', service: SERVICE });
    await startReading(page);
    await readsAllCurrent(page);
    await page.evaluate(() => kigenSim.takeCard());
    await expect(page.getByText(plain(card.views.cardGone))).toBeVisible();
    await page.evaluate(() => kigenSim.lay('all-current'));
    await button(page, ja.read.again).click();
    await readsAllCurrent(page);
  });

  test('a service that refuses is as good as none: the chooser of USB opens', async ({ page, mountSim }) => {
    await mountSim({ person: 'all-current', service: SERVICE });
    await page.goto('');
    await page.evaluate(async () => {
      await kigenSim.ready;
      kigenSim.service!.plan([{ operation: 'establishContext', at: 1, answer: 'no-service' }]);
    });
    await readDoor(page);
    await expect.poll(() => page.evaluate(() => kigenSim.chooserOpened)).toBe(1);
  });

  test('diagnostics: every step is OK, no descriptors, no name, nothing of the card', async ({
    page,
    mountSim,
  }) => {
    await mountSim({ person: 'all-current', service: SERVICE });
    await page.goto('#/readers/diagnostics');
    await page.evaluate(() => kigenSim.ready);
    await page.getByLabel(plain(words.diagnose.traceOn)).check();
    await button(page, words.diagnose.start).click();
    await expect(page.locator('li[data-state="ok"]')).toHaveCount(7, { timeout: 30_000 });
    await expect(page.getByText(plain(words.live.ofService))).toBeVisible();
    await page.goto('#/card');
    await button(page, ja.read.start).click();
    await readIsDone(page);
    await page.goto('#/readers/diagnostics');
    const report = page.locator('kigen-diagnostics kigen-reader-command code');
    await expect(report).toContainText('READ BINARY 9000');
    const text = await report.innerText();
    const { name, address, myNumber } = await page.evaluate(() => kigenSim.card!.person);
    for (const secret of [name, address, myNumber, 'K0001', 'Virtual']) expect(text).not.toContain(secret);
  });
});
