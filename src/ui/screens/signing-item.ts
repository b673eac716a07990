import { type AppError, toAppError } from '../../errors';
import type { SignatureKind } from '../../signing';
import type { SigningTools } from '../services';

/** A file that the person chose, and how far it is. It is in memory alone. */
export interface Item {
  readonly file: File;
  readonly kind: SignatureKind;
  /** Octets read so far. */
  readonly done: number;
  readonly digest?: Uint8Array<ArrayBuffer>;
  readonly pages?: number;
  readonly error?: AppError;
  readonly abort: AbortController;
}

const isPdf = ({ name, type }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name);

export const newItem = (file: File): Item => ({
  file,
  kind: isPdf(file) ? 'pades' : 'cades',
  done: 0,
  abort: new AbortController(),
});

export const isReady = ({ digest, pages, kind, error }: Item): boolean =>
  error === undefined && digest !== undefined && (kind === 'cades' || pages !== undefined);

/** Reads what the person is shown before the password; tells each step, the refusal included. Never rejects. */
export async function look(
  tools: SigningTools,
  item: Item,
  tell: (news: Partial<Item>) => void,
): Promise<void> {
  const { file, kind, abort } = item;
  const { signal } = abort;
  try {
    const digest =
      item.digest ?? (await tools.digest(file, { signal, onProgress: (done) => tell({ done }) }));
    tell({ digest });
    if (kind !== 'cades') tell({ pages: await tools.pages(file, { signal }) });
  } catch (error) {
    if (!signal.aborted) tell({ error: toAppError(error) });
  }
}

/** What the signed file is called: beside the original, never instead of it. */
export function signedName({ file, kind }: Item, demo: boolean): string {
  const mark = demo ? '-demo' : '';
  return kind === 'cades'
    ? `${file.name}${mark}.p7s`
    : `${file.name.replace(/\.pdf$/i, '')}-signed${mark}.pdf`;
}
