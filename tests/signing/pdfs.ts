import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '../../src/bytes';
import { folder } from './programs';

/** Octets of a text, one a character. */
export const latin1 = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'latin1'));
export const asText = (data: Uint8Array): string => Buffer.from(data).toString('latin1');

/**
 * A PDF written by hand with a classic cross-reference table: two pages, each with its line of text.
 * @param objects more of them, or others instead, by number; the first six are taken
 */
export function plainPdf(objects: Readonly<Record<number, string>> = {}, trailer = ''): Bytes {
  const page = (content: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`;
  const stream = (text: string): string => {
    const body = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
    return `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
  };
  const all: Record<number, string> = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    3: page(5),
    4: page(6),
    5: stream('I owe you 100 yen.'),
    6: stream('Second page.'),
    ...objects,
  };
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets: [number, number][] = [];
  for (const [number, body] of Object.entries(all)) {
    offsets.push([Number(number), out.length]);
    out += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...offsets.map(([number]) => number)) + 1;
  const xref = out.length;
  out += `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number += 1) {
    const offset = offsets.find(([one]) => one === number)?.[1];
    out += offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  out += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${xref}\n%%EOF\n`;
  return latin1(out);
}

/** The file as qpdf writes it with these options. */
export function qpdf(pdf: Bytes, ...options: readonly string[]): Bytes {
  const at = folder();
  writeFileSync(join(at, 'in.pdf'), pdf);
  execFileSync('qpdf', [...options, join(at, 'in.pdf'), join(at, 'out.pdf')]);
  return Uint8Array.from(readFileSync(join(at, 'out.pdf')));
}

/** A hybrid file: its table does not know object 7, which stands in an object stream that /XRefStm leads to. */
export function hybridPdf(objects: Readonly<Record<number, string>> = {}): Bytes {
  const plain = asText(plainPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /PageLabels 7 0 R >>', ...objects }));
  const [, head = ''] = /^([\s\S]*)xref\n0 7\n/.exec(plain)!;
  const table = plain.slice(head.length, plain.indexOf('trailer')).replace('0 7', '0 10');
  const stored = '7 0 << /Nums [0 << /S /D >>] >>';
  const at8 = head.length;
  const stream8 = `8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length ${stored.length} >>\nstream\n${stored}\nendstream\nendobj\n`;
  const at9 = at8 + stream8.length;
  const row = (type: number, a: number, b: number): string =>
    String.fromCharCode(type, a >>> 24, (a >> 16) & 0xff, (a >> 8) & 0xff, a & 0xff, b);
  const rows = row(2, 8, 0) + row(1, at8, 0) + row(1, at9, 0);
  const stream9 = `9 0 obj\n<< /Type /XRef /Size 10 /Index [7 3] /W [1 4 1] /Root 1 0 R /Length ${rows.length} >>\nstream\n${rows}\nendstream\nendobj\n`;
  const xref = at9 + stream9.length;
  const free = '0000000000 00000 f \n';
  return latin1(
    `${head}${stream8}${stream9}${table}${free.repeat(3)}trailer\n<< /Size 10 /Root 1 0 R /XRefStm ${at9} >>\nstartxref\n${xref}\n%%EOF\n`,
  );
}
