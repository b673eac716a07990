import { type Bytes, bytes, concat } from '../../src/bytes';

/** A BER-TLV object with a tag of two octets and the shortest length (ISO/IEC 7816-4, 5.2.2), by the tests' own hand. */
export function object(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const value = concat(...parts);
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return concat(bytes(tag >> 8, tag & 0xff, ...length), value);
}

const u16 = (value: number): Bytes => bytes(value >> 8, value & 0xff);
const u32 = (value: number): Bytes =>
  bytes(value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
const latin = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'));

/** The front of a PNG file (PNG, 5.2 and 11.2.2). */
export function png(width: number, height: number, type = 'IHDR', length = 13): Bytes {
  return concat(
    bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    u32(length),
    latin(type),
    u32(width),
    u32(height),
    new Uint8Array(9),
  );
}

export interface Jp2Shape {
  readonly width: number;
  readonly height: number;
  /** What the header box says, where it is not the codestream's size. */
  readonly said?: readonly [width: number, height: number];
  /** XOsiz, YOsiz. */
  readonly origin?: readonly [number, number];
  readonly tile?: readonly [number, number];
  readonly components?: number;
  /** The first two markers: SOC and SIZ. */
  readonly start?: number;
  readonly boxes?: readonly string[];
}

const box = (type: string, ...contents: readonly Uint8Array[]): Bytes => {
  const inner = concat(...contents);
  return concat(u32(8 + inner.length), latin(type), inner);
};

/** A JP2 file as far as its headers go (ISO/IEC 15444-1, A.5.1, I.4 and I.5). */
export function jp2({
  width,
  height,
  said = [width, height],
  origin = [0, 0],
  tile = [width, height],
  components = 1,
  start = 0xff4fff51,
  boxes = ['jp2h', 'jp2c'],
}: Jp2Shape): Bytes {
  const sizes = [origin[0] + width, origin[1] + height, ...origin, ...tile, 0, 0];
  const made: Readonly<Record<string, Bytes>> = {
    jp2h: box('jp2h', box('ihdr', u32(said[1]), u32(said[0]), u16(1), bytes(7, 7, 0, 0))),
    'jp2h without ihdr': box('jp2h', box('colr', bytes(1, 0, 0))),
    jp2c: box('jp2c', u32(start), u16(41), u16(0), ...sizes.map(u32), u16(components), bytes(7, 1, 1)),
  };
  return concat(
    bytes(0, 0, 0, 12),
    latin('jP  '),
    bytes(0x0d, 0x0a, 0x87, 0x0a),
    box('ftyp', latin('jp2 '), u32(0), latin('jp2 ')),
    ...boxes.map((name) => made[name] ?? bytes()),
  );
}
