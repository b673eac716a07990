import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../src/bytes';
import { demoPhoto } from '../../src/sim/people/photo';
import { decodePlain, plainCodestream } from '../../src/workers/plain-photo';
import { box, jp2 } from '../../tools/jp2';
import { BYPASS_PHOTO } from '../fixtures/bypass-photo';
import { runs, SEED } from '../support/proof';
import { type Coding, decode, encode } from './openjpeg';

/** A picture with edges, slopes and grain, from a number. */
function draw({ width, height, components }: Coding, seed: number): Uint8Array {
  let state = seed;
  const grain = (): number => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
  return Uint8Array.from({ length: width * height * components }, (_, at) => {
    const [x, y] = [Math.floor(at / components) % width, Math.floor(at / components / width)];
    const slope = 90 * Math.sin(x / 9 + (at % components)) + 60 * Math.cos(y / 13);
    return Math.max(0, Math.min(255, 128 + slope + (2 * x > width ? 40 : 0) + 30 * grain()));
  });
}

const SMALL: Coding = { width: 40, height: 56, components: 1, lossless: true };
const good = encode(draw(SMALL, 1), SMALL);
const plain = (codestream: Uint8Array) => plainCodestream(concat(jp2(codestream, SMALL)));
/** Where a marker stands in the codestream. */
const find = (marker: number): number =>
  good.findIndex((octet, at) => octet === 0xff && good[at + 1] === marker);
const [SIZ, COD, SOT] = [find(0x51), find(0x52), find(0x90)];
const changed = (at: number, ...octets: readonly number[]): Uint8Array => {
  const copy = good.slice();
  copy.set(octets, at);
  return copy;
};

describe('photos of the plain coding', () => {
  const coding = fc.record({
    width: fc.integer({ min: 32, max: 160 }),
    height: fc.integer({ min: 32, max: 160 }),
    components: fc.constantFrom(1 as const, 3 as const),
    lossless: fc.boolean(),
    // With more than a size can be halved, OpenJPEG's encoder does not end.
    levels: fc.integer({ min: 0, max: 5 }),
    order: fc.integer({ min: 0, max: 4 }),
    block: fc.constantFrom(
      { width: 64, height: 64 },
      { width: 32, height: 32 },
      { width: 4, height: 256 },
      { width: 128, height: 8 },
    ),
  });

  test('come out as from OpenJPEG: each sample without loss, and within one step of 255 by the 9-7 filter', () => {
    fc.assert(
      fc.property(coding, fc.nat(), (how, seed) => {
        const pixels = draw(how, seed);
        const file = jp2(encode(pixels, how), how);
        const codestream = plainCodestream(concat(file));
        expect(codestream).toBeDefined();
        const { samples, ...size } = decodePlain(codestream!);
        expect(size).toEqual({ width: how.width, height: how.height, components: how.components });
        const judged = decode(file);
        expect(samples.length).toBe(judged.length);
        if (how.lossless) expect(samples.every((sample, at) => sample === pixels[at])).toBe(true);
        const apart = Array.from(samples, (sample, at) => Math.abs(sample - judged[at]!));
        expect(apart.reduce((most, one) => Math.max(most, one), 0)).toBeLessThanOrEqual(how.lossless ? 0 : 1);
      }),
      { seed: SEED, numRuns: runs(60, 600) },
    );
  });

  test("the demo people's photo is one", () => {
    const photo = demoPhoto();
    const { samples, width, height } = decodePlain(plainCodestream(photo)!);
    expect([width, height]).toEqual([96, 128]);
    const judged = decode(photo);
    expect(samples.every((sample, at) => Math.abs(sample - judged[at]!) <= 1)).toBe(true);
  });

  test('octets that were altered inside of the code-blocks throw or give a picture of the same size', () => {
    for (let at = SOT + 14; at < good.length - 2; at += 7) {
      const codestream = plain(changed(at, good[at]! ^ 0x55));
      expect(codestream).toBeDefined();
      try {
        expect(decodePlain(codestream!)).toMatchObject({ width: 40, height: 56, components: 1 });
      } catch (error) {
        expect((error as Error).message).toMatch(/^JPX error/);
      }
    }
  });
});

describe('what the small decoder is not given', () => {
  test.each([
    ['the arithmetic coder bypassed', changed(COD + 12, 1)],
    ['contexts reset on each pass', changed(COD + 12, 2)],
    ['each pass ended', changed(COD + 12, 4)],
    ['vertically causal contexts', changed(COD + 12, 8)],
    ['predictable ends', changed(COD + 12, 16)],
    ['high throughput blocks (ISO/IEC 15444-15)', changed(COD + 12, 64)],
    ['capabilities beyond the first part', changed(SIZ + 4, 0x40)],
    ['an offset of the image', changed(SIZ + 14, 0, 0, 0, 3)],
    ['an offset of the tiles', changed(SIZ + 30, 0, 0, 0, 3)],
    ['several tiles', changed(SIZ + 22, 0, 0, 0, 32)],
    ['two components', changed(SIZ + 38, 0, 2)],
    ['twelve bits', changed(SIZ + 40, 11)],
    ['samples with a sign', changed(SIZ + 40, 0x87)],
    ['half as many samples as points', changed(SIZ + 41, 2)],
    [
      'a region of interest',
      Buffer.concat([good.slice(0, SOT), Buffer.from('ff5e0005000005', 'hex'), good.slice(SOT)]),
    ],
    [
      'a coding of its own for a component',
      Buffer.concat([good.slice(0, SOT), Buffer.from('ff53000900000504040000', 'hex'), good.slice(SOT)]),
    ],
    ['a second tile', changed(SOT + 4, 0, 1)],
    ['a part that claims more than there is', changed(SOT + 6, 0x7f)],
    ['a part without an end', changed(SOT + 6, 0, 0, 0, 0)],
    ['something after its end', Buffer.concat([good, Buffer.alloc(1)])],
    ['no codestream', Buffer.from('no codestream')],
  ])('%s', (_, codestream) => {
    expect(plain(good)).toBeDefined();
    expect(plain(codestream)).toBeUndefined();
  });

  test('a file that ends anywhere before its end, without a throw', () => {
    const file = concat(jp2(good, SMALL));
    expect(plainCodestream(file)).toEqual(concat(good));
    for (let length = 0; length < file.length; length += 1)
      expect(plainCodestream(file.slice(0, length)), `${length}`).toBeUndefined();
  });

  test('a file with a palette, with a box that it would pass over, or with two codestreams', () => {
    const file = jp2(good, SMALL);
    const header = file.indexOf('ihdr');
    const palette = Buffer.from(file);
    // The colour box, told to be a palette's.
    palette.write('pclr', file.indexOf('colr', header), 'latin1');
    expect(plainCodestream(concat(palette))).toBeUndefined();
    for (const more of [box('free', Buffer.alloc(3)), box('jp2c', Buffer.from(good))])
      expect(plainCodestream(concat(Buffer.concat([file, more])))).toBeUndefined();
  });

  test('the photo of the fixture, which OpenJPEG decodes', () => {
    const file = concat(Buffer.from(BYPASS_PHOTO, 'base64'));
    expect(plainCodestream(file)).toBeUndefined();
    expect(decode(file).length).toBe(96 * 128);
  });
});
