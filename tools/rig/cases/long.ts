/** A long day (`--long`): reads, cancels, unplugs and replugs on one page, and what is left of them in memory. */
import type { CDPSession, Page } from 'playwright-core';
import { plain } from '../../../src/i18n';
import { messages as ja } from '../../../src/i18n/ja';
import {
  expectBoard,
  expectRefusal,
  forget,
  outcome,
  readAgain,
  startAgain,
  startReading,
} from '../browser/app';
import type { Guest } from '../host/agent';
import { type Group, type Rig, expect, print } from './check';
import { type Stage, setStage } from './stage';

const MB = 2 ** 20;
/** What the heap after collection, and the page's process, may grow by. */
const HEAP_GROWTH = 5 * MB;
const PROCESS_GROWTH = 50 * MB;
/** PIN EFs of the JPKI application. */
const PINS = [0x18, 0x1b];

/** @param minutes an hour, or less to try it out; the first twelfth is for warming up */
export const long = (minutes: number): Group => ({
  name: 'long',
  run: (check, rig) =>
    check(`${minutes} minutes of reads, cancels, unplugs and replugs on one page`, () => day(rig, minutes)),
});

async function day(rig: Rig, minutes: number): Promise<string> {
  const browser = await rig.browser();
  await using stage = await setStage(rig.guest, 't1');
  await using tab = await browser.openTab();
  const { page } = tab;
  const triesBefore = tries(stage);
  await startReading(page, browser.url);
  await expectBoard(page, stage.card);

  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 60_000;
  let laps = 0;
  let first: Memory | undefined;
  while (passed() < minutes) {
    if (first === undefined && passed() >= minutes / 12) first = await measured(page, rig.guest);
    await lap(page, stage);
    laps += 1;
    if (laps % 10 === 0) print(`# long: ${laps} laps in ${passed().toFixed(1)} minutes`);
  }
  const last = await measured(page, rig.guest);
  const heap = last.heap - (first?.heap ?? 0);
  const process = last.process - (first?.process ?? 0);
  const grown = `heap ${inMb(heap)}, process ${inMb(process)}`;
  expect(heap <= HEAP_GROWTH && process <= PROCESS_GROWTH, `grown by: ${grown}`);
  await forget(page);
  const handles = await handlesOf(rig.guest);
  expect(handles === 0, `${handles} handles of USB devices are left`);
  expect(tries(stage) === triesBefore, `tries ${triesBefore} before, ${tries(stage)} after`);
  return `${laps} laps; grown by: ${grown}; no handle left; tries ${triesBefore} as before`;
}

/** A read, one that is cancelled, one whose cable is pulled, one whose card is taken. */
async function lap(page: Page, { reader, card, mount }: Stage): Promise<void> {
  const again = async (): Promise<void> => {
    await readAgain(page);
    await expectBoard(page, card, card.log.length);
  };
  await again();

  await forget(page);
  reader.remove();
  await startAgain(page);
  const stop = page.getByRole('button', { name: plain(ja.read.stop), exact: true });
  await stop.click();
  await stop.waitFor({ state: 'detached' });
  reader.insert(card);
  await again();

  reader.faults.plan([{ kind: 'unplug', at: 20 }]);
  await readAgain(page);
  await expectRefusal(page, 'usb/disconnected');
  await mount.plug();
  await again();

  reader.faults.plan([{ kind: 'card-away', at: 20 }]);
  await readAgain(page);
  await expectRefusal(page, 'reader/card-removed');
  reader.insert(card);
  await again();
  expect((await outcome(page)) === 'board', 'no board at the end of a lap');
}

interface Memory {
  /** Octets in use after collection. */
  readonly heap: number;
  /** Octets of the page's process in memory. */
  readonly process: number;
}

async function measured(page: Page, guest: Guest): Promise<Memory> {
  const context = page.context();
  const session: CDPSession = await context.newCDPSession(page);
  for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const system = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  await system.detach();
  const sizes = await Promise.all(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentOf(guest, id)),
  );
  const memory = { heap: usedSize, process: Math.max(...sizes) };
  print(`# long: heap ${inMb(memory.heap)}, process ${inMb(memory.process)}`);
  return memory;
}

async function residentOf(guest: Guest, pid: number): Promise<number> {
  const status = await guest.insist('cat', `/proc/${pid}/status`);
  const [, kilo = '0'] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
  return Number(kilo) * 1024;
}

/** Descriptors of USB devices that any process holds. */
async function handlesOf(guest: Guest): Promise<number> {
  const { text } = await guest.ask('sh', '-c', 'ls -l /proc/[0-9]*/fd 2> /dev/null | grep -c /dev/bus/usb');
  return Number(text);
}

const tries = ({ card }: Stage): string => PINS.map((ef) => card.tries('jpki', ef)).join(' and ');
const inMb = (octets: number): string => `${(octets / MB).toFixed(1)} MB`;
