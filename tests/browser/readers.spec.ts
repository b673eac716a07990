import type { Page } from '@playwright/test';
import { readers as words } from '../../src/i18n/ja/readers';
import { REMEDIES } from '../../src/ui/parts/reader-remedies';
import { button, expect, ja, link, plain, readDoor, refused, test } from './support/flows';
import { takeClock } from './support/clock';
import { pretend, pretendOther } from './support/pretend';
import { WITHOUT_WORKER } from './support/fixtures';

test.use(WITHOUT_WORKER);

/** Titles of the remedies that are open to see, in their order. */
async function remedies(page: Page): Promise<readonly string[]> {
  const shown = page.locator('kigen-reader-refusal .remedy:visible h3');
  await expect(shown.first()).toBeVisible();
  return shown.allInnerTexts();
}

const titleOf = (id: keyof typeof words.help.remedies): string => plain(words.help.remedies[id].title);

/** As public sources tell: one reader of each verdict and reason. */
const SAMPLE = [
  ['rc-s300-s', 'page', 'sony-vendor'],
  ['scr3310-nttcom', 'page', 'vendor-ccid'],
  ['acr39-nttcom', 'package', 'protected-class'],
  ['rc-s330', 'no', 'felica-only'],
  ['hitachi-m520u', 'no', 'private-protocol'],
  ['phone', 'no', 'not-usb'],
  ['buffalo', 'unknown', 'not-known'],
] as const;

test.describe('before buying', () => {
  test('every known reader with its verdict, reason, how sure, and verified by nobody', async ({ page }) => {
    await page.goto('#/readers');
    const rows = page.locator('kigen-reader-table tbody tr');
    await expect(rows).toHaveCount(51);
    const texts = await rows.allInnerTexts();
    const verified = plain(words.table.verified);
    const [uses, sure] = [words.use, words.sure].map((all) => Object.values(all).map(plain)) as [
      string[],
      string[],
    ];
    const bare = texts.filter(
      (text) =>
        !text.includes(verified) ||
        !uses.some((use) => text.includes(use)) ||
        !sure.some((one) => text.includes(one)),
    );
    expect(bare).toEqual([]);
    for (const [id, use, reason] of SAMPLE) {
      const row = page.locator(`tr[data-id="${id}"]`);
      await expect(row).toContainText(plain(words.use[use]));
      await expect(row).toContainText(plain(words.reasons[reason]));
    }
  });

  test('searched by name and by ids; ids of a published descriptor that has no row are judged too', async ({
    page,
  }) => {
    await page.goto('#/readers');
    const search = page.getByLabel(plain(words.table.search));
    const rows = page.locator('kigen-reader-table tbody tr');
    await search.fill('rc-s300');
    await expect(rows).toHaveCount(2);
    await expect(page.locator('kigen-reader-table').getByRole('status')).toHaveText(
      plain(words.table.count(2, 51)),
    );
    await search.fill('04E6:5810');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(plain(words.use.package));
    await search.fill('08E6:4433');
    await expect(rows).toContainText('08E6:4433');
    await search.fill('nothing like it');
    await expect(rows).toHaveCount(0);
    await expect(page.getByText(plain(words.table.none))).toBeVisible();
  });

  for (const { reader, use, ids } of [
    { reader: 'rc-s300', use: 'page', ids: '054C:0DC8' },
    { reader: 'rc-s380', use: 'page', ids: '054C:06C1' },
    { reader: 't1', use: 'page', ids: '04E6:511A' },
    { reader: 'protected', use: 'package', ids: '04E6:5810' },
  ] as const) {
    test(`an attached ${reader} is judged by its own descriptor`, async ({ page, mountSim }) => {
      await mountSim({ reader });
      await page.goto('#/readers');
      await button(page, words.live.look).click();
      const found = page.locator('kigen-reader-live').getByRole('status');
      await expect(found).toContainText(plain(words.use[use]));
      await expect(found).toContainText(plain(words.live.found(ids)));
      await expect(found).toContainText(plain(words.sure.live));
    });
  }

  test('a chooser that was closed is told, and nothing else changes', async ({ page, mountSim }) => {
    // How long it was open decides which of two screens comes.
    await takeClock(page);
    await mountSim();
    await page.goto('#/readers');
    await page.evaluate(() => {
      kigenSim.chooserCloses = 400;
    });
    await button(page, words.live.look).click();
    await expect(page.locator('kigen-reader-live')).toContainText(
      plain(ja.errors['usb/chooser-closed'].title),
    );
  });
});

