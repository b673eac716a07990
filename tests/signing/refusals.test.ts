import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat } from '../../src/bytes';
import type { AppError } from '../../src/errors';
import { digestOf, embed, type Source } from '../../src/signing';
import { pagesOf, preparePdf } from '../../src/signing/pdf';
import { bodyOf, objectWith, revise } from './alter';
import { folder, judge } from './programs';
import { AT, cms, digest, forgePdf } from './forger';
import { asText, hybridPdf, latin1, plainPdf, qpdf } from './pdfs';

const options = { kind: 'pades', at: AT.getTime() } as const;
const refused = async (pdf: Bytes): Promise<unknown> => {
  const before = pdf.slice();
  const error: unknown = await preparePdf(pdf, options).catch((reason: unknown) => reason);
  expect(Buffer.from(pdf).equals(Buffer.from(before)), 'the original is untouched').toBe(true);
  const { code, detail } = error as AppError<'signing/pdf'>;
  return [code, detail.what];
};

/** The signature of this PDF certifies it: DocMDP with this level. */
async function certified(level: number): Promise<Bytes> {
  const signed = await forgePdf(plainPdf());
  const at = objectWith(signed, '/SubFilter');
  const reference = `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >>]`;
  return revise(signed, {
    [at]: bodyOf(signed, at).replace('/Type /Sig', `/Type /Sig ${reference}`),
    1: bodyOf(signed, 1).replace('/Type', `/Perms << /DocMDP ${at} 0 R >> /Type`),
  });
}

describe('a PDF that would have to be rewritten is refused, and nothing of it is changed', () => {
  it.each<[string, () => Bytes | Promise<Bytes>, string]>([
    [
      'encrypted, with a password',
      () => qpdf(plainPdf(), '--encrypt', 'user', 'owner', '256', '--'),
      'encrypted',
    ],
    [
      'encrypted, opened by an empty password',
      () => qpdf(plainPdf(), '--encrypt', '', 'owner', '256', '--'),
      'encrypted',
    ],
    [
      'encrypted with 128 bits',
      () => qpdf(plainPdf(), '--encrypt', 'user', 'owner', '128', '--use-aes=y', '--'),
      'encrypted',
    ],
    ['without pages', () => plainPdf({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }), 'no-pages'],
    ['certified: no change is allowed', () => certified(1), 'certified'],
    ['junk before its header', () => concat(latin1('junk\n'), plainPdf()), 'damaged'],
    [
      'a startxref that leads nowhere',
      () => latin1(asText(plainPdf()).replace(/startxref\n\d+/, 'startxref\n7')),
      'damaged',
    ],
    ['no startxref', () => latin1(asText(plainPdf()).replace(/startxref\n\d+\n/, '')), 'damaged'],
    ['its end cut off', () => plainPdf().slice(0, -200), 'damaged'],
    ['no catalog', () => plainPdf({ 1: 'null' }), 'damaged'],
    ['no PDF', () => latin1('a letter'), 'not-pdf'],
    ['empty', () => new Uint8Array(), 'not-pdf'],
    ['more than 100 MB', () => concat(plainPdf(), new Uint8Array(100 * 2 ** 20)), 'too-large'],
  ])('%s', async (_, make, what) => {
    expect(await refused(await make())).toEqual(['signing/pdf', what]);
  });
});

describe('a PDF that is signed', () => {
  it.each<[string, () => Bytes | Promise<Bytes>]>([
    ['certified, forms and signatures allowed', () => certified(2)],
    ['hybrid: a table beside a cross-reference stream', () => hybridPdf()],
    [
      'a form with a text field',
      () =>
        plainPdf({
          1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R >>',
          7: '<< /Fields 8 0 R /DA (/F1 0 Tf) >>',
          8: '[9 0 R]',
          9: '<< /FT /Tx /T (Signature1) /V (x) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>',
        }),
    ],
    [
      'a form inside of the catalog',
      () => plainPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >>' }),
    ],
  ])('%s', async (_, make) => {
    const pdf = await make();
    const prepared = await preparePdf(pdf, options);
    const { start, end } = prepared.gap;
    const covered = Buffer.concat([prepared.bytes.subarray(0, start - 1), prepared.bytes.subarray(end + 1)]);
    expect(Buffer.from(prepared.digest)).toEqual(Buffer.from(digest('sha256', covered)));
    embed(prepared, cms(prepared.digest, { at: null }));
    const path = join(folder(), 'a.pdf');
    writeFileSync(path, prepared.bytes);
    const { said } = judge('pdfsig', '-nocert', path);
    expect(said.split('Signature #').at(-1)).toMatch(/Total document signed[\s\S]*Signature is Valid/);
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    expect(prepared.pages).toBe(await pagesOf(pdf));
  });
});

describe('a file that is read in chunks', () => {
  const CHUNK = 1 << 20;
  const content = Uint8Array.from({ length: 3 * CHUNK + 7 }, (_, i) => (i * 7) & 0xff);
  const source = (change: Partial<Source> = {}): Source => ({
    size: content.length,
    lastModified: 1,
    slice: (start, end) => new Blob([content.slice(start, end)]),
    ...change,
  });
  const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
    work.then(
      () => undefined,
      (error: unknown) => (error as AppError).code,
    );

  it('has the digest of the whole, whatever its size, and tells how far it came', async () => {
    const told: number[] = [];
    const made = await digestOf(source(), { onProgress: (done) => told.push(done) });
    expect(Buffer.from(made)).toEqual(Buffer.from(digest('sha256', content)));
    expect(told).toEqual([CHUNK, 2 * CHUNK, 3 * CHUNK, content.length]);
    expect(Buffer.from(await digestOf(new Blob([])))).toEqual(
      Buffer.from(digest('sha256', new Uint8Array())),
    );
  });

  it('stops at once when it is cancelled, between any two chunks', async () => {
    for (let after = 0; after <= 4; after += 1) {
      const abort = new AbortController();
      let read = 0;
      if (after === 0) abort.abort(new Error('stop'));
      const work = digestOf(
        source({ slice: (start, end) => ((read += 1), new Blob([content.slice(start, end)])) }),
        { signal: abort.signal, onProgress: () => read === after && abort.abort(new Error('stop')) },
      );
      await expect(work).rejects.toThrow('stop');
      expect(read).toBe(after);
    }
  });

  it('is refused when it changes: it grows, gets another time, another end, or cannot be read any more', async () => {
    const changing = (turn: (n: number) => Partial<Source>): Source => {
      let reads = 0;
      const slice: Source['slice'] = (start, end) => {
        reads += 1;
        return (turn(reads).slice ?? source().slice)(start, end);
      };
      return {
        get size() {
          return turn(reads).size ?? content.length;
        },
        get lastModified() {
          return turn(reads).lastModified ?? 1;
        },
        slice,
      };
    };
    const gone: Source['slice'] = () => ({
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    });
    const zeros: Source['slice'] = (start, end) => new Blob([new Uint8Array(end - start)]);
    const short: Source['slice'] = () => new Blob([new Uint8Array(3)]);
    for (const turn of [
      (n: number) => (n > 2 ? { size: content.length + 1 } : {}),
      (n: number) => (n > 2 ? { lastModified: 2 } : {}),
      (n: number) => (n > 4 ? { slice: zeros } : {}),
      (n: number) => (n > 1 ? { slice: gone } : {}),
      (n: number) => (n > 3 ? { slice: short } : {}),
    ]) {
      expect(await codeOf(digestOf(changing(turn)))).toBe('signing/file-changed');
    }
    expect(await codeOf(digestOf(source({ slice: gone })))).toBe('signing/file-unreadable');
  });
});
