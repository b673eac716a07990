import { PdfArray, PdfDict, type PDF, type PdfObject, PdfRef, PdfStream, PdfString } from '@libpdf/core';
import { toHex } from '../../bytes';
import { hashOf } from '../digest';

/**
 * An object as text, the same for the same object: what it refers to is named, not entered. Two revisions of a file
 * hold the same object where this is the same.
 */
export function shapeOf(value: PdfObject | null | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof PdfRef) return `${value.objectNumber} ${value.generation} R`;
  if (value instanceof PdfString) return `<${toHex(value.bytes)}>`;
  if (value instanceof PdfArray) return `[${[...value].map(shapeOf).join(' ')}]`;
  if (value instanceof PdfDict) {
    const entries = [...value].map(([key, item]) => `/${key.value} ${shapeOf(item)}`).sort();
    const dict = `<<${entries.join(' ')}>>`;
    return value instanceof PdfStream ? `${dict}stream ${toHex(hashOf('SHA-256', value.data))}` : dict;
  }
  return 'value' in value ? `${value.type} ${String(value.value)}` : value.type;
}

/** Every reference in an object, none of them entered. */
export function referencesIn(value: PdfObject | null | undefined): readonly PdfRef[] {
  if (value instanceof PdfRef) return [value];
  if (value instanceof PdfArray) return [...value].flatMap(referencesIn);
  if (value instanceof PdfDict) return [...value].flatMap(([, item]) => referencesIn(item));
  return [];
}

/** Every reference that can be reached from these values, `stop` aside. */
export function reachable(
  pdf: PDF,
  from: readonly (PdfObject | null | undefined)[],
  stop: ReadonlySet<PdfRef> = new Set(),
): ReadonlySet<PdfRef> {
  const seen = new Set<PdfRef>();
  const waiting = from.flatMap(referencesIn);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next) || stop.has(next)) continue;
    seen.add(next);
    waiting.push(...referencesIn(pdf.context.registry.resolve(next)));
  }
  return seen;
}
