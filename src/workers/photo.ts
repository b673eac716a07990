/// <reference lib="WebWorker" />
/**
 * Decodes one JPEG 2000 photo and is then ended: hostile data has no second chance, and no picture stays in the
 * decoder's memory. Whoever starts it gives it its time.
 */
import type { Bytes } from '../bytes';
import { decodePlain, plainCodestream } from './plain-photo';
import type { Samples } from './samples';

declare const self: DedicatedWorkerGlobalScope;

/** What the page asks; width and height are those of the file's own header, which was checked before. */
export interface PhotoRequest {
  readonly data: Bytes;
  readonly width: number;
  readonly height: number;
}

/** RGBA, row after row. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** First 'ready', as soon as the photo's decoder is loaded; then the photo, undefined where it is damaged. */
type PhotoAnswer = 'ready' | Photo | undefined;

const answer = (given: PhotoAnswer, transfer: Transferable[] = []): void => self.postMessage(given, transfer);

self.addEventListener('message', ({ data }: MessageEvent<PhotoRequest>) => {
  decode(data).then(
    (photo) => answer(photo, photo === undefined ? [] : [photo.pixels.buffer]),
    () => answer(undefined),
  );
});

/** Undefined where the data is damaged. */
async function decode({ data, width, height }: PhotoRequest): Promise<Photo | undefined> {
  const codestream = plainCodestream(data);
  const open = codestream ? () => decodePlain(codestream) : await wholeDecoder(data);
  answer('ready');
  let given: Samples | undefined;
  try {
    given = open();
  } finally {
    data.fill(0);
    codestream?.fill(0);
  }
  return given?.width === width && given.height === height ? photoOf(given) : undefined;
}

async function wholeDecoder(file: Bytes): Promise<() => Samples | undefined> {
  const { loadOpenJpeg } = await import('./openjpeg');
  const decodeFile = await loadOpenJpeg();
  return () => decodeFile(file);
}

/** Greyscale, or three interleaved components; the card's photos are greyscale. */
function photoOf({ width, height, components, samples }: Samples): Photo | undefined {
  const count = width * height;
  if (count === 0 || samples.length < count * components) return undefined;
  const [green, blue] = components >= 3 ? [1, 2] : [0, 0];
  const pixels = new Uint8ClampedArray(count * 4);
  for (let pixel = 0, from = 0, to = 0; pixel < count; pixel += 1, from += components, to += 4) {
    pixels[to] = samples[from] ?? 0;
    pixels[to + 1] = samples[from + green] ?? 0;
    pixels[to + 2] = samples[from + blue] ?? 0;
    pixels[to + 3] = 255;
  }
  samples.fill(0);
  return { width, height, pixels };
}