test.describe('refused', () => {
  test('a protected class: which reader, why, and the four ways on in their order', async ({
    page,
    mountSim,
  }) => {
    await mountSim({ reader: 'protected', person: 'all-current' });
    await page.goto('');
    await readDoor(page);
    await refused(page, 'usb/protected-class');
    const refusal = page.locator('kigen-reader-refusal');
    await expect(refusal).toContainText(plain(words.use.package));
    await expect(refusal).toContainText(plain(words.reasons['protected-class']));
    const { type, phone, official, package: packed } = words.ways;
    await expect(refusal.locator('ol.ways h3')).toHaveText(
      [type, phone, official, packed].map(({ title }) => plain(title)),
    );
    await link(page, type.go).click();
    await expect(page).toHaveURL(/#\/type$/);
  });

  for (const { system, first } of [
    { system: 'Windows', first: 'winusb-rc-s300' },
    { system: 'Linux', first: 'udev' },
    { system: 'macOS', first: 'macos-driver' },
    { system: 'Android', first: 'android-dialog' },
  ] as const) {
    test(`access denied on ${system}: its own remedy first, the others one press away`, async ({
      page,
      mountSim,
    }) => {
      await pretend(page, system);
      await mountSim();
      await page.goto('');
      await page.evaluate(() => kigenSim.denyAccess());
      await readDoor(page);
      await refused(page, 'usb/access-denied');
      expect((await remedies(page))[0]).toBe(titleOf(first));
      await page.getByText(plain(words.help.elsewhere)).click();
      const all = REMEDIES.filter(({ codes }) => codes.includes('usb/access-denied'));
      expect(new Set(await remedies(page))).toEqual(new Set(all.map(({ id }) => titleOf(id))));
    });
  }

  for (const { system, shown } of [
    { system: 'Windows', shown: ['other-tab', 'winusb-rc-s300', 'windows-programs'] },
    { system: 'Linux', shown: ['other-tab', 'pcscd', 'port100'] },
    { system: 'macOS', shown: ['other-tab', 'macos-driver'] },
    { system: 'Chrome OS', shown: ['other-tab', 'connector'] },
  ] as const) {
    test(`held by another on ${system}: what may hold it there`, async ({ page, mountSim }) => {
      await pretend(page, system);
      await mountSim();
      await page.goto('');
      await page.evaluate(() => kigenSim.claimElsewhere());
      await readDoor(page);
      await refused(page, 'usb/busy');
      expect(await remedies(page)).toEqual(shown.map((id) => titleOf(id)));
    });
  }

  test('commands are marked, copied by a press, and taken back by another', async ({
    page,
    mountSim,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await pretend(page, 'Linux');
    await mountSim();
    await page.goto('#/help/messages/usb/busy');
    const pcscd = page.locator('[data-remedy="pcscd"]');
    await expect(pcscd).toContainText(plain(words.help.breaks));
    await expect(pcscd).toContainText(plain(words.help.remedies.pcscd.breaks!));
    const [stop, start] = [
      pcscd.locator('kigen-reader-command').first(),
      pcscd.locator('kigen-reader-command').last(),
    ];
    await expect(stop).toContainText('systemctl stop pcscd.socket');
    await expect(start).toContainText('systemctl start pcscd.socket');
    await stop.getByRole('button').click();
    await expect(stop.getByRole('status')).toHaveText(plain(words.help.copied));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'sudo systemctl stop pcscd.socket pcscd.service',
    );
    await page.goto('#/help/messages/usb/access-denied');
    await expect(page.locator('[data-remedy="udev"]')).toContainText(plain(words.help.safe));
  });

  test('a chooser shut at once: both readings, closed by hand and switched off by a policy', async ({
    page,
    mountSim,
  }) => {
    await mountSim();
    await page.goto('');
    await page.evaluate(() => {
      kigenSim.chooserCloses = 0;
    });
    await readDoor(page);
    await refused(page, 'usb/chooser-blocked');
    expect(await remedies(page)).toEqual([titleOf('closed-by-hand'), titleOf('policy')]);
  });

  for (const { name, agent, shown } of [
    {
      name: 'Firefox',
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      shown: ['firefox'],
    },
    {
      name: 'Safari',
      agent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
      shown: ['firefox', 'safari'],
    },
    {
      name: 'iPhone',
      agent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148',
      shown: ['firefox', 'iphone'],
    },
  ] as const) {
    test(`${name} has no way to a reader: told so, and typed dates first`, async ({ page }) => {
      await pretendOther(page, agent);
      await page.goto('#/card');
      await refused(page, 'browser/no-webusb');
      expect(await remedies(page)).toEqual(shown.map((id) => titleOf(id)));
      await expect(page.locator('ol.ways h3')).toHaveText(
        [words.ways.type, words.ways.phone].map(({ title }) => plain(title)),
      );
    });
  }
});
