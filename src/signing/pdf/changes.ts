import { PdfArray, PdfDict, type PDF, type PdfObject, PdfRef } from '@libpdf/core';
import type { Change } from '../findings';
import { dictOf, listOf, nameOf, numberOf, resolved } from './open';
import { reachable, shapeOf } from './shape';

/**
 * What the file says otherwise than its signed revision did, by the objects that the signed revision consists of. An
 * object that was referred to and did not exist counts as one: to define it later is how a shadow document is shown.
 *
 * Allowed are further signature fields without a picture, a signature in a field that was empty, and validation data;
 * whatever else differs is named by the part of the document that it belongs to.
 */
export function changesSince(signed: PDF, now: PDF): ReadonlySet<Change> {
  const catalog = signed.getCatalog();
  const latest = now.getCatalog();
  const found = new Set<Change>();
  if (shapeOf(rootOf(signed)) !== shapeOf(rootOf(now))) found.add('other');
  catalogChanges(signed, now, found);
  const form = formOf(signed);
  const pages = reachable(signed, [catalog.get('Pages')]);
  const fields = reachable(signed, [catalog.get('AcroForm')], pages);
  const annotations = annotationsOf(signed);
  const skip = new Set([rootOf(signed), catalog.get('AcroForm'), form?.get('Fields')]);
  for (const ref of reachable(signed, [catalog])) {
    if (skip.has(ref)) continue;
    const before = signed.context.registry.resolve(ref);
    const after = now.context.registry.resolve(ref);
    if (shapeOf(before) === shapeOf(after)) continue;
    if (isSigned(signed, before, after)) found.add('signatures');
    else if (isOnlyAnnotated(signed, now, before, after)) addAnnotations(now, before, after, found);
    else if (fields.has(ref) || isField(signed, before)) found.add('fields');
    else if (annotations.has(ref)) found.add('annotations');
    else found.add(pages.has(ref) ? 'pages' : 'other');
  }
  formChanges(signed, now, found);
  if (shapeOf(catalog.get('DSS')) !== shapeOf(latest.get('DSS'))) found.add('validation-data');
  return found;
}

const rootOf = (pdf: PDF): PdfObject | undefined => pdf.context.info.trailer.get('Root');
const formOf = (pdf: PDF): PdfDict | undefined => dictOf(pdf, pdf.getCatalog().get('AcroForm'));

/** Keys of the catalog that are looked at elsewhere, or that say nothing of what is shown. */
const CATALOG_ELSEWHERE = ['AcroForm', 'DSS', 'Extensions', 'Version', 'Metadata'];

function catalogChanges(signed: PDF, now: PDF, found: Set<Change>): void {
  const before = signed.getCatalog();
  const after = now.getCatalog();
  for (const key of differing(before, after)) {
    if (CATALOG_ELSEWHERE.includes(key)) continue;
    found.add(key === 'Pages' ? 'pages' : 'other');
  }
}

/** The form may gain signature fields; everything else in it is a change of fields. */
function formChanges(signed: PDF, now: PDF, found: Set<Change>): void {
  const before = formOf(signed) ?? new PdfDict();
  const after = formOf(now) ?? new PdfDict();
  if (differing(before, after).some((key) => key !== 'Fields' && key !== 'SigFlags')) found.add('fields');
  const old = listOf(signed, before.get('Fields')).map(shapeOf);
  const list = listOf(now, after.get('Fields'));
  if (old.some((field, index) => shapeOf(list[index]) !== field)) found.add('fields');
  for (const added of list.slice(old.length)) {
    const field = dictOf(now, added);
    if (nameOf(now, field?.get('FT')) !== 'Sig') found.add('fields');
    else found.add(isInvisible(now, field) ? 'signatures' : 'annotations');
  }
}

/** An empty signature field that got its signature. */
function isSigned(signed: PDF, before: PdfObject | null, after: PdfObject | null): boolean {
  if (!(before instanceof PdfDict) || !(after instanceof PdfDict)) return false;
  if (nameOf(signed, before.get('FT')) !== 'Sig' || before.has('V')) return false;
  const only = ['V', 'Type', 'Subtype', 'F', 'P', 'Rect'];
  return after.has('V') && differing(before, after).every((key) => only.includes(key)) && !after.has('AP');
}

function isField(signed: PDF, before: PdfObject | null): boolean {
  return before instanceof PdfDict && dictOf(signed, before)?.has('FT') === true;
}

/** A page whose list of annotations alone differs, or that list where it is an object of its own. */
function isOnlyAnnotated(signed: PDF, now: PDF, before: PdfObject | null, after: PdfObject | null): boolean {
  if (before instanceof PdfArray && after instanceof PdfArray) {
    return (
      [...before].every((item, index) => shapeOf(item) === shapeOf(after.at(index))) &&
      isWidgets(now, after, before.length)
    );
  }
  if (!(before instanceof PdfDict) || !(after instanceof PdfDict)) return false;
  return nameOf(signed, before.get('Type')) === 'Page' && differing(before, after).join() === 'Annots';
}

function isWidgets(pdf: PDF, list: PdfArray, from: number): boolean {
  return [...list].slice(from).every((item) => nameOf(pdf, dictOf(pdf, item)?.get('Subtype')) === 'Widget');
}

function addAnnotations(
  now: PDF,
  before: PdfObject | null,
  after: PdfObject | null,
  found: Set<Change>,
): void {
  const list = (value: PdfObject | null): readonly PdfObject[] =>
    value instanceof PdfDict ? listOf(now, value.get('Annots')) : listOf(now, value);
  const old = new Set(list(before).map(shapeOf));
  const kept = new Set(list(after).map(shapeOf));
  const added = list(after).filter((item) => !old.has(shapeOf(item)));
  const harmless = added.every((item) => {
    const widget = dictOf(now, item);
    return nameOf(now, widget?.get('FT')) === 'Sig' && isInvisible(now, widget);
  });
  found.add(harmless && [...old].every((item) => kept.has(item)) ? 'signatures' : 'annotations');
}

/** Nothing is drawn: no appearance, or a rectangle without extent. */
function isInvisible(pdf: PDF, widget: PdfDict | undefined): boolean {
  const [left, bottom, right, top] = listOf(pdf, widget?.get('Rect')).map((item) => numberOf(pdf, item));
  const empty = left === right || bottom === top;
  return (resolved(pdf, widget?.get('AP')) === undefined || empty) && widget?.has('Kids') !== true;
}

function annotationsOf(pdf: PDF): ReadonlySet<PdfObject> {
  const found = new Set<PdfObject>();
  for (const page of pdf.context.pages.getPages()) {
    const list = dictOf(pdf, page)?.get('Annots');
    if (list instanceof PdfRef) found.add(list);
    for (const item of listOf(pdf, list)) found.add(item);
  }
  return found;
}

/** Keys whose values are not the same in both. */
function differing(a: PdfDict, b: PdfDict): readonly string[] {
  const keys = new Set([...a, ...b].map(([key]) => key.value));
  return [...keys].filter((key) => shapeOf(a.get(key)) !== shapeOf(b.get(key)));
}
