/** Sony's readers as devices of the guest's kernel: RC-S300 with its reserved class beside the free interface, RC-S380. */
import { type Clock, systemClock } from '../../../src/clock';
import { forget, outcome, startReading } from '../browser/app';
import { expectWhole } from '../browser/whole-card';
import { type Group, expect } from './check';
import { stalled, unplugged } from './pages';
import { type Play, type Visits, openVisits, readsBoard } from './visits';

/** With the bulk endpoints of the interface that a page may claim: RC-S300 has another pair beside it. */
const READERS = [
  { name: 'RC-S300', model: 'rc-s300', ends: '130,2' },
  { name: 'RC-S380', model: 'rc-s380', ends: '129,2' },
] as const;

export const radio: Group = {
  name: 'radio',
  run: async (check, rig) => {
    const visits = await openVisits(check, rig);
    const { on } = visits;
    for (const { name, model, ends } of READERS) {
      const whole: Play = async (page, stage) => {
        const dates = await readsBoard(page, stage);
        const opened = await expectWhole(page, stage.card);
        const used = new Set(stage.reader.device.traffic.map(({ endpoint }) => endpoint));
        expect([...used].sort().join() === ends, `bulk traffic on endpoints ${[...used].join()}`);
        return `${dates}; ${opened}; bulk traffic on endpoints ${ends} alone`;
      };
      await on(`${name}: the whole board and, with PINs, the whole card`, model, whole, PATIENT);
      await on(`${name}: unplugged during a read, plugged in again, read again`, model, unplugged, PATIENT);
      await on(`${name}: an endpoint stalls during a read: the next read works`, model, stalled, PATIENT);
    }
    await sharing(visits);
  },
};

async function sharing({ on, rig }: Visits): Promise<void> {
  await on(
    'another tab holds the reader: told; read when it has let go',
    'rc-s300',
    async (page, stage) => {
      await readsBoard(page, stage);
      const browser = await rig.browser();
      await using other = await browser.openTab();
      await startReading(other.page, browser.url);
      const told = await outcome(other.page);
      expect(told === 'session/other-tab', `not session/other-tab but ${told}`);
      await forget(page);
      await page.close();
      await startReading(other.page, browser.url);
      return `${told}; then ${await readsBoard(other.page, stage)}`;
    },
    PATIENT,
  );

  await on(
    'RC-S300: a session that a closed tab left open is taken over',
    'rc-s300',
    async (page, stage) => {
      await readsBoard(page, stage);
      await page.close();
      const browser = await rig.browser();
      await using other = await browser.openTab();
      await startReading(other.page, browser.url);
      return await readsBoard(other.page, stage);
    },
    PATIENT,
  );
}

/** To these readers no time passes between commands: emulation's pauses are no reason to drop an idle session. */
const PATIENT: Clock = { ...systemClock, now: () => 0 };
