/**
 * Draws the demo people's one photo, encodes it as JPEG 2000 with OpenJPEG and writes `src/sim/people/photo.ts`.
 * Run by hand (`npx tsx tools/make-demo-photo.ts`) when the drawing changes.
 */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { encode } from '../tests/workers/openjpeg';
import { jp2 } from './jp2';

const WIDTH = 96;
const HEIGHT = 128;
const TARGET = 'src/sim/people/photo.ts';

/** A plain drawn face: shapes in the unit square's coordinates, later ones over earlier ones. */
const SHAPES: readonly { x: number; y: number; rx: number; ry: number; grey: number }[] = [
  { x: 0.5, y: 0.46, rx: 0.31, ry: 0.33, grey: 48 },
  { x: 0.5, y: 1.08, rx: 0.44, ry: 0.33, grey: 92 },
  { x: 0.5, y: 0.76, rx: 0.1, ry: 0.13, grey: 186 },
  { x: 0.5, y: 0.52, rx: 0.23, ry: 0.27, grey: 206 },
  { x: 0.5, y: 0.27, rx: 0.26, ry: 0.13, grey: 48 },
  { x: 0.4, y: 0.5, rx: 0.03, ry: 0.02, grey: 40 },
  { x: 0.6, y: 0.5, rx: 0.03, ry: 0.02, grey: 40 },
  { x: 0.4, y: 0.45, rx: 0.055, ry: 0.008, grey: 70 },
  { x: 0.6, y: 0.45, rx: 0.055, ry: 0.008, grey: 70 },
  { x: 0.5, y: 0.6, rx: 0.02, ry: 0.012, grey: 168 },
  { x: 0.5, y: 0.685, rx: 0.065, ry: 0.013, grey: 128 },
];

function draw(): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) pixels[y * WIDTH + x] = Math.round(shade(x, y));
  }
  return pixels;
}

/** The mean of four by four samples, so that edges are soft. */
function shade(x: number, y: number): number {
  let sum = 0;
  for (let i = 0; i < 16; i += 1) {
    const u = (x + ((i & 3) + 0.5) / 4) / WIDTH;
    const v = (y + ((i >> 2) + 0.5) / 4) / HEIGHT;
    const over = SHAPES.findLast((s) => ((u - s.x) / s.rx) ** 2 + ((v - s.y) / s.ry) ** 2 <= 1);
    sum += over?.grey ?? 238;
  }
  return sum / 16;
}

const size = { width: WIDTH, height: HEIGHT, components: 1 } as const;
const photo = jp2(encode(draw(), { ...size, lossless: false, ratio: 8 }), size);
const source = `import { type Bytes } from '../../bytes';
/** A drawn face, ${WIDTH} × ${HEIGHT}, greyscale, JP2: made by tools/make-demo-photo.ts. */
const BASE64 = '${photo.toString('base64')}';
export function demoPhoto(): Bytes { return Uint8Array.from(atob(BASE64), (char) => char.charCodeAt(0)); }
`;
writeFileSync(TARGET, await format(source, { ...(await resolveConfig(TARGET)), parser: 'typescript' }));
console.log(`${TARGET}: ${photo.length} octets`);
