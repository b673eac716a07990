import { createRequire } from 'node:module';

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
}
interface Encoder {
  getDecodedBuffer(frame: Frame): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  setQuality(lossless: boolean, ratio: number): void;
  setDecompositions(levels: number): void;
  setProgressionOrder(order: number): void;
  setBlockDimensions(size: { readonly width: number; readonly height: number }): void;
  encode(): void;
}
interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
}
type Load = (options: object) => Promise<{ J2KEncoder: new () => Encoder; J2KDecoder: new () => Decoder }>;

const load = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg') as Load;
const quiet = (): void => undefined;
/** OpenJPEG with its encoder: the judge of the small decoder. */
const { J2KEncoder, J2KDecoder } = await load({ print: quiet, printErr: quiet });

export interface Coding {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  readonly lossless: boolean;
  /** How many times smaller than its pixels, where something may be lost. */
  readonly ratio?: number;
  readonly levels?: number;
  readonly order?: number;
  readonly block?: { readonly width: number; readonly height: number };
}

/** The codestream of these pixels. */
export function encode(pixels: Uint8Array, coding: Coding): Uint8Array {
  const { width, height, components, lossless, ratio = 4, levels, order, block } = coding;
  const encoder = new J2KEncoder();
  const frame = { width, height, bitsPerSample: 8, componentCount: components, isSigned: false };
  encoder.getDecodedBuffer(frame).set(pixels);
  encoder.setQuality(lossless, lossless ? 0 : ratio);
  if (levels !== undefined) encoder.setDecompositions(levels);
  if (order !== undefined) encoder.setProgressionOrder(order);
  if (block !== undefined) encoder.setBlockDimensions(block);
  encoder.encode();
  return encoder.getEncodedBuffer().slice();
}

/** The pixels of this file. */
export function decode(file: Uint8Array): Uint8Array {
  const decoder = new J2KDecoder();
  decoder.getEncodedBuffer(file.length).set(file);
  decoder.decode();
  return decoder.getDecodedBuffer().slice();
}
