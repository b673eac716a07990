import { serve } from '../../tools/serve.mjs';
import { button, expect, ja, plain, test } from './support/flows';
import { readyForOffline, test as bare } from './support/fixtures';
import { DIST } from './support/paths';
import { card } from '../reminders/cards';
import { backupFile } from '../../src/reminders';

bare(
  'below a path on a host that sets no headers: it opens, is cached, and opens offline',
  async ({ page, traffic }) => {
    const host = await serve({ folder: DIST, base: '/town/kigen/', headers: {} });
    try {
      await page.goto(host.url);
      await readyForOffline(page);
      traffic.offline = true;
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(plain(ja.first.question));
      await page.goto(`${host.url}#/card`);
      await expect(page.getByText(plain(ja.app.shared.title))).toBeVisible();
      await page.goto(`${host.url}#/help/guide/stay`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(plain(ja.pages.guide.topics.stay));
      await expect(page.locator('kigen-topic section')).not.toHaveCount(0);
    } finally {
      traffic.offline = false;
      await host.close();
    }
  },
);

test('woken by the browser, the worker shows one notification for one due reminder, and none twice', async ({
  page,
  browser,
  context,
}) => {
  await page.goto('#/reminders');
  await readyForOffline(page);
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const whole = await browser.newBrowserCDPSession();
  await whole.send('Browser.grantPermissions', {
    permissions: ['notifications', 'periodicBackgroundSync', 'durableStorage'],
    ...(targetInfo.browserContextId !== undefined && { browserContextId: targetInfo.browserContextId }),
  });
  // Past its date whatever the day of the test is: the worker has the system's clock.
  const past = { authentication: { year: 2020, month: 5, day: 20 } };
  const restore = async (label: string, cards: number): Promise<void> => {
    await page.locator('kigen-keep input[type=file]').setInputFiles({
      name: 'kigen.json',
      mimeType: 'application/json',
      buffer: Buffer.from(backupFile([card({ label, dates: past })])),
    });
    await expect(page.locator('kigen-reminders .cards > li')).toHaveCount(cards);
  };
  await restore('自分のカード', 1);

  const registration = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const wake = async (): Promise<void> => {
    await session.send('ServiceWorker.dispatchPeriodicSyncEvent', {
      origin: new URL(page.url()).origin,
      registrationId: await registration,
      tag: 'kigen-due',
    });
  };
  const shown = (): Promise<readonly string[]> =>
    page.evaluate(async () =>
      (await (await navigator.serviceWorker.ready).getNotifications()).map(
        ({ title, body }) => `${title}: ${body}`,
      ),
    );
  // No API reads the badge.
  const worker = context.serviceWorkers()[0]!;
  await worker.evaluate(() => {
    globalThis.kigenBadges = [];
    navigator.setAppBadge = (count) => Promise.resolve(void globalThis.kigenBadges.push(count ?? 'dot'));
    navigator.clearAppBadge = () => Promise.resolve(void globalThis.kigenBadges.push('cleared'));
  });
  const said = plain(ja.reminders.due.authentication('令和2年5月20日（2020年5月20日・水曜日）'));
  await wake();
  await expect.poll(shown).toEqual([`自分のカード: ${said}`]);
  await page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).forEach((one) => one.close()),
  );
  await restore('母のカード', 2);
  await wake();
  await expect.poll(shown).toEqual([`母のカード: ${said}`]);
  await button(page, ja.reminders.removeAll).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: plain(ja.reminders.confirm.yes), exact: true })
    .click();
  await expect(page.locator('kigen-reminders .cards > li')).toHaveCount(0);
  await wake();
  await expect.poll(() => worker.evaluate(() => globalThis.kigenBadges)).toEqual([1, 2, 'cleared']);
});
