import { describe, expect, it } from 'vitest';
import { oursOfPdf, pdfsig, type Told } from './judges';
import { PDF_ROWS } from './matrix-pdf';

/** What is said of signature `index`; one that is not told of is not taken either. */
const of = (told: readonly Told[], index: number): Told => {
  const { holds, whole } = told[index] ?? { holds: false, whole: false };
  // Of what does not hold it does not matter how much of the file it covers.
  return { holds, whole: holds && whole };
};

describe('our verifier and poppler’s pdfsig say the same of an altered PDF', () => {
  it.each(
    PDF_ROWS.map(
      (row) =>
        [row.stricter === undefined ? row.name : `${row.name} (stricter: ${row.stricter})`, row] as const,
    ),
  )('%s', async (_, row) => {
    const pdf = await row.make();
    const ours = await oursOfPdf(pdf);
    const theirs = pdfsig(pdf);
    const count = Math.max(1, ours.told.length, theirs.length);
    for (let index = 0; index < count; index += 1) {
      if (row.stricter === undefined) {
        expect(of(ours.told, index), JSON.stringify(ours.reports)).toEqual(of(theirs, index));
      } else {
        expect([of(ours.told, index).holds, of(theirs, index).holds], JSON.stringify(ours.reports)).toEqual([
          false,
          true,
        ]);
      }
    }
    if (row.changes !== undefined) expect([...(ours.reports[0]?.changes ?? [])].sort()).toEqual(row.changes);
  });

  it('a control: it is a matrix of more than 40 files, and most of them are not as they were signed', () => {
    expect(PDF_ROWS.length).toBeGreaterThan(40);
  });
});
