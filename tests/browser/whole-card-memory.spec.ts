import type { CDPSession, Page } from '@playwright/test';
import { readers as readerWords } from '../../src/i18n/ja/readers';
import { button, expect, fixClock, ja, plain, readIsDone, test } from './support/flows';
import {
  dialog,
  everything,
  openAll,
  opened,
  openTile,
  person,
  PINS,
  readCard,
  send,
  typeNumberB,
  words,
} from './support/opening';

/** Another My Number than the simulator's own, which stands in its person's text: only the app makes a string of it. */
const MY_NUMBER = [9, 1, 8, 2, 7, 3, 6, 4, 5, 5, 4];

/** With its check digit (the ministry's ordinance, article 5). */
function digits(): readonly number[] {
  const sum = [...MY_NUMBER]
    .reverse()
    .reduce((total, digit, at) => total + digit * (at < 6 ? at + 2 : at - 4), 0);
  return [...MY_NUMBER, sum % 11 <= 1 ? 0 : 11 - (sum % 11)];
}

/** The heap after a collection, as V8 writes it: every string that is alive stands in it. */
async function heap(cdp: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const hear = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await collect(cdp);
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', hear);
  return chunks.join('');
}

async function collect(cdp: CDPSession): Promise<void> {
  for (let n = 0; n < 3; n += 1) await cdp.send('HeapProfiler.collectGarbage');
}

/** How many objects of a class are alive in the page; of canvases, those with a picture's size. */
async function alive(cdp: CDPSession, name: string): Promise<number> {
  const objectGroup = 'count';
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${name}.prototype`, objectGroup });
  await collect(cdp);
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId!,
    objectGroup,
  });
  const { result: count } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    // The template of the view has a canvas of one pixel, which is never drawn on.
    functionDeclaration:
      'function () { return this.filter(({ width = 2, height = 2 }) => width * height > 1).length; }',
    returnByValue: true,
  });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup });
  return count.value as number;
}

const PICTURES = ['HTMLCanvasElement', 'ImageBitmap', 'ImageData', 'Blob'] as const;
const pictures = async (cdp: CDPSession) => {
  const counts: Record<string, number> = {};
  for (const name of PICTURES) counts[name] = await alive(cdp, name);
  return counts;
};

/**
 * Nothing in the views is clicked or looked for by its role: for that Playwright asks Chromium which elements label the
 * section, and Chromium keeps its answer, with the view in it, as long as the page.
 */
async function uncoverAll(page: Page): Promise<void> {
  const covers = opened(page).locator('kigen-covered .covered button');
  for (let left = await covers.count(); left > 0; left -= 1)
    await covers.first().evaluate((one: HTMLElement) => one.click());
}

test('a heap snapshot holds My Number while its view is open, and neither it nor a picture once it is closed', async ({
  page,
  context,
  mountSim,
}) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    const made = new Set<string>();
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (object) => {
      const url = create(object);
      made.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      made.delete(url);
      revoke(url);
    };
    globalThis.kigenBlobs = made;
  });
  await mountSim({ person: 'all-current' });
  await readCard(page);
  await page.evaluate(
    (octets) => {
      kigenSim.card!.alter('text', 0x01, (content) => content.map((octet, at) => octets[at - 3] ?? octet));
    },
    digits().map((digit) => 0x30 + digit),
  );
  const before = await pictures(await context.newCDPSession(page));

  await openTile(page, 'text');
  await dialog(page).getByLabel(plain(words.pin.modes.all)).check();
  await send(page, PINS.text);
  await expect(opened(page).locator('kigen-card-text dl')).toBeVisible();
  await openTile(page, 'face');
  await typeNumberB(page);
  await dialog(page)
    .getByRole('button', { name: plain(words.pin.press.faceByNumber), exact: true })
    .click();
  await expect(opened(page).locator('kigen-card-face canvas.photo')).toBeVisible();
  await uncoverAll(page);

  const number = digits().join('');
  const spaced = number.replace(/(\d{4})(?=\d)/g, '$1 ');
  const cdp = await context.newCDPSession(page);
  const open = await heap(cdp);
  // The control: this way of looking sees what is there.
  expect(open.includes(number), 'open: the digits').toBe(true);
  expect(open.includes(spaced), 'open: as they are shown').toBe(true);
  // Name, address, photo and the security code, uncovered.
  expect((await pictures(cdp))['HTMLCanvasElement']).toBe(before['HTMLCanvasElement']! + 4);

  await opened(page).locator('button.close').click();
  await expect(opened(page).locator('section')).toHaveCount(0);
  const closed = await heap(cdp);
  expect(closed.length, 'a snapshot').toBeGreaterThan(1_000_000);
  expect(closed.includes(number), 'closed: the digits').toBe(false);
  expect(closed.includes(spaced), 'closed: as they were shown').toBe(false);
  expect(await pictures(cdp)).toEqual(before);
  expect(await page.evaluate(() => globalThis.kigenBlobs!.size)).toBe(0);
});

test('a full session with everything opened: the diagnostics, the history and the address hold none of it', async ({
  page,
  mountSim,
}) => {
  test.setTimeout(120_000);
  await mountSim({ person: 'all-current' });
  await fixClock(page);
  await page.goto('#/readers/diagnostics');
  await page.evaluate(() => kigenSim.ready);
  await page.getByLabel(plain(readerWords.diagnose.traceOn)).check();
  await page.goto('#/card');
  await button(page, ja.read.start).click();
  await readIsDone(page);
  await page.evaluate(() => kigenSim.card!.complete);
  await openAll(page);
  const { name, address, myNumber, numberB, municipality } = await person(page);
  await page.goto('#/readers/diagnostics');
  const report = page.locator('kigen-diagnostics kigen-reader-command code');
  await expect(report).toContainText('VERIFY 9000');
  const left = `${await report.innerText()}\n${await everything(page)}`;
  for (const secret of [name, address, myNumber, numberB, municipality, ...Object.values(PINS)])
    expect(left).not.toContain(secret);
  const entries = await page.evaluate(() => ({ state: JSON.stringify(history.state), url: location.href }));
  expect(entries.state).toBe('null');
  expect(new URL(entries.url).hash).toBe('#/readers/diagnostics');
});
