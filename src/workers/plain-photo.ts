/** The photos that the small decoder is trusted with: those whose coding is the plain one of ISO/IEC 15444-1. */
import { JpxImage } from 'jpeg2000';
import { boxesOf, ByteReader, type Bytes } from '../bytes';
import { isAppError } from '../errors';
import type { Samples } from './samples';

/** Boxes of a JP2 file (I.4 and I.5) that say nothing of how a decoder has to change what it decoded. */
const BOXES = { signature: 0x6a50_2020, type: 0x6674_7970, header: 0x6a70_3268, codestream: 0x6a70_3263 };
const HEADER_BOXES = [0x6968_6472, 0x636f_6c72, 0x7265_7320];
/** Markers (A.2). */
const SOC = 0xff4f;
const SIZ = 0xff51;
const COD = 0xff52;
const QCD = 0xff5c;
const COM = 0xff64;
const SOT = 0xff90;
const SOD = 0xff93;
const EOC = 0xffd9;
/** Every code-block is coded in one way (A.6.1, table A.19), but for a symbol at the end of each bit-plane. */
const SEGMENTATION_SYMBOLS = 0x20;

/**
 * The codestream of a JP2 file, where it is one tile of one or three full components of eight bits, with the default
 * coding alone and no part that claims more than there is. The small decoder leaves out, or does wrong, what else the
 * standard has: offsets of the image, tiles with the 9-7 filter, other ways of coding a block, regions of interest.
 * @returns undefined where anything is otherwise
 */
export function plainCodestream(file: Bytes): Bytes | undefined {
  try {
    const codestream = onlyCodestream(file);
    return codestream && isPlain(new ByteReader(codestream)) ? codestream : undefined;
  } catch (error) {
    if (isAppError(error, 'bytes/short')) return undefined;
    throw error;
  }
}

/** @throws of its own kind, where the data is damaged */
export function decodePlain(codestream: Bytes): Samples {
  const image = Object.assign(new JpxImage(), { failOnCorruptedImage: true });
  image.parse(new Octets(codestream.buffer, codestream.byteOffset, codestream.length));
  const { width, height, componentsCount, tiles } = image;
  return { width, height, components: componentsCount, samples: tiles[0]?.items ?? new Uint8Array() };
}

/** The decoder reads as from Node's Buffer. */
class Octets extends Uint8Array<ArrayBuffer> {
  readonly #view = new DataView(this.buffer, this.byteOffset, this.byteLength);

  readInt8(at: number): number {
    return this.#view.getInt8(at);
  }

  readUInt16BE(at: number): number {
    return this.#view.getUint16(at);
  }

  readUInt32BE(at: number): number {
    return this.#view.getUint32(at);
  }
}

function onlyCodestream(file: Bytes): Bytes | undefined {
  let codestream: Bytes | undefined;
  for (const { type, contents } of boxesOf(file)) {
    if (type === BOXES.codestream && codestream === undefined) codestream = contents;
    else if (type === BOXES.header) {
      if (!boxesOf(contents).every((box) => HEADER_BOXES.includes(box.type))) return undefined;
    } else if (type !== BOXES.signature && type !== BOXES.type) return undefined;
  }
  return codestream;
}

/** The main header (A.3), then the one tile's parts, one after another to the end. */
function isPlain(reader: ByteReader): boolean {
  if (reader.u16be() !== SOC) return false;
  const once = new Set([SIZ, COD, QCD]);
  for (;;) {
    const marker = reader.u16be();
    if (marker === SOT) return once.size === 0 && areParts(reader);
    if (marker !== COM && !once.delete(marker)) return false;
    const segment = new ByteReader(reader.take(reader.u16be() - 2));
    if (marker === SIZ && !isWhole(segment)) return false;
    if (marker === COD && !isDefault(segment)) return false;
  }
}

/** SIZ (A.5.1). */
function isWhole(segment: ByteReader): boolean {
  // Rsiz 0: nothing that goes beyond this part of the standard.
  if (segment.u16be() !== 0) return false;
  const [right = 0, bottom = 0, left, top, tileWidth = 0, tileHeight = 0, tileLeft, tileTop] = Array.from(
    { length: 8 },
    () => segment.u32be(),
  );
  if (left !== 0 || top !== 0 || tileLeft !== 0 || tileTop !== 0) return false;
  if (tileWidth < right || tileHeight < bottom) return false;
  const components = segment.u16be();
  if (components !== 1 && components !== 3) return false;
  for (let component = 0; component < components; component += 1) {
    // Eight bits without a sign (7), sampled at every point of the grid.
    if (segment.u8() !== 7 || segment.u8() !== 1 || segment.u8() !== 1) return false;
  }
  return segment.remaining === 0;
}

/** COD (A.6.1). */
function isDefault(segment: ByteReader): boolean {
  // Scod, order, layers, component transform, levels, width and height of a code-block.
  segment.skip(8);
  return (segment.u8() & ~SEGMENTATION_SYMBOLS) === 0;
}

/** Each SOT (A.4.2) is followed by SOD at once, and its length leads to the next one or to EOC. */
function areParts(reader: ByteReader): boolean {
  for (;;) {
    const length = segmentOfPart(reader);
    if (length === undefined) return false;
    reader.skip(length);
    const marker = reader.u16be();
    if (marker === EOC) return reader.remaining === 0;
    if (marker !== SOT) return false;
  }
}

/** The octets of data of the tile-part whose SOT was read; undefined where it is not of the one tile. */
function segmentOfPart(reader: ByteReader): number | undefined {
  const [segment, tile, length] = [reader.u16be(), reader.u16be(), reader.u32be()];
  // TPsot and TNsot.
  reader.skip(2);
  // Psot counts from the SOT marker: twelve octets, and the SOD.
  return segment === 10 && tile === 0 && length >= 14 && reader.u16be() === SOD ? length - 14 : undefined;
}
