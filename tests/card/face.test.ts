import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat } from '../../src/bytes';
import { parseFace, parseMyNumberImage, readImage } from '../../src/card';
import { isAppError } from '../../src/errors';
import { runs, SEED } from '../support/proof';
import { ascii } from '../support/der';
import { demoCard } from './support';
import { jp2, object, png } from './objects';

const BIRTH = object(0xdf22, ascii('19800217'));
const SEX = object(0xdf23, ascii('2'));
const KEY = object(0xdf24, new Uint8Array(265));
const NAME = object(0xdf25, png(220, 24));
const ADDRESS = object(0xdf26, png(400, 48));
const PHOTO = object(0xdf27, jp2({ width: 96, height: 128 }));
const SIGNATURE = object(0xdf28, new Uint8Array(256));
const EXPIRY = object(0xdf29, ascii('20350217'));
const CODE = object(0xdf2a, png(24, 12));
const ALL = [BIRTH, SEX, KEY, NAME, ADDRESS, PHOTO, SIGNATURE, EXPIRY, CODE];
const face = (...inner: readonly Bytes[]): Bytes =>
  object(0xff20, object(0xdf21, new Uint8Array(18)), ...inner);
const without = (part: Bytes): Bytes => face(...ALL.filter((each) => each !== part));

function code(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return isAppError(error, 'card/malformed') ? error.detail.what : String(error);
  }
  return 'accepted';
}

describe('the card’s face from EF 0002', () => {
  it('typed, with the size of each image from its header', () => {
    expect(parseFace(concat(face(...ALL), new Uint8Array(30).fill(0xff)))).toMatchObject({
      birth: { raw: '19800217', value: { year: 1980, month: 2, day: 17 } },
      sex: { raw: '2', value: 'female' },
      name: { format: 'png', width: 220, height: 24, showable: true },
      address: { format: 'png', width: 400, height: 48, showable: true },
      photo: { format: 'jp2', width: 96, height: 128, showable: true },
      expiry: { raw: '20350217', value: { year: 2035, month: 2, day: 17 } },
      securityCode: { format: 'png', width: 24, height: 12, showable: true },
    });
  });

  it.each([
    ['empty', face(BIRTH, SEX, KEY, NAME, ADDRESS, object(0xdf27), SIGNATURE, EXPIRY, CODE)],
    ['left out', without(PHOTO)],
  ])('a photo that is %s is no error: a child under one has none', (_, file) => {
    expect(parseFace(file).photo).toBeUndefined();
  });

  it('a photo that is no image is not showable, and the rest of the face stands', () => {
    const hostile = object(0xdf27, ascii('<svg onload="alert(1)">'));
    const read = parseFace(face(BIRTH, SEX, KEY, NAME, ADDRESS, hostile, SIGNATURE, EXPIRY, CODE));
    expect(read.photo).toMatchObject({ format: 'unknown', showable: false });
    expect(read.name.showable).toBe(true);
  });

  it.each([
    ['birth date', BIRTH],
    ['sex', SEX],
    ['name', NAME],
    ['address', ADDRESS],
    ['expiry', EXPIRY],
    ['security code', CODE],
  ])('without the %s it is malformed', (_, part) => {
    expect(code(() => parseFace(without(part)))).toBe('card face');
  });

  it('another outer tag, an object twice or a cut file is malformed', () => {
    for (const file of [object(0xff40, ...ALL), face(...ALL, NAME), face(...ALL).slice(0, 200), bytes()])
      expect(code(() => parseFace(file))).toBe('card face');
  });

  it('a virtual card’s face and number image are read whole', async () => {
    const card = await demoCard('all-current');
    await card.complete;
    expect(parseFace(card.file('face', 2)).photo).toMatchObject({ width: 96, height: 128, showable: true });
    expect(parseMyNumberImage(card.file('face', 5))).toMatchObject({ format: 'png', showable: true });
  });
});

describe('the image of My Number from EF 0005', () => {
  it.each([
    ['without it', object(0xff40, object(0xdf42, new Uint8Array(4)))],
    ['of another outer tag', object(0xff20, object(0xdf41, png(72, 12)))],
  ])('%s is malformed', (_, file) => {
    expect(code(() => parseMyNumberImage(file))).toBe('image of my number');
  });
});

