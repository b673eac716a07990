/** Sony's readers as devices of the guest's kernel: RC-S300 with its reserved class beside the free interface, RC-S380. */
import { type Clock, systemClock } from '../../../src/clock';
import { forget, outcome, startReading } from '../browser/app';
import { expectWhole } from '../browser/whole-card';
import { type Group, expect } from './check';
import { stalled, unplugged } from './pages';
import { type Visits, readsBoard, withVisits } from './visits';

const MODELS = { 'RC-S300': 'rc-s300', 'RC-S380': 'rc-s380' } as const;

export const radio: Group = {
  name: 'radio',
  run: (check, rig) =>
    withVisits(check, rig, async (visits) => {
      const { on } = visits;
      for (const [name, model] of Object.entries(MODELS)) {
        await on(`${name}: the whole board and, with PINs, the whole card`, model, async (page, stage) => {
          const dates = await readsBoard(page, stage);
          return `${dates}; ${await expectWhole(page, stage.card)}`;
        });
        await on(`${name}: unplugged during a read, plugged in again, read again`, model, unplugged);
        await on(`${name}: an endpoint stalls during a read: the next read works`, model, stalled);
      }
      await on('RC-S300: the reserved interface is left alone', 'rc-s300', async (page, stage) => {
        const dates = await readsBoard(page, stage);
        const endpoints = [...new Set(stage.reader.device.traffic.map(({ endpoint }) => endpoint))].sort();
        expect(endpoints.join() === '130,2', `bulk traffic on endpoints ${endpoints.join()}`);
        return `${dates}; bulk traffic on 0x02 and 0x82 alone`;
      });
      await sharing(visits);
    }),
};

async function sharing({ on, browser, url }: Visits): Promise<void> {
  await on('another tab holds the reader: told; read when it has let go', 'rc-s300', async (page, stage) => {
    await readsBoard(page, stage);
    await using other = await browser.openTab();
    await startReading(other.page, url);
    const told = await outcome(other.page);
    expect(told === 'usb/busy', `not usb/busy but ${told}`);
    await forget(page);
    await page.close();
    await startReading(other.page, url);
    return `${told}; then ${await readsBoard(other.page, stage)}`;
  });

  await on(
    'RC-S300: a session that a closed tab left open is taken over',
    'rc-s300',
    async (page, stage) => {
      await readsBoard(page, stage);
      await page.close();
      await using other = await browser.openTab();
      await startReading(other.page, url);
      return await readsBoard(other.page, stage);
    },
    NEVER_IDLE,
  );
}

/** To this reader no time passes between commands: it never drops an idle session by itself. */
const NEVER_IDLE: Clock = { ...systemClock, now: () => 0 };
