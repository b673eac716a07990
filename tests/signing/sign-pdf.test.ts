import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/bytes';
import { embed } from '../../src/signing';
import { preparePdf } from '../../src/signing/pdf';
import { press, signing, wholeDesk } from './desk';
import { folder, judge } from './programs';
import { plainPdf, qpdf } from './pdfs';

const desk = await wholeDesk();

async function signPdf(pdf: Bytes, kind: 'pades' | 'adbe'): Promise<Bytes> {
  const prepared = await preparePdf(pdf, {
    kind,
    at: desk.clock.now(),
    reason: '同意 (agreed)',
    place: '東京',
  });
  const documents = signing([{ kind, digest: prepared.digest }], { at: desk.clock.now() });
  await press(desk, documents);
  expect(desk.whole.sign.snapshot.error).toBeUndefined();
  embed(prepared, documents.signed[0]!);
  return prepared.bytes;
}

const SOURCES: Readonly<Record<string, () => Bytes>> = {
  'a classic table': () => plainPdf(),
  'object streams': () => qpdf(plainPdf(), '--object-streams=generate'),
  linearized: () => qpdf(plainPdf(), '--linearize'),
  'linearized with object streams': () => qpdf(plainPdf(), '--linearize', '--object-streams=generate'),
};

describe.each(Object.keys(SOURCES))('%s', (name) => {
  it.each(['pades', 'adbe'] as const)('%s, three times: every signature stays valid', async (kind) => {
    const at = folder();
    let pdf = SOURCES[name]!();
    for (let n = 1; n <= 3; n += 1) {
      const before = pdf;
      pdf = await signPdf(pdf, kind);
      expect(Buffer.from(pdf.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
      const path = join(at, `${n}.pdf`);
      writeFileSync(path, pdf);
      const { said } = judge('pdfsig', '-nocert', path);
      expect(said.match(/Signature is Valid/g), said).toHaveLength(n);
      expect(said.match(/Total document signed/g), said).toHaveLength(1);
      const check = judge('qpdf', '--check', path);
      expect(check.said).toContain('No syntax or stream encoding errors');
      expect(check.ok).toBe(true);
    }
  });
});
