import { type Bytes, toHex } from '../bytes';
import { AppError } from '../errors';

/** Octets kept free for the CMS: a certificate of the card has under 2,000. */
export const ROOM = 8192;

/** A PDF with a place for its signature. */
export interface PreparedPdf {
  /** The whole file: what was given, octet for octet, and one increment after it. */
  readonly bytes: Bytes;
  /** Where the digits of /Contents stand. */
  readonly gap: { readonly start: number; readonly end: number };
  /** SHA-256 of everything but /Contents. */
  readonly digest: Bytes;
  readonly pages: number;
}

/** Writes the CMS into its place, in hexadecimal; zeros fill up what is left. */
export function embed({ bytes, gap }: Pick<PreparedPdf, 'bytes' | 'gap'>, cms: Bytes): void {
  if (cms.length > ROOM) throw new AppError('app/unexpected', {});
  bytes.set(new TextEncoder().encode(toHex(cms)), gap.start);
}
