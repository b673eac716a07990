import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, PdfRef } from '@libpdf/core';
import type { Bytes } from '../../bytes';
import { AppError, type ErrorDetails } from '../../errors';

/** The largest PDF that is taken whole into memory, in octets. */
const MAX_SIZE = 100 * 2 ** 20;
/** How far into a file other readers look for its header (ISO 32000-1, implementation note 13). */
const HEADER_SEARCH = 1024;

type Refusal = ErrorDetails['signing/pdf']['what'];

export function refusal(what: Refusal, cause?: unknown): AppError<'signing/pdf'> {
  return new AppError('signing/pdf', { what }, cause);
}

/**
 * Opens a PDF as it is. What a lenient reader would repair in silence is refused: a repaired file would be a rewritten
 * one, with its earlier signatures broken.
 * @throws AppError `signing/pdf`
 */
export async function openPdf(bytes: Bytes): Promise<PDF> {
  if (bytes.length > MAX_SIZE) throw refusal('too-large');
  const header = asciiOf(bytes.subarray(0, HEADER_SEARCH)).indexOf('%PDF-');
  if (header !== 0) throw refusal(header < 0 ? 'not-pdf' : 'damaged');
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch (error) {
    throw refusal('damaged', error);
  }
  // The trailer says so even where the library could open the file with an empty password.
  if (pdf.isEncrypted || pdf.context.info.trailer.has('Encrypt')) throw refusal('encrypted');
  if (pdf.recoveredViaBruteForce) throw refusal('damaged');
  return pdf;
}

/** What a reference leads to; anything else is itself. */
export function resolved(pdf: PDF, value: PdfObject | undefined | null): PdfObject | undefined {
  const found = value instanceof PdfRef ? pdf.context.registry.resolve(value) : value;
  return found ?? undefined;
}

export function dictOf(pdf: PDF, value: PdfObject | undefined | null): PdfDict | undefined {
  const found = resolved(pdf, value);
  return found instanceof PdfDict ? found : undefined;
}

export function listOf(pdf: PDF, value: PdfObject | undefined | null): readonly PdfObject[] {
  const found = resolved(pdf, value);
  return found instanceof PdfArray ? [...found] : [];
}

export function nameOf(pdf: PDF, value: PdfObject | undefined | null): string | undefined {
  const found = resolved(pdf, value);
  return found instanceof PdfName ? found.value : undefined;
}

export function numberOf(pdf: PDF, value: PdfObject | undefined | null): number | undefined {
  const found = resolved(pdf, value);
  return found instanceof PdfNumber ? found.value : undefined;
}

/** One character an octet: for searching in a file's own syntax, which is ASCII. */
export function asciiOf(data: Uint8Array): string {
  return new TextDecoder('latin1').decode(data);
}
