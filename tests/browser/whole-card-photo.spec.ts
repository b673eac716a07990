import type { Page } from '@playwright/test';
import { button, expect, plain, test } from './support/flows';
import { isOpen, opened, openTile, PINS, readCard, send, words } from './support/opening';
import { BYPASS_PHOTO } from '../fixtures/bypass-photo';
import { readyForOffline, WITHOUT_WORKER } from './support/fixtures';
import { cachedUrls } from './support/kept';

/** What a decoder may be given in the place of a photo: each changes the JP2 file where it lies in EF 0002. */
const HOSTILE = [
  'a codestream that claims more than there is',
  'a header of garbage',
  'a size of two thousand million pixels a side',
  'a codestream larger than its own file header says',
  'a tile for every pixel',
  'no JPEG 2000 at all',
] as const;

const { images, broken } = words.views.face;

async function openFace(page: Page): Promise<void> {
  await openTile(page, 'face');
  await send(page, PINS.text);
  await isOpen(page, 'face');
}

/** The photo cannot be shown; the other images of the face are there. */
async function expectFaceWithoutPhoto(page: Page, why: string): Promise<void> {
  const photo = opened(page).locator('kigen-picture').first();
  await expect(photo.getByText(plain(broken)), why).toBeVisible();
  for (const name of ['name', 'address'] as const)
    await expect(opened(page).getByRole('img', { name: plain(images[name]) }), why).toBeVisible();
  await expect(opened(page).getByRole('img', { name: plain(images.photo) }), why).toHaveCount(0);
}

/** Puts another JP2 file in the place of the card's photo, and a box that says nothing behind it, to the same length. */
async function replacePhoto(page: Page, photo: string): Promise<void> {
  await page.evaluate((base64) => {
    const file = Uint8Array.from(kigenSim.card!.file('face', 0x02));
    const other = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const find = (from: number, ...marks: readonly number[]): number =>
      file.findIndex((_, at) => at >= from && marks.every((mark, i) => file[at + i] === mark));
    const start = find(0, 0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20);
    const view = new DataView(file.buffer);
    const codestream = find(start, 0x6a, 0x70, 0x32, 0x63) - 4;
    const end = codestream + view.getUint32(codestream);
    file.set(other, start);
    view.setUint32(start + other.length, end - start - other.length);
    file.set([0x66, 0x72, 0x65, 0x65], start + other.length + 4);
    kigenSim.card!.alter('face', 0x02, () => file);
  }, photo);
}

test('a photo of another coding is shown by OpenJPEG, fetched for it and kept for when the network is off', async ({
  page,
  mountSim,
  site,
  traffic,
}) => {
  const showFace = async (photo?: string): Promise<void> => {
    await readCard(page);
    if (photo !== undefined) await replacePhoto(page, photo);
    await openFace(page);
    await expect(opened(page).getByRole('img', { name: plain(images.photo) })).toBeVisible();
  };
  await mountSim({ person: 'all-current' });
  await page.goto('');
  await readyForOffline(page);
  await showFace();
  const fetched = async () => (await cachedUrls(page)).filter((url) => url.includes('/openjpeg'));
  expect(await fetched(), 'the photo of the demo people needs none of it').toEqual([]);
  await page.reload();
  await showFace(BYPASS_PHOTO);
  expect((await fetched()).map((url) => url.slice(-4)).sort()).toEqual(
    ['.js', 'wasm'].map((end) => expect.stringContaining(end)),
  );
  traffic.offline = true;
  await site.close();
  await page.reload();
  await showFace(BYPASS_PHOTO);
});

test.describe('what is no good photo', () => {
  test.use(WITHOUT_WORKER);

  test('a hostile photo "cannot be shown", with the rest of the face intact and nothing on the console', async ({
    page,
    mountSim,
  }) => {
    test.setTimeout(120_000);
    await mountSim({ person: 'all-current' });
    await readCard(page);
    await openFace(page);
    await expect(opened(page).getByRole('img', { name: plain(images.photo) })).toBeVisible();
    await button(page, words.views.close).click();
    const good = await page.evaluate(() => [...kigenSim.card!.file('face', 0x02)]);
    for (const kind of HOSTILE) {
      await page.evaluate(
        ([octets, what]) => {
          const file = Uint8Array.from(octets);
          // ISO/IEC 15444-1: the file's signature box, the image header box, SIZ, SOT and SOD of its codestream.
          const find = (...marks: readonly number[]): number =>
            file.findIndex((_, at) => marks.every((mark, i) => file[at + i] === mark));
          const start = find(0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20);
          const box = find(0x69, 0x68, 0x64, 0x72) + 4;
          const siz = find(0xff, 0x4f, 0xff, 0x51) + 8;
          const sot = find(0xff, 0x90, 0x00, 0x0a);
          const sod = find(0xff, 0x93);
          const huge = [0x7f, 0xff, 0xff, 0xff];
          const changes: Record<string, () => void> = {
            'a codestream that claims more than there is': () => file.set(huge, sot + 6),
            'a header of garbage': () => file.fill(0xa5, siz + 30, sod),
            'a size of two thousand million pixels a side': () => {
              file.set([...huge, ...huge], box);
              file.set([...huge, ...huge], siz);
            },
            'a codestream larger than its own file header says': () => file.set([0, 0, 8, 0], siz),
            'a tile for every pixel': () => file.set([0, 0, 0, 1, 0, 0, 0, 1], siz + 16),
            'no JPEG 2000 at all': () => file.fill(0x20, start, start + 12),
          };
          changes[what]!();
          kigenSim.card!.alter('face', 0x02, () => file);
        },
        [good, kind] as const,
      );
      await openFace(page);
      await expectFaceWithoutPhoto(page, kind);
      await button(page, words.views.close).click();
    }
  });

  test('a photo whose decoder never ends "cannot be shown" within five seconds, and the decoder is ended', async ({
    page,
    mountSim,
  }) => {
    // The browser's own workers, which the photo never reaches: the build waits for one that says it is ready, and no more.
    await page.addInitScript(() => {
      const told = { begun: 0, ended: 0 };
      globalThis.kigenWorkers = told;
      globalThis.Worker = new Proxy(Worker, {
        construct: (target, [url, options]: [string, WorkerOptions]) => {
          const worker = new target(url, options);
          const end = worker.terminate.bind(worker);
          worker.postMessage = () => {
            told.begun += 1;
            worker.dispatchEvent(new MessageEvent('message', { data: 'ready' }));
          };
          worker.terminate = () => {
            told.ended += 1;
            end();
          };
          return worker;
        },
      });
    });
    await mountSim({ person: 'all-current' });
    await readCard(page);
    await openFace(page);
    await expect(opened(page).getByRole('img', { name: plain(images.name) })).toBeVisible();
    await expectFaceWithoutPhoto(page, 'never ends');
    // That it takes 4.5 seconds from when it is loaded, and no more, is said by the clock of `tests/decode-photo.test.ts`.
    expect(await page.evaluate(() => globalThis.kigenWorkers)).toEqual({ begun: 1, ended: 1 });
  });
});

declare global {
  var kigenWorkers: { begun: number; ended: number } | undefined;
}
