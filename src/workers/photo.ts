/// <reference lib="WebWorker" />
/**
 * Decodes one JPEG 2000 photo and is then ended: hostile data has no second chance, and no picture stays in the
 * decoder's memory. Whoever starts it gives it its time.
 */
import createOpenJpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import wasm from '@cornerstonejs/codec-openjpeg/decodewasm?url';

declare const self: DedicatedWorkerGlobalScope;

/** What the page asks; width and height are those of the file's own header, which was checked before. */
export interface PhotoRequest {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** RGBA, row after row. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** First 'ready', as soon as the decoder is loaded; then the photo, undefined where it is damaged. */
type PhotoAnswer = 'ready' | Photo | undefined;

const quiet = (): void => undefined;
const loading = createOpenJpeg({ locateFile: () => wasm, print: quiet, printErr: quiet });
const answer = (given: PhotoAnswer, transfer: Transferable[] = []): void => self.postMessage(given, transfer);

loading.then(
  () => answer('ready'),
  () => answer(undefined),
);

self.addEventListener('message', ({ data }: MessageEvent<PhotoRequest>) => {
  decode(data).then(
    (photo) => answer(photo, photo === undefined ? [] : [photo.pixels.buffer]),
    () => answer(undefined),
  );
});

/** Undefined where the data is damaged: the decoder then gives an empty frame, or one of another size. */
async function decode({ data, width, height }: PhotoRequest): Promise<Photo | undefined> {
  const { J2KDecoder } = await loading;
  const decoder = new J2KDecoder();
  decoder.getEncodedBuffer(data.length).set(data);
  data.fill(0);
  decoder.decode();
  const frame = decoder.getFrameInfo();
  if (frame.width !== width || frame.height !== height || frame.bitsPerSample !== 8) return undefined;
  const samples = decoder.getDecodedBuffer();
  const { componentCount } = frame;
  const count = width * height;
  if (count === 0 || samples.length < count * componentCount) return undefined;
  // Greyscale, or three interleaved components; the card's photos are greyscale.
  const [green, blue] = componentCount >= 3 ? [1, 2] : [0, 0];
  const pixels = new Uint8ClampedArray(count * 4);
  for (let pixel = 0, from = 0, to = 0; pixel < count; pixel += 1, from += componentCount, to += 4) {
    pixels[to] = samples[from] ?? 0;
    pixels[to + 1] = samples[from + green] ?? 0;
    pixels[to + 2] = samples[from + blue] ?? 0;
    pixels[to + 3] = 255;
  }
  samples.fill(0);
  return { width, height, pixels };
}
