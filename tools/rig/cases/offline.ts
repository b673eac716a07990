/** Offline for real: the guest's network interface is down after one visit; and a new version that comes during a read. */
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { plain } from '../../../src/i18n';
import { messages as ja } from '../../../src/i18n/ja';
import { nextRelease } from '../../next-release';
import { readyForOffline } from '../../ready-for-offline';
import { expectBoard, forget, outcome, startReading } from '../browser/app';
import { expectWhole } from '../browser/whole-card';
import { type Group, type Rig, expect } from './check';
import { type Stage, setStage } from './stage';

const LABEL = '自分のカード';
const GUIDANCE = '#/help/guide/renew';

const button = (page: Page, text: Parameters<typeof plain>[0]) =>
  page.getByRole('button', { name: plain(text), exact: true });

export const offline: Group = {
  name: 'offline',
  run: async (check, rig) => {
    await check('after one visit: board, photo, reminder, guidance and demo, with the network down', () =>
      afterOneVisit(rig, withoutNetwork),
    );
    await check('a new version that is served during a read takes over only after it', () =>
      afterOneVisit(rig, update),
    );
  },
};

interface Visited {
  readonly rig: Rig;
  readonly page: Page;
  readonly url: string;
  readonly stage: Stage;
}

/** A page whose service worker has everything, and a reader with a card in it. */
async function afterOneVisit(rig: Rig, run: (visited: Visited) => Promise<string>): Promise<string> {
  const browser = await rig.browser();
  await using stage = await setStage(rig.guest, 'short');
  await using tab = await browser.openKeepingTab();
  const { page } = tab;
  const { url } = browser;
  await page.goto(url);
  await readyForOffline(page);
  return await run({ rig, page, url, stage });
}

async function withoutNetwork({ rig, page, url, stage }: Visited): Promise<string> {
  await rig.guest.insist('ip', 'link', 'set', 'eth1', 'down');
  try {
    const reached = await page.evaluate(() =>
      fetch('robots.txt', { cache: 'no-store' }).then(
        () => true,
        () => false,
      ),
    );
    expect(!reached, 'the network is still there');
    const dates = await wholeCard(page, url, stage);
    await remind(page, url);
    await page.goto(`${url}${GUIDANCE}`);
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await page.goto(`${url}#/demo`);
    await page.getByRole('button', { name: plain(ja.demo.people['all-current'].name) }).click();
    expect((await outcome(page)) === 'board', 'no board of the demo');
    return `${dates}; a reminder after a reload; “${title}”; the demo's board`;
  } finally {
    await rig.guest.insist('ip', 'link', 'set', 'eth1', 'up');
  }
}

/** The board, and with PINs the face with its photo, whose decoder is a file of its own. */
async function wholeCard(page: Page, url: string, { card }: Stage): Promise<string> {
  await page.reload();
  await startReading(page, url);
  const dates = await expectBoard(page, card);
  return `${dates}; ${await expectWhole(page, card)}`;
}

/** Saves what the board shows, and finds it after the page was loaded anew. */
async function remind(page: Page, url: string): Promise<void> {
  await button(page, ja.board.save).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(plain(ja.reminders.dialog.label)).fill(LABEL);
  await dialog.getByRole('button', { name: plain(ja.reminders.dialog.save), exact: true }).click();
  await dialog.getByRole('button', { name: plain(ja.app.close), exact: true }).click();
  await page.goto(`${url}#/reminders`);
  await page.reload();
  await page.getByText(LABEL).first().waitFor();
}

async function update({ rig, page, url, stage }: Visited): Promise<string> {
  stage.reader.remove();
  await startReading(page, url);
  await button(page, ja.read.stop).waitFor();

  const { folder, entry } = await nextRelease(rig.dist);
  rig.site.folder = folder;
  try {
    expect(await page.evaluate(newVersionWaits), 'the new version took over during the read');
    const apply = button(page, ja.app.update.apply);
    expect((await apply.count()) === 0, 'the new version is offered during the read');
    stage.reader.insert(stage.card);
    const dates = await expectBoard(page, stage.card);
    const runs = (name: string): Promise<boolean> =>
      page.evaluate((file) => document.querySelector(`script[src$="${file}"]`) !== null, name);
    expect(!(await runs(entry)), 'the new version took over during the read');
    await forget(page);
    await apply.click();
    await page.locator(`script[src$="${entry}"]`).waitFor({ state: 'attached' });
    await startReading(page, url);
    expect(await runs(entry), 'the old version is back');
    await expectBoard(page, stage.card, stage.card.log.length);
    return `${dates} by the old version; taken over when it was over; the new one reads as well`;
  } finally {
    rig.site.folder = rig.dist;
    await rm(folder, { recursive: true });
  }
}

/** In the page: the browser looks for a new version, and has it ready; false when it did not wait. */
async function newVersionWaits(): Promise<boolean> {
  const registration = await navigator.serviceWorker.ready;
  const { active } = registration;
  await registration.update();
  while (registration.waiting === null && registration.active === active) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  // Time for the page to hear of it.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return registration.active === active;
}
