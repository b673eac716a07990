import { AppError } from '../../errors';
import { embed, type PreparedPdf, type SignatureKind } from '../../signing';
import type { SigningTools } from '../services';
import type { Item } from './signing-item';

/** Where a signature goes: into a PDF, or into a file of its own. */
export interface Place {
  readonly kind: SignatureKind;
  readonly digest: Uint8Array<ArrayBuffer>;
  readonly pdf?: PreparedPdf;
}

interface Wishes {
  readonly at: number;
  readonly signal: AbortSignal;
  readonly reason: string | undefined;
  readonly place: string | undefined;
  readonly signer: string | undefined;
}

/** One after another: each PDF is in memory whole. */
export async function prepareAll(
  tools: SigningTools,
  items: readonly Item[],
  { at, signal, reason, place, signer }: Wishes,
): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const { file, kind, digest } of items) {
    if (digest === undefined) throw new AppError('app/unexpected', {});
    if (kind === 'cades') {
      places.push({ kind, digest });
      continue;
    }
    const pdf = await tools.prepare(file, digest, { kind, at, reason, place, signer }, { signal });
    places.push({ kind, digest: pdf.digest, pdf });
  }
  return places;
}

/** The file to save. */
export function assemble({ pdf }: Place, cms: Uint8Array<ArrayBuffer>): Blob {
  if (pdf === undefined) return new Blob([cms], { type: 'application/pkcs7-signature' });
  embed(pdf, cms);
  return new Blob([pdf.bytes], { type: 'application/pdf' });
}
