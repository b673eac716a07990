/** Cases in the guest's Chromium: each a reader that the kernel takes for a real one, and a tab with the page. */
import type { Page } from 'playwright-core';
import type { Clock } from '../../../src/clock';
import type { DemoCard } from '../../../src/sim';
import { serve } from '../../serve.mjs';
import { expectBoard, startReading } from '../browser/app';
import { type Browser, allowUsb, openBrowser } from '../browser/browser';
import type { Check, Rig } from './check';
import { type Model, type Stage, newCard, setStage } from './stage';

/** What happens on the page, and what came of it. */
export type Play = (page: Page, stage: Stage) => Promise<string>;

export interface Visits {
  readonly check: Check;
  readonly rig: Rig;
  readonly browser: Browser;
  readonly url: string;
  /** One card for all: each reader resets it. */
  readonly card: DemoCard;
  /** A reader with the card in it and a tab in which a read has begun; both are gone afterwards. */
  readonly on: (name: string, model: Model, play: Play, clock?: Clock) => Promise<void>;
}

/** One browser and one site for all of them. */
export async function withVisits(
  check: Check,
  rig: Rig,
  run: (visits: Visits) => Promise<void>,
): Promise<void> {
  const { guest, dist, folder } = rig;
  const site = await serve({ folder: dist });
  await allowUsb(guest, new URL(site.url).origin);
  const browser = await openBrowser(guest);
  const card = await newCard();
  const on: Visits['on'] = (name, model, play, clock) =>
    check(name, async () => {
      await using stage = await setStage(guest, model, { card, clock });
      await using tab = await browser.openTab();
      await startReading(tab.page, site.url);
      return await play(tab.page, stage).catch(async (error: unknown) => {
        const path = `${folder}/${name.replaceAll(/\W+/g, '-')}.png`;
        await tab.page.screenshot({ path }).catch(() => undefined);
        throw error;
      });
    });
  try {
    await run({ check, rig, browser, url: site.url, card, on });
  } finally {
    await browser[Symbol.asyncDispose]();
    await site.close();
  }
}

export const readsBoard: Play = (page, { card, logged }) => expectBoard(page, card, logged);