describe('the size of an image, before anybody decodes it', () => {
  it.each<[string, Bytes, boolean, number | undefined]>([
    ['a PNG', png(72, 12), true, 72],
    ['a PNG at the limit of a side', png(4096, 900), true, 4096],
    ['a PNG beyond it', png(4097, 1), false, 4097],
    ['a PNG of four megapixels', png(2000, 2000), true, 2000],
    ['a PNG of more', png(2001, 2000), false, 2001],
    ['a PNG too high', png(1, 4097), false, 1],
    ['a PNG of no width', png(0, 12), false, 0],
    ['a PNG of no height', png(12, 0), false, 12],
    ['a PNG that does not begin with IHDR', png(72, 12, 'tEXt'), false, undefined],
    ['a PNG whose IHDR is longer', png(72, 12, 'IHDR', 14), false, undefined],
    ['a PNG cut in its header', png(72, 12).slice(0, 20), false, undefined],
    ['a JP2', jp2({ width: 96, height: 128 }), true, 96],
    [
      'a JP2 whose image does not begin at the origin',
      jp2({ width: 96, height: 128, origin: [8, 4] }),
      true,
      96,
    ],
    ['a JP2 of 60,000 × 60,000', jp2({ width: 60_000, height: 60_000 }), false, 60_000],
    [
      'a JP2 whose header box says less',
      jp2({ width: 4000, height: 1000, said: [40, 1000] }),
      false,
      undefined,
    ],
    [
      'a JP2 whose header box says another height',
      jp2({ width: 96, height: 128, said: [96, 12] }),
      false,
      undefined,
    ],
    ['a JP2 of 64 tiles', jp2({ width: 64, height: 64, tile: [8, 8] }), true, 64],
    ['a JP2 of more tiles', jp2({ width: 65, height: 64, tile: [8, 8] }), false, undefined],
    ['a JP2 with tiles of no width', jp2({ width: 64, height: 64, tile: [0, 8] }), false, undefined],
    ['a JP2 with tiles of no height', jp2({ width: 64, height: 64, tile: [8, 0] }), false, undefined],
    ['a JP2 of four components', jp2({ width: 96, height: 128, components: 4 }), true, 96],
    ['a JP2 of five', jp2({ width: 96, height: 128, components: 5 }), false, undefined],
    ['a JP2 of none', jp2({ width: 96, height: 128, components: 0 }), false, undefined],
    ['a JP2 of no area', jp2({ width: 0, height: 128, tile: [8, 8] }), false, undefined],
    ['a JP2 of no height', jp2({ width: 96, height: 0, tile: [8, 8] }), false, undefined],
    [
      'a JP2 whose codestream begins otherwise',
      jp2({ width: 96, height: 128, start: 0xff4fff52 }),
      false,
      undefined,
    ],
    ['a JP2 without a codestream', jp2({ width: 96, height: 128, boxes: ['jp2h'] }), false, undefined],
    ['a JP2 without a header', jp2({ width: 96, height: 128, boxes: ['jp2c'] }), false, undefined],
    [
      'a JP2 whose header holds no size',
      jp2({ width: 96, height: 128, boxes: ['jp2h without ihdr', 'jp2c'] }),
      false,
      undefined,
    ],
    ['a JP2 cut in its codestream', jp2({ width: 96, height: 128 }).slice(0, -30), false, undefined],
    ['a bare codestream', jp2({ width: 96, height: 128 }).slice(70), false, undefined],
    ['nothing', bytes(), false, undefined],
  ])('%s', (_, data, showable, width) => {
    expect(readImage(data)).toMatchObject({ showable, ...(width === undefined ? {} : { width }) });
    if (width === undefined) expect(readImage(data).width).toBeUndefined();
  });

  it('a box whose length is 0 goes to the end of the file (ISO/IEC 15444-1, I.4)', () => {
    const data = jp2({ width: 96, height: 128 });
    const start = Buffer.from(data).indexOf('jp2c') - 4;
    data.fill(0, start, start + 4);
    expect(readImage(data)).toMatchObject({ showable: true, width: 96 });
  });

  it('never throws, whatever the octets', () => {
    const starts = [png(72, 12), jp2({ width: 96, height: 128 })];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.nat(140),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(140),
        (file, at, octet, end) => {
          const broken = file.map((value, i) => (i === at ? octet : value)).slice(0, end);
          expect(readImage(broken).data).toBe(broken);
        },
      ),
      { seed: SEED, numRuns: runs(1000, 50_000) },
    );
  });
});
