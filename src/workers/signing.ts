/// <reference lib="WebWorker" />
/**
 * One job on one document, and then it is ended: large files are hashed and hostile PDFs opened off the page's thread,
 * and no document stays in memory. The PDF library comes only with the first job that needs it.
 */
import { AppError, toAppError } from '../errors';
import { digestOf, type PreparedPdf, readDetached, readWhole, type SignatureReport } from '../signing';
import type { PdfOptions } from '../signing/pdf';

declare const self: DedicatedWorkerGlobalScope;

export type Job =
  | { readonly job: 'digest'; readonly file: Blob }
  | { readonly job: 'pages'; readonly file: Blob }
  | {
      readonly job: 'prepare';
      readonly file: Blob;
      /** SHA-256 of the file as the person was shown it. */
      readonly digest: Uint8Array<ArrayBuffer>;
      readonly options: PdfOptions;
    }
  | { readonly job: 'read-pdf'; readonly file: Blob }
  | { readonly job: 'read-detached'; readonly file: Blob; readonly content: Blob };

/** What each job gives. */
export interface Results {
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly prepare: PreparedPdf;
  readonly 'read-pdf': readonly SignatureReport[];
  readonly 'read-detached': SignatureReport;
}

export type Answer =
  | { readonly done: number }
  | { readonly result: Results[keyof Results] }
  | { readonly error: Pick<AppError, 'code' | 'detail'> };

const tell = (answer: Answer, transfer: Transferable[] = []): void => self.postMessage(answer, transfer);
const onProgress = (done: number): void => tell({ done });

self.addEventListener('message', ({ data }: MessageEvent<Job>) => {
  work(data).catch((reason: unknown) => {
    const { code, detail } = toAppError(reason);
    tell({ error: { code, detail } });
  });
});

async function work(job: Job): Promise<void> {
  const { file } = job;
  switch (job.job) {
    case 'digest': {
      tell({ result: await digestOf(file, { onProgress }) });
      break;
    }
    case 'read-detached': {
      tell({ result: await readDetached(file, job.content, { onProgress }) });
      break;
    }
    case 'pages': {
      const { pagesOf } = await import('../signing/pdf');
      tell({ result: await pagesOf(await readWhole(file)) });
      break;
    }
    case 'prepare': {
      const { preparePdf } = await import('../signing/pdf');
      const bytes = await readWhole(file);
      const shown = await digestOf(new Blob([bytes]));
      if (shown.some((octet, index) => octet !== job.digest[index])) {
        throw new AppError('signing/file-changed', {});
      }
      const prepared = await preparePdf(bytes, job.options);
      tell({ result: prepared }, [prepared.bytes.buffer]);
      break;
    }
    case 'read-pdf': {
      const { readSignatures } = await import('../signing/pdf');
      tell({ result: await readSignatures(await readWhole(file)) });
      break;
    }
  }
}
