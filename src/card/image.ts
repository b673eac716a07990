import { boxesOf, ByteReader, type Bytes, equalBytes, fromHex } from '../bytes';
import { isAppError } from '../errors';

/** An image as the card holds it; its size is from its own header, before anybody decodes it. */
export interface FaceImage {
  readonly format: 'png' | 'jp2' | 'unknown';
  readonly data: Bytes;
  readonly width?: number;
  readonly height?: number;
  /** Whether its format and size are such that it may be given to a decoder. */
  readonly showable: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a decoder is given at the most: the card's images are some hundred pixels wide. */
const LIMIT = { side: 4096, pixels: 4_000_000, tiles: 64, components: 4 };

const PNG_SIGNATURE = fromHex('89504E470D0A1A0A');
const IHDR = 0x4948_4452;
const IHDR_LENGTH = 13;
/** The first box of a JP2 file (ISO/IEC 15444-1, I.5.2). */
const JP2_SIGNATURE = fromHex('0000000C6A5020200D0A870A');
const BOX = { header: 0x6a70_3268, image: 0x6968_6472, codestream: 0x6a70_3263 };
/** SOC, then SIZ, which must follow it (ISO/IEC 15444-1, A.4.1 and A.5.1). */
const CODESTREAM_START = 0xff4f_ff51;

/** Looks at the header of an image of the card. Never throws: what cannot be told is not showable. */
export function readImage(data: Bytes): FaceImage {
  const format = startsWith(data, PNG_SIGNATURE)
    ? 'png'
    : startsWith(data, JP2_SIGNATURE)
      ? 'jp2'
      : 'unknown';
  if (format === 'unknown') return { format, data, showable: false };
  const size = quietly(() => (format === 'png' ? pngSize(data) : jp2Size(data)));
  return size === undefined
    ? { format, data, showable: false }
    : { format, data, ...size, showable: isWithin(size) };
}

/** IHDR is the first chunk (PNG, 11.2.2). */
function pngSize(data: Bytes): Size | undefined {
  const reader = new ByteReader(data);
  // By it the format was told.
  reader.skip(PNG_SIGNATURE.length);
  if (reader.u32be() !== IHDR_LENGTH || reader.u32be() !== IHDR) return undefined;
  return { width: reader.u32be(), height: reader.u32be() };
}

/**
 * The size that a decoder will use is the codestream's own (SIZ); the one in the header box (I.5.3.1) must be the
 * same, or the file is made to look smaller than it is.
 */
function jp2Size(data: Bytes): Size | undefined {
  const boxes = boxesOf(data);
  const header = boxes.find(({ type }) => type === BOX.header);
  const image = header && boxesOf(header.contents).find(({ type }) => type === BOX.image);
  const codestream = boxes.find(({ type }) => type === BOX.codestream);
  if (image === undefined || codestream === undefined) return undefined;
  const said = new ByteReader(image.contents);
  const height = said.u32be();
  const width = said.u32be();
  const real = codestreamSize(codestream.contents);
  return real?.width === width && real.height === height ? real : undefined;
}

/** SIZ (A.5.1): the image area on the reference grid, its tiles and its components. */
function codestreamSize(codestream: Bytes): Size | undefined {
  const reader = new ByteReader(codestream);
  if (reader.u32be() !== CODESTREAM_START) return undefined;
  // Lsiz and Rsiz.
  reader.skip(4);
  const [right = 0, bottom = 0, left = 0, top = 0, tileWidth = 0, tileHeight = 0] = Array.from(
    { length: 6 },
    () => reader.u32be(),
  );
  // XTOsiz and YTOsiz.
  reader.skip(8);
  const components = reader.u16be();
  if (right <= left || bottom <= top || tileWidth === 0 || tileHeight === 0) return undefined;
  const tiles = Math.ceil(right / tileWidth) * Math.ceil(bottom / tileHeight);
  if (tiles > LIMIT.tiles || components < 1 || components > LIMIT.components) return undefined;
  return { width: right - left, height: bottom - top };
}

function isWithin({ width, height }: Size): boolean {
  return (
    width > 0 && height > 0 && width <= LIMIT.side && height <= LIMIT.side && width * height <= LIMIT.pixels
  );
}

function startsWith(data: Bytes, start: Bytes): boolean {
  return equalBytes(data.slice(0, start.length), start);
}

function quietly(read: () => Size | undefined): Size | undefined {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'bytes/short')) return undefined;
    throw error;
  }
}
