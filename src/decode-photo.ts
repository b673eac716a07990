import { type Clock, withTimeout } from './clock';
import { AppError } from './errors';
import { trustedScript } from './trusted-types';
import type { Photo, PhotoRequest } from './ui';
import worker from './workers/photo?worker&url';

/** What the worker says: that this photo's decoder is loaded, then the photo. */
type PhotoAnswer = 'ready' | Photo | undefined;

/** For the decoder itself, which no photo can delay: a slow machine is no damaged photo. */
const LOADING = 20_000;
/** After so many milliseconds more a photo is one that cannot be shown: within five seconds, loading included. */
const LIMIT = 4_500;

/**
 * Decodes a photo in a worker of its own, loaded only now and ended in every case.
 * @returns undefined where it cannot be shown: damaged, hostile, or not decoded in time
 */
export async function decodePhoto(clock: Clock, request: PhotoRequest): Promise<Photo | undefined> {
  const decoder = new Worker(trustedScript(worker), { type: 'module' });
  const tooLate = (): AppError => new AppError('app/unexpected', {});
  const next = (): Promise<PhotoAnswer> =>
    new Promise((resolve) => {
      decoder.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => resolve(data), {
        once: true,
      });
      decoder.addEventListener('error', (event) => {
        // Said here in words, not on the console.
        event.preventDefault();
        resolve(undefined);
      });
    });
  try {
    const loaded = next();
    // The octets are the card's: the worker gets a copy, and the caller's stay to be wiped by their owner.
    decoder.postMessage(request);
    if ((await withTimeout(clock, LOADING, loaded, tooLate)) !== 'ready') return undefined;
    const photo = await withTimeout(clock, LIMIT, next(), tooLate);
    return photo === 'ready' ? undefined : photo;
  } catch {
    return undefined;
  } finally {
    decoder.terminate();
  }
}
