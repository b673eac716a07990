import { type Bytes, concat } from '../../src/bytes';
import { asText, latin1 } from './pdfs';

/** Ways to alter a signed file, each by hand. */

/** One bit of the octet at this offset. */
export function flip(data: Bytes, at: number): Bytes {
  return data.with(at, data[at]! ^ 1);
}

/** One bit of the first octet of the text, the last place where it stands. */
export function flipAt(data: Bytes, text: string, offset = 0): Bytes {
  const at = asText(data).lastIndexOf(text);
  if (at < 0) throw new Error(`no ${text}`);
  return flip(data, at + offset);
}

export function append(data: Bytes, text: string): Bytes {
  return concat(data, latin1(text));
}

/** A later revision with these objects, by a cross-reference table of its own. */
export function revise(data: Bytes, objects: Readonly<Record<number, string>>, root = 1): Bytes {
  const text = asText(data);
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]);
  const sizes = [...text.matchAll(/\/Size (\d+)/g)].map(([, size]) => Number(size));
  let out = '';
  const entries = Object.entries(objects).map(([number, body]) => {
    const offset = data.length + out.length;
    out += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = Math.max(...sizes, ...Object.keys(objects).map((number) => Number(number) + 1));
  const xref = data.length + out.length;
  out += `xref\n${entries.join('')}trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${previous} >>\nstartxref\n${xref}\n%%EOF\n`;
  return append(data, out);
}

/** The body of an object as it stands last in a file. */
export function bodyOf(data: Bytes, number: number): string {
  const text = asText(data);
  const start = text.lastIndexOf(`\n${number} 0 obj\n`) + `\n${number} 0 obj\n`.length;
  return text.slice(start, text.indexOf('\nendobj', start));
}

/** The number of the object that has this text in it. */
export function objectWith(data: Bytes, part: string): number {
  const before = asText(data).slice(0, asText(data).lastIndexOf(part));
  return Number([...before.matchAll(/(\d+) 0 obj/g)].at(-1)![1]);
}

/** The hexadecimal string of the last /Contents that is one, changed. */
export function inGap(data: Bytes, change: (hex: string) => string): Bytes {
  const text = asText(data);
  const start = text.lastIndexOf('/Contents <') + '/Contents <'.length;
  const end = text.indexOf('>', start);
  const changed = change(text.slice(start, end));
  if (changed.length !== end - start) throw new Error('another length');
  const out = data.slice();
  out.set(latin1(changed), start);
  return out;
}

/** One bit inside of the CMS, found by a text of its hexadecimal form. */
export function flipInGap(data: Bytes, marker: string, offset: number): Bytes {
  return inGap(data, (hex) => {
    const at = hex.toUpperCase().lastIndexOf(marker) + marker.length + 2 * offset;
    const octet = (parseInt(hex.slice(at, at + 2), 16) ^ 1).toString(16).padStart(2, '0');
    return hex.slice(0, at) + octet + hex.slice(at + 2);
  });
}
