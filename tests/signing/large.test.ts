import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Bytes } from '../../src/bytes';
import { embed } from '../../src/signing';
import { preparePdf } from '../../src/signing/pdf';
import { runs } from '../support/proof';
import { press, signing, wholeDesk } from './desk';
import { hybridPdf, plainPdf, qpdf } from './pdfs';
import { folder, judge } from './programs';

/** The limit is 100 MB; of `npm test` each file has 4. */
const LENGTH = runs(4, 99) * 2 ** 20;

/** The second page's content: one line of text, and a comment of the length that is wanted. */
const content = (): string => {
  const text = 'BT /F1 24 Tf 72 720 Td (Large.) Tj ET\n';
  const line = '% nothing here is drawn ----------------------------------------\n';
  return `<< /Length ${LENGTH} >>\nstream\n${(text + line.repeat(LENGTH / line.length + 1)).slice(0, LENGTH)}\nendstream`;
};

const KEPT = '--stream-data=preserve';
const SOURCES: Readonly<Record<string, () => Bytes>> = {
  'a classic table': () => plainPdf({ 6: content() }),
  'object streams': () => qpdf(plainPdf({ 6: content() }), KEPT, '--object-streams=generate'),
  linearized: () => qpdf(plainPdf({ 6: content() }), KEPT, '--linearize'),
  hybrid: () => hybridPdf({ 6: content() }),
};

const desk = await wholeDesk();

it.each(Object.keys(SOURCES))('a large file with %s is signed, and the judges are content', async (name) => {
  const pdf = SOURCES[name]!();
  expect(pdf.length).toBeGreaterThan(LENGTH);
  const prepared = await preparePdf(pdf, { kind: 'pades', at: desk.clock.now() });
  const documents = signing([{ kind: 'pades', digest: prepared.digest }], { at: desk.clock.now() });
  await press(desk, documents);
  embed(prepared, documents.signed[0]!);
  expect(Buffer.compare(prepared.bytes.subarray(0, pdf.length), pdf)).toBe(0);
  const path = join(folder(), 'large.pdf');
  writeFileSync(path, prepared.bytes);
  const { said } = judge('pdfsig', '-nocert', path);
  expect(said).toMatch(
    /Total document signed[\s\S]*Signature is Valid|Signature is Valid[\s\S]*Total document signed/,
  );
  expect(judge('qpdf', '--check', path).ok).toBe(true);
});
