import { type Clock, withTimeout } from './clock';
import { AppError } from './errors';
import { trustedScript } from './trusted-types';
import type { Photo, PhotoRequest } from './ui';
import worker from './workers/photo?worker&url';

/** After so many milliseconds a photo is one that cannot be shown. */
const LIMIT = 5000;

/**
 * Decodes a photo in a worker of its own, loaded only now and ended in every case.
 * @returns undefined where it cannot be shown: damaged, hostile, or not decoded in time
 */
export async function decodePhoto(clock: Clock, request: PhotoRequest): Promise<Photo | undefined> {
  const decoder = new Worker(trustedScript(worker), { type: 'module' });
  try {
    const answer = new Promise<Photo | undefined>((resolve) => {
      decoder.addEventListener('message', ({ data }: MessageEvent<Photo | undefined>) => resolve(data));
      decoder.addEventListener('error', (event) => {
        // Said here in words, not on the console.
        event.preventDefault();
        resolve(undefined);
      });
    });
    // The octets are the card's: the worker gets a copy, and the caller's stay to be wiped by their owner.
    decoder.postMessage(request);
    return await withTimeout(clock, LIMIT, answer, () => new AppError('app/unexpected', {}));
  } catch {
    return undefined;
  } finally {
    decoder.terminate();
  }
}
