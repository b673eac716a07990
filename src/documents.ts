import { AppError } from './errors';
import { trustedScript } from './trusted-types';
import type { DocumentWork, SigningTools } from './ui';
import type { Answer, Job, Results } from './workers/signing';
import worker from './workers/signing?worker&url';

/** What is done with documents, each in a worker of its own that ends with its job or when the person stops it. */
export function createSigningTools(): SigningTools {
  return {
    digest: (file, options) => run({ job: 'digest', file }, options),
    pages: (file, options) => run({ job: 'pages', file }, options),
    prepare: (file, digest, options, work) => run({ job: 'prepare', file, digest, options }, work),
    readPdf: (file, options) => run({ job: 'read-pdf', file }, options),
    readDetached: (file, content, options) => run({ job: 'read-detached', file, content }, options),
  };
}

async function run<Name extends keyof Results>(
  job: Job & { readonly job: Name },
  { signal, onProgress }: DocumentWork,
): Promise<Results[Name]> {
  signal.throwIfAborted();
  const one = new Worker(trustedScript(worker), { type: 'module' });
  try {
    return await new Promise<Results[Name]>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new AppError('session/cancelled', {})), { once: true });
      one.addEventListener('error', (event) => {
        // Said here in words, not on the console.
        event.preventDefault();
        reject(new AppError('app/unexpected', {}));
      });
      one.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if ('done' in data) onProgress?.(data.done);
        else if ('error' in data) reject(new AppError(data.error.code, data.error.detail));
        // The worker answers the job that it was given.
        else resolve(data.result as Results[Name]);
      });
      one.postMessage(job);
    });
  } finally {
    one.terminate();
  }
}
