import { type Bytes, concat } from '../../src/bytes';
import { signLeaf } from '../pki/verify/world';
import { keyPair } from '../support/certificates';
import { append, bodyOf, flip, flipAt, flipInGap, inGap, objectWith, revise } from './alter';
import { forgePdf, forgeRange } from './forger';
import { asText, latin1, plainPdf, qpdf } from './pdfs';

/** A signed PDF, altered. */
export interface PdfRow {
  readonly name: string;
  readonly make: () => Promise<Bytes>;
  /** Why a signature that poppler takes is not taken here, or a file that it reads is not read. */
  readonly stricter?: string;
  /** What is wrong with it in our own words, as a later change. */
  readonly changes?: readonly string[];
}

const DIGEST_HEADER = '06092A864886F70D010904'; // message-digest
const signed = await forgePdf(plainPdf());
const twice = await forgePdf(signed);
const page = bodyOf(signed, 3);

const alter = (name: string, make: () => Bytes, rest: Omit<PdfRow, 'name' | 'make'> = {}): PdfRow => ({
  name,
  make: () => Promise.resolve(make()),
  ...rest,
});
const OTHER = keyPair('another leaf');

export const PDF_ROWS: readonly PdfRow[] = [
  alter('nothing', () => signed),
  { name: 'adbe.pkcs7.detached', make: () => forgePdf(plainPdf(), {}, 'adbe') },
  { name: 'object streams', make: () => forgePdf(qpdf(plainPdf(), '--object-streams=generate')) },
  { name: 'SHA-384', make: () => forgePdf(plainPdf(), { hash: 'sha384' }) },
  { name: 'SHA-512', make: () => forgePdf(plainPdf(), { hash: 'sha512' }) },
  alter('a bit in the comment after the header', () => flip(signed, 11)),
  alter('a bit in the page’s text', () => flipAt(signed, 'owe you')),
  alter('a bit in the table of the first revision', () => flip(signed, asText(signed).indexOf('00000 n'))),
  alter('a bit in the reason', () => flipAt(signed, 'A reason')),
  alter('a bit in the field', () => flipAt(signed, '/Rect [0', 7)),
  alter('a bit in the last trailer', () => flipAt(signed, '/Size', 6)),
  alter('a bit of the signed digest', () => flipInGap(signed, DIGEST_HEADER, 6)),
  alter('a bit of the signature', () => flipInGap(signed, '04820100', 9)),
  alter('a bit of the certificate’s name', () => flipInGap(signed, '0C17', 3), {
    stricter: 'the certificate is not the one that the signature names by hash and serial number',
  }),
  alter('a bit in the zeros behind the signature', () => inGap(signed, (hex) => `${hex.slice(0, -1)}1`), {
    stricter: 'the gap may hold one CMS and zeros, or something could be hidden in it',
  }),
  alter(
    'more than the signature in the gap',
    () => inGap(signed, (hex) => `${hex.slice(0, -64)}${'4B'.repeat(32)}`),
    {
      stricter: 'the gap may hold one CMS and zeros, or something could be hidden in it',
    },
  ),
  alter('white space in the gap', () => inGap(signed, (hex) => `${hex.slice(0, -64)}${' '.repeat(64)}`), {
    stricter: 'the gap must be hexadecimal digits alone',
  }),
  {
    name: 'a literal string as /Contents',
    make: () =>
      forgeRange(
        plainPdf(),
        (a, b, length) => [0, a, b, length - b],
        (made, size) =>
          `(${[...made].map((octet) => `\\${octet.toString(8).padStart(3, '0')}`).join('')})`.padEnd(size),
      ),
    stricter: 'ISO 32000-2, 12.8.1: /Contents with a /ByteRange is a hexadecimal string',
  },
  {
    name: 'a range that does not begin at 0',
    make: () => forgeRange(plainPdf(), (a, b, length) => [1, a - 1, b, length - b]),
    stricter: 'the first octet would be free to change',
  },
  {
    name: 'an overlapping range',
    make: () => forgeRange(plainPdf(), (a, _, length) => [0, a, a - 20, length - a + 20]),
  },
  {
    name: 'a range that leaves the gap out before its end',
    make: () => forgeRange(plainPdf(), (a, b, length) => [0, a, b - 100, length - b + 100]),
    stricter: 'the gap must be exactly /Contents',
  },
  {
    name: 'a gap wider than /Contents',
    make: () => forgeRange(plainPdf(), (a, b, length) => [0, a - 10, b, length - b]),
    stricter: 'ten octets before /Contents would be free to change',
  },
  { name: 'a negative range', make: () => forgeRange(plainPdf(), (a, b) => [0, a, b, -1]) },
  { name: 'a huge range', make: () => forgeRange(plainPdf(), (a, b) => [0, a, b, 9_999_999_999]) },
  {
    name: 'a range of three numbers',
    make: () => forgeRange(plainPdf(), (a, b) => [0, a, b]),
    stricter: 'what stands behind the gap would be free to change',
  },
  {
    name: 'a range of six numbers',
    make: () => forgeRange(plainPdf(), (a, b, length) => [0, a, b, 10, b + 10, length - b - 10]),
    stricter: 'more than one gap',
  },
  {
    name: 'a range that ends before the end of its revision',
    make: () => forgeRange(plainPdf(), (a, b, length) => [0, a, b, length - b - 4]),
  },
  {
    name: 'SHA-1',
    make: () => forgePdf(plainPdf(), { hash: 'sha1' }),
    stricter: 'SHA-1 is refused by name: collisions can be made',
  },
  { name: 'another key', make: () => forgePdf(plainPdf(), { key: OTHER }) },
  {
    name: 'no certificate named',
    make: () => forgePdf(plainPdf(), { named: null }),
    stricter: 'EN 319 142-1, 6.3: PAdES names its certificate by hash',
  },
  {
    name: 'a signing-time in PAdES',
    make: () => forgePdf(plainPdf(), { at: new Date('2026-01-01') }),
    stricter: 'EN 319 142-1, 6.3: the time stands in /M, and nowhere else',
  },
  {
    name: 'two signers in one signature',
    make: () => forgePdf(plainPdf(), { signers: 2 }),
    stricter: 'EN 319 142-1, 6.3: one signer',
  },
  alter('octets after the end', () => append(signed, 'more\n'), { changes: ['other'] }),
  alter('a revision that changes nothing', () => revise(signed, { 90: 'null' }), { changes: ['other'] }),
  alter(
    'shadow page: another text in a later revision',
    () => revise(signed, { 5: bodyOf(signed, 5).replace('100', '999') }),
    { changes: ['pages'] },
  ),
  alter(
    'shadow page: another content of a page',
    () => revise(signed, { 3: page.replace('5 0 R', '6 0 R') }),
    { changes: ['pages'] },
  ),
  alter('a page less', () => revise(signed, { 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' }), {
    changes: ['pages'],
  }),
  alter(
    'another tree of pages',
    () =>
      revise(signed, {
        1: bodyOf(signed, 1).replace('/Pages 2 0 R', '/Pages 50 0 R'),
        50: '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
      }),
    { changes: ['pages'] },
  ),
  alter('another root', () => revise(signed, { 60: bodyOf(signed, 1) }, 60), { changes: ['other'] }),
  alter(
    'an action when it is opened',
    () =>
      revise(signed, { 1: bodyOf(signed, 1).replace('/Type', '/OpenAction << /S /URI /URI (x) >> /Type') }),
    { changes: ['other'] },
  ),
  alter(
    'form overlay: a text field over the page',
    () => {
      const form = objectWith(signed, '/Rect [0');
      return revise(signed, {
        70: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (t) /V (999) /Rect [72 700 300 740] /P 3 0 R >>',
        1: bodyOf(signed, 1).replace(`[${form} 0 R]`, `[${form} 0 R 70 0 R]`),
        3: page.replace('/Type /Page ', '/Type /Page /Annots [70 0 R] '),
      });
    },
    { changes: ['annotations', 'fields'] },
  ),
  alter(
    'a comment over the page',
    () =>
      revise(signed, {
        70: '<< /Type /Annot /Subtype /FreeText /Contents (999) /DA (/F1 24 Tf) /Rect [72 700 300 740] >>',
        3: page.replace('/Type /Page ', '/Type /Page /Annots [70 0 R] '),
      }),
    { changes: ['annotations'] },
  ),
  {
    name: 'an object that was referred to and is defined later',
    make: async () =>
      revise(await forgePdf(plainPdf({ 3: page.replace('5 0 R', '[5 0 R 40 0 R]').replace(/\n/g, ' ') })), {
        40: '<< /Length 0 >>\nstream\n\nendstream',
      }),
    changes: ['pages'],
  },
  alter('wrapping: the signed end moved behind other octets', () => wrapped(signed), {
    stricter: 'between the signed parts stands more than /Contents',
  }),
  alter(
    'the signature’s dictionary written anew',
    () => {
      const at = objectWith(signed, '/SubFilter');
      return revise(signed, { [at]: bodyOf(signed, at).replace('A reason', 'No reason') });
    },
    { changes: ['fields'] },
  ),
  alter('two signatures', () => twice, { changes: ['signatures'] }),
  alter('two signatures, a bit of the page', () => flipAt(twice, 'owe you')),
  alter('two signatures, a bit of the second revision', () => flipAt(twice, '/Rect [0', 7)),
  alter('the second signature cut off', () => twice.slice(0, signed.length)),
  alter('the end cut off', () => signed.slice(0, -30), {}),
  alter('junk before the header', () => concat(latin1('junk\n'), signed), {}),
  alter(
    'a wrong startxref',
    () => latin1(asText(signed).replace(/startxref\n(\d)(\d+)\n%%EOF\n$/, 'startxref\n9$2\n%%EOF\n')),
    {},
  ),
  {
    name: 'the signature of another document',
    make: async () => {
      const other = await forgePdf(plainPdf({ 5: bodyOf(signed, 5).replace('100', '200') }));
      const hex = /\/Contents <([0-9A-Fa-f]+)>/.exec(asText(other))![1]!;
      return inGap(signed, () => hex);
    },
  },
  {
    name: 'a certificate of the same key put in its place, where the signature names none',
    make: async () => {
      const wrong = signLeaf({ serial: [9] });
      return forgePdf(plainPdf(), { certificate: wrong, named: null }, 'adbe');
    },
  },
  {
    name: 'a certificate of the same key put in its place, where the signature names its own',
    stricter: 'the signature names another certificate by its hash',
    make: () => forgePdf(plainPdf(), { certificate: signLeaf({ serial: [9] }), named: signLeaf() }, 'adbe'),
  },
  { name: 'no CMS at all', make: () => Promise.resolve(inGap(signed, (hex) => '0'.repeat(hex.length))) },
  {
    name: 'an indefinite length in the CMS',
    make: () =>
      forgeRange(
        plainPdf(),
        (a, b, length) => [0, a, b, length - b],
        (made, size) => `<${Buffer.from(indefinite(made)).toString('hex')}`.padEnd(size - 1, '0') + '>',
      ),
    stricter: 'only DER is read: other encodings have more than one form',
  },
];

/** The outermost length written as BER allows and DER forbids. */
export function indefinite(made: Bytes): Bytes {
  return concat(Uint8Array.of(0x30, 0x80), made.subarray(4), Uint8Array.of(0, 0));
}

/** The classic attack: the second range is moved behind what the attacker adds, and the dictionary says so. */
function wrapped(pdf: Bytes): Bytes {
  const text = asText(pdf);
  const at = objectWith(pdf, '/SubFilter');
  const [, a = '', b = '', c = ''] = /\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/.exec(text)!;
  const tail = pdf.subarray(Number(b), Number(b) + Number(c));
  const range = `/ByteRange [0 ${a} ${pdf.length} ${c}]`;
  return revise(concat(pdf, tail), {
    5: bodyOf(pdf, 5).replace('100', '999'),
    [at]: bodyOf(pdf, at).replace(/\/ByteRange \[[^\]]*\]/, range),
  });
}
