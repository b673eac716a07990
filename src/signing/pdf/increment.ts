import { PdfArray, PdfDict, PdfName, PdfNumber, type PDF, PdfRef, PdfString } from '@libpdf/core';
import { type Bytes, equalBytes } from '../../bytes';
import { AppError } from '../../errors';
import { hashOf } from '../digest';
import { type PreparedPdf, ROOM } from '../gap';
import { certification } from './fields';
import { asciiOf, dictOf, listOf, openPdf, refusal, resolved } from './open';

export interface PdfOptions {
  readonly kind: 'pades' | 'adbe';
  /** Milliseconds since 1970: the time that /M claims. */
  readonly at: number;
  readonly reason?: string | undefined;
  readonly place?: string | undefined;
  /** Who signs, as the signature names itself; in the demo it says that it is one. */
  readonly signer?: string | undefined;
}

const SUB_FILTER = { pades: 'ETSI.CAdES.detached', adbe: 'adbe.pkcs7.detached' } as const;
/** Ten digits are as many as a file of less than 10 GB needs. */
const DIGITS = 9_999_999_999;
const UNKNOWN = PdfNumber.of(DIGITS);
const BYTE_RANGE = `/ByteRange [0 ${DIGITS} ${DIGITS} ${DIGITS}]`;
/** SigFlags: signatures exist, and only increments may follow (ISO 32000-1, 12.7.2). */
const SIGNED_AND_APPEND_ONLY = 3;
/** An annotation that is printed and locked: 4 + 128; its rectangle is empty, so nothing is seen. */
const PRINT_AND_LOCKED = 132;

/** How many pages a PDF that can be signed has. @throws AppError `signing/pdf` */
export async function pagesOf(bytes: Bytes): Promise<number> {
  return (await openToSign(bytes)).getPageCount();
}

/**
 * Appends one increment with an invisible signature field, its signature still empty.
 * @throws AppError `signing/pdf` where the file cannot be signed as it is
 */
export async function preparePdf(bytes: Bytes, options: PdfOptions): Promise<PreparedPdf> {
  const pdf = await openToSign(bytes);
  const pages = pdf.getPageCount();
  addField(pdf, options);
  const out = await pdf.save({ incremental: true });
  // The library falls back to writing the whole file anew without a word: then this does not hold.
  if (out.length <= bytes.length || !equalBytes(out.subarray(0, bytes.length), bytes))
    throw refusal('damaged');
  const { buffer } = out;
  if (!(buffer instanceof ArrayBuffer)) throw new AppError('app/unexpected', {});
  const written = new Uint8Array(buffer, out.byteOffset, out.length);
  const increment = asciiOf(written.subarray(bytes.length));
  const range = increment.indexOf(BYTE_RANGE);
  const contents = increment.indexOf('/Contents <', range);
  if (range < 0 || contents < 0) throw refusal('damaged');
  const start = bytes.length + contents + '/Contents <'.length;
  const end = start + 2 * ROOM;
  const numbers = [start - 1, end + 1, written.length - end - 1].map((n) => String(n).padEnd(10));
  written.set(new TextEncoder().encode(`/ByteRange [0 ${numbers.join(' ')}]`), bytes.length + range);
  const digest = hashOf('SHA-256', written.subarray(0, start - 1), written.subarray(end + 1));
  return { bytes: written, gap: { start, end }, digest, pages };
}

async function openToSign(bytes: Bytes): Promise<PDF> {
  const pdf = await openPdf(bytes);
  if (pdf.getPageCount() === 0) throw refusal('no-pages');
  if (certification(pdf) === 1) throw refusal('certified');
  // An increment makes of a linearized file an ordinary one (ISO 32000-1, Annex F.4.6): no reason to write it anew.
  Object.defineProperty(pdf, 'isLinearized', { value: false });
  if (pdf.canSaveIncrementally() !== null) throw refusal('damaged');
  return pdf;
}

/** A field and its widget in one object, invisible, on the first page. */
function addField(pdf: PDF, { kind, at, reason, place, signer }: PdfOptions): void {
  const { registry } = pdf.context;
  const page = pdf.context.pages.getPage(0);
  if (page === null) throw refusal('no-pages');
  const signature = PdfDict.of({
    Type: PdfName.of('Sig'),
    Filter: PdfName.of('Adobe.PPKLite'),
    SubFilter: PdfName.of(SUB_FILTER[kind]),
    ByteRange: new PdfArray([PdfNumber.of(0), UNKNOWN, UNKNOWN, UNKNOWN]),
    Contents: new PdfString(new Uint8Array(ROOM), 'hex'),
    M: PdfString.fromString(pdfDate(at)),
  });
  const texts = { Name: signer, Reason: reason, Location: place };
  for (const [key, text] of Object.entries(texts)) {
    if (text !== undefined && text !== '') signature.set(key, PdfString.fromString(text));
  }
  const catalog = pdf.getCatalog();
  const form = dictOf(pdf, catalog.get('AcroForm')) ?? new PdfDict();
  const known = listOf(pdf, form.get('Fields'));
  const field = PdfDict.of({
    Type: PdfName.of('Annot'),
    Subtype: PdfName.of('Widget'),
    FT: PdfName.of('Sig'),
    T: PdfString.fromString(freeName(pdf, known)),
    F: PdfNumber.of(PRINT_AND_LOCKED),
    P: page,
    Rect: new PdfArray([0, 0, 0, 0].map((n) => PdfNumber.of(n))),
    V: registry.register(signature),
  });
  const list = resolved(pdf, form.get('Fields'));
  const reference = registry.register(field);
  if (list instanceof PdfArray) list.push(reference);
  else form.set('Fields', new PdfArray([reference]));
  form.set('SigFlags', PdfNumber.of(SIGNED_AND_APPEND_ONLY));
  if (!(catalog.get('AcroForm') instanceof PdfRef)) catalog.set('AcroForm', form);
}

function freeName(pdf: PDF, fields: readonly unknown[]): string {
  const taken = new Set(
    fields.map((item) => {
      const own = item instanceof PdfRef || item instanceof PdfDict ? dictOf(pdf, item)?.get('T') : undefined;
      return own instanceof PdfString ? own.asString() : '';
    }),
  );
  let number = 1;
  while (taken.has(`Signature${number}`)) number += 1;
  return `Signature${number}`;
}

/** ISO 32000-1, 7.9.4, in UTC. */
function pdfDate(at: number): string {
  return `D:${new Date(at).toISOString().replace(/\.\d+|[-:TZ]/g, '')}Z`;
}
