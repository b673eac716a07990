import type { PdfDict } from '@libpdf/core';
import { type PDF, type PdfObject, PdfRef, PdfString } from '@libpdf/core';
import { dictOf, listOf, nameOf, numberOf } from './open';

/** A signature field of the form, and the signature in it where it is signed. */
export interface SignatureField {
  readonly name: string;
  readonly field: PdfDict;
  /** Where the field stands; absent where it is written into its parent. */
  readonly ref?: PdfRef;
  readonly signature?: PdfDict;
}

/** How deep a tree of fields may be: a hostile one has circles. */
const MAX_DEPTH = 32;

/** Every signature field of the form, in the order of its tree (ISO 32000-1, 12.7.3). */
export function signatureFields(pdf: PDF): readonly SignatureField[] {
  const form = dictOf(pdf, pdf.getCatalog().get('AcroForm'));
  const found: SignatureField[] = [];
  const seen = new Set<PdfDict>();
  const visit = (item: PdfObject, path: string, inherited: string | undefined, depth: number): void => {
    const field = dictOf(pdf, item);
    if (field === undefined || depth > MAX_DEPTH || seen.has(field)) return;
    seen.add(field);
    const own = field.get('T');
    const name = [path, own instanceof PdfString ? own.asString() : ''].filter(Boolean).join('.');
    const type = nameOf(pdf, field.get('FT')) ?? inherited;
    for (const kid of listOf(pdf, field.get('Kids'))) visit(kid, name, type, depth + 1);
    if (type !== 'Sig' || own === undefined) return;
    const signature = dictOf(pdf, field.get('V'));
    found.push({
      name,
      field,
      ...(item instanceof PdfRef ? { ref: item } : {}),
      ...(signature === undefined ? {} : { signature }),
    });
  };
  for (const item of listOf(pdf, form?.get('Fields'))) visit(item, '', undefined, 0);
  return found;
}

/**
 * What a certification of the document allows (ISO 32000-1, 12.8.2.2): 1 = no change at all, 2 = forms and signatures,
 * 3 = comments too. Undefined where nothing certifies it.
 */
export function certification(pdf: PDF): number | undefined {
  const permissions = dictOf(pdf, pdf.getCatalog().get('Perms'));
  const signatures = [
    dictOf(pdf, permissions?.get('DocMDP')),
    ...signatureFields(pdf).map(({ signature }) => signature),
  ];
  const levels = signatures.flatMap((signature) =>
    listOf(pdf, signature?.get('Reference')).flatMap((item) => {
      const reference = dictOf(pdf, item);
      const parameters = dictOf(pdf, reference?.get('TransformParams'));
      const level = numberOf(pdf, parameters?.get('P'));
      if (nameOf(pdf, reference?.get('TransformMethod')) === 'DocMDP') return [level ?? 2];
      // PDF 2.0: a field lock may forbid every change as well.
      return level === 1 ? [1] : [];
    }),
  );
  return levels.length === 0 ? undefined : Math.min(...levels);
}
