/**
 * Draws the PNG icons from public/icons/icon.svg by the installed Chromium. Run by hand after a change of the drawing;
 * the results are kept in the repository.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';

const folder = new URL('../public/icons/', import.meta.url);
const svg = await readFile(new URL('icon.svg', folder), 'utf8');
// A maskable icon keeps its picture inside the middle 80 % and fills the square to its edges.
const maskable = svg
  .replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"')
  .replace('<rect width="64" height="64" rx="14"', '<rect x="-8" y="-8" width="80" height="80"');

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, size, drawing] of /** @type {const} */ ([
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['maskable-512.png', 512, maskable],
  ['apple-touch-icon.png', 180, maskable],
])) {
  await writeFile(
    new URL(name, folder),
    png(size, Buffer.from(await page.evaluate(pixels, { drawing, size }))),
  );
}
await browser.close();

/** In the page: the drawing as RGBA. */
async function pixels({ drawing, size }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(drawing.replace('<svg ', `<svg width="${size}" height="${size}" `))}`;
  await image.decode();
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  return Array.from(context.getImageData(0, 0, size, size).data);
}

/**
 * PNG (ISO/IEC 15948) with a palette, unfiltered: a flat drawing of few colors packs to a third of a browser's RGBA. The
 * shades of smoothed edges are gathered in steps; of each step the commonest color stands in the palette.
 */
function png(size, rgba) {
  const pixels = Array.from({ length: size * size }, (_, at) => rgba.subarray(at * 4, at * 4 + 4));
  const shades = new Map();
  for (const pixel of pixels) {
    const shade = shades.get(shadeOf(pixel)) ?? new Map();
    const color = pixel.toString('hex');
    shades.set(shadeOf(pixel), shade.set(color, (shade.get(color) ?? 0) + 1));
  }
  const palette = [...shades.values()].map((colors) => {
    const [[commonest]] = [...colors].sort(([, a], [, b]) => b - a);
    return Buffer.from(commonest, 'hex');
  });
  const indexOf = new Map([...shades.keys()].map((shade, index) => [shade, index]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.of(0, ...pixels.slice(y * size, (y + 1) * size).map((pixel) => indexOf.get(shadeOf(pixel)))),
  );
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.concat(palette.map((color) => color.subarray(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map((color) => color[3]))),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One name for all colors of a step; whatever is not seen is one color. */
function shadeOf(pixel) {
  return pixel[3] === 0 ? '' : Array.from(pixel, (value) => Math.round(value / 36)).join();
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
