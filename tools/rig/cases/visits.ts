/** Cases in the guest's Chromium: each a reader that the kernel takes for a real one, and a tab with the page. */
import type { Page } from 'playwright-core';
import type { Clock } from '../../../src/clock';
import type { DemoCard } from '../../../src/sim';
import { expectBoard, startReading } from '../browser/app';
import type { Check, Rig } from './check';
import { type Model, type Stage, newCard, setStage } from './stage';

/** What happens on the page, and what came of it. */
export type Play = (page: Page, stage: Stage) => Promise<string>;

export interface Visits {
  readonly check: Check;
  readonly rig: Rig;
  /** One card for all: each reader resets it. */
  readonly card: DemoCard;
  /** A reader with the card in it and a tab in which a read has begun; both are gone afterwards. */
  readonly on: (name: string, model: Model, play: Play, clock?: Clock) => Promise<void>;
}

export async function openVisits(check: Check, rig: Rig): Promise<Visits> {
  const { guest, folder } = rig;
  const card = await newCard();
  const on: Visits['on'] = (name, model, play, clock) =>
    check(name, async () => {
      const browser = await rig.browser();
      await using stage = await setStage(guest, model, { card, clock });
      await using tab = await browser.openTab();
      await startReading(tab.page, browser.url);
      return await play(tab.page, stage).catch(async (error: unknown) => {
        const path = `${folder}/${name.replaceAll(/\W+/g, '-')}.png`;
        await tab.page.screenshot({ path }).catch(() => undefined);
        throw error;
      });
    });
  return { check, rig, card, on };
}

export const readsBoard: Play = (page, { card, logged }) => expectBoard(page, card, logged);
