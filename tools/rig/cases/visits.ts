/** Cases in the guest's Chromium: each a reader that the kernel takes for a real one, and a tab with the page. */
import type { Page } from 'playwright-core';
import type { Clock } from '../../../src/clock';
import type { DemoCard } from '../../../src/sim';
import { expectBoard, startReading } from '../browser/app';
import type { Tab } from '../browser/browser';
import { type Check, print, type Rig } from './check';
import { type Model, type Stage, newCard, setStage } from './stage';

/** What happens on the page, and what came of it. */
export type Play = (page: Page, stage: Stage) => Promise<string>;

export interface Visits {
  readonly check: Check;
  readonly rig: Rig;
  /** One card for all: each reader resets it. */
  readonly card: DemoCard;
  /** A reader with the card in it, gone afterwards, and the one tab for all, in which a read has begun. */
  readonly on: (name: string, model: Model, play: Play, clock?: Clock) => Promise<void>;
}

export async function openVisits(check: Check, rig: Rig): Promise<Visits> {
  const { guest, folder } = rig;
  const card = await newCard();
  let tab: Tab | undefined;
  /** What the page said on its console during the case; it should say nothing. */
  const said: string[] = [];
  /** A new tab where a case has closed the last one. */
  const page = async (): Promise<Page> => {
    if (tab === undefined || tab.page.isClosed()) {
      tab = await (await rig.browser()).openTab();
      tab.page.on('console', (message) => said.push(message.text()));
      tab.page.on('pageerror', ({ message }) => said.push(message));
    }
    return tab.page;
  };
  const on: Visits['on'] = (name, model, play, clock) =>
    check(name, async () => {
      const { url } = await rig.browser();
      await using stage = await setStage(guest, model, { card, clock });
      const visited = await page();
      said.length = 0;
      try {
        await startReading(visited, url);
        return await play(visited, stage);
      } catch (error) {
        const path = `${folder}/${name.replaceAll(/\W+/g, '-')}.png`;
        await visited.screenshot({ path }).catch(() => undefined);
        for (const line of said) print(`# console: ${line}`);
        throw error;
      } finally {
        // Lets go of the reader, and of the page's own state.
        if (!visited.isClosed()) await visited.goto('about:blank');
      }
    });
  return { check, rig, card, on };
}

export const readsBoard: Play = (page, { card, logged }) => expectBoard(page, card, logged);
