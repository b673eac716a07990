import { describe, expect, it } from 'vitest';
import { type Bytes, equalBytes } from '../../src/bytes';
import type { SignedPart } from '../../src/pki';
import { readTlv, readTlvs } from '../../src/protocol/tlv';
import { DEMO_PINS, flipBit, type SimApplication } from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';
import { certificateSize, demoCard } from '../card/support';
import { runs } from '../support/proof';
import { type WholeDesk, wholeDesk } from './whole-support';

type Part = SignedPart | 'issuer';

/** Where an object of a file stands, from its tag to its end. */
function objectAt(file: Bytes, tag: number): readonly [number, number] {
  const outer = readTlv(file);
  const start = outer.raw.length - outer.value.length;
  const found = readTlvs(outer.value).find((each) => each.tag === tag)!;
  return [start + found.offset, start + found.offset + found.raw.length];
}

/**
 * Some offsets of a range, its ends among them, more of them under `npm run prove`. Every single one is looked at below
 * the session, in `tests/pki/verify/card-data.test.ts`: a read of the whole card for each would take hours.
 */
function spread([from, to]: readonly [number, number]): readonly number[] {
  const count = Math.min(to - from, runs(5, 40));
  return Array.from({ length: count }, (_, i) =>
    Math.round(from + (i * (to - from - 1)) / Math.max(1, count - 1)),
  );
}

async function open(table: WholeDesk, application: 'text' | 'face'): Promise<Partial<Record<Part, string>>> {
  const { whole, drive } = table;
  if (application === 'text') {
    await drive(whole.text.ask());
    await drive(whole.text.press({ pin: DEMO_PINS.text, mode: 'all' }));
  } else {
    await drive(whole.face.ask());
    await drive(whole.face.press({ pin: DEMO_PINS.text }));
  }
  await drive(whole.settled());
  const found = whole.opened.snapshot.checks[application];
  const parts = Object.entries({ issuer: found?.issuer, ...found?.parts });
  return Object.fromEntries(parts.map(([part, verdict]) => [part, verdict?.verdict ?? '']));
}

const FILES: readonly [Part, SimApplication & ('text' | 'face'), number, readonly number[]][] = [
  ['attributes', 'text', 0x02, [0xdf22, 0xdf23, 0xdf24, 0xdf25]],
  ['integrity-record', 'text', 0x03, [0xdf31, 0xdf32, 0xdf33]],
  ['card-key', 'text', 0x07, [0xdf51, 0xdf52]],
  ['face', 'face', 0x02, [0xdf22, 0xdf23, 0xdf24, 0xdf25, 0xdf26, 0xdf27, 0xdf28]],
  ['my-number-image', 'face', 0x05, [0xdf41, 0xdf42, 0xdf43]],
];
/** Octets of the key identifier of a card-verifiable certificate, after 7F21 82 LL LL 5F4E 82 LL LL. */
const KEY_ID = [10, 26] as const;
const CV_END = 568;

describe('one bit altered in what is signed: said, and at the right place', () => {
  it.each(FILES)('%s', async (part, application, ef, tags) => {
    const table = await wholeDesk();
    const { card } = table;
    const original = card.file(application, ef);
    const other = part === 'integrity-record' ? ['as-expected', 'not-checked'] : ['as-expected'];
    for (const at of tags.flatMap((tag) => spread(objectAt(original, tag)))) {
      card.alter(application, ef, () => flipBit(original, 8 * at + (at % 8)));
      const { [part]: here, ...others } = await open(table, application);
      expect(here, `octet ${at}`).toBe('altered');
      for (const [name, verdict] of Object.entries(others)) expect(other, name).toContain(verdict);
    }
  });

  it('my number: every octet of its file, the filler too', async () => {
    const table = await wholeDesk();
    const original = table.card.file('text', 1);
    for (let at = 0; at < original.length; at += 1) {
      table.card.alter('text', 1, () => flipBit(original, 8 * at + (at % 8)));
      const { 'my-number': here, ...others } = await open(table, 'text');
      expect(here, `octet ${at}`).toBe('altered');
      expect(new Set(Object.values(others))).toEqual(new Set(['as-expected']));
    }
  });

  it.each(['text', 'face'] as const)(
    'card-verifiable certificate of the %s application: altered, but by its issuer’s key id not checked',
    async (application) => {
      const table = await wholeDesk();
      const original = table.card.file(application, 4);
      const [idStart, idEnd] = KEY_ID;
      const expectIssuer = async (at: number, verdict: string): Promise<void> => {
        table.card.alter(application, 4, () => flipBit(original, 8 * at + (at % 8)));
        const { issuer, ...parts } = await open(table, application);
        expect(issuer, `octet ${at}`).toBe(verdict);
        expect(new Set(Object.values(parts))).toEqual(new Set(['not-checked']));
      };
      for (const at of spread([idStart, idEnd])) await expectIssuer(at, 'not-checked');
      for (const at of spread([idEnd, CV_END - 261])) await expectIssuer(at, 'altered');
      for (const at of spread([CV_END - 256, CV_END])) await expectIssuer(at, 'altered');
    },
  );

  it('signature certificate', async () => {
    const table = await wholeDesk();
    const { card, whole, drive } = table;
    const original = card.file('jpki', 1);
    for (const at of spread([0, certificateSize(original)])) {
      card.alter('jpki', 1, () => flipBit(original, 8 * at + (at % 8)));
      await drive(whole.signature.ask());
      await drive(whole.signature.press({ pin: DEMO_PINS.signature }));
      await drive(whole.settled());
      expect(whole.opened.snapshot.checks.signature?.verdict, `octet ${at}`).toBe('altered');
    }
  });

  it('log-in certificate: judged with the card’s own authority beside it', async () => {
    const card = await demoCard('all-current');
    await card.complete;
    const original = card.file('jpki', 10);
    // Its last octet belongs to the signature: the dates are read as before.
    card.alter('jpki', 10, () => flipBit(original, 8 * (certificateSize(original) - 1)));
    const { whole, drive } = await wholeDesk({ card });
    const before = card.log.length;
    await drive(whole.checkCertificate());
    expect(whole.opened.snapshot.checks.authentication?.verdict).toBe('altered');
    expect(card.log.length - before).toBe(1 + Math.ceil(certificateSize(card.file('jpki', 11)) / 256));
  });
});

describe('what nothing signs', () => {
  it.each([
    ['text', 0x02, [0xdf21]],
    ['face', 0x02, [0xdf21, 0xdf29, 0xdf2a]],
  ] as const)('%s EF %i: the values of %j, and the filler', async (application, ef, tags) => {
    const table = await wholeDesk();
    const original = table.card.file(application, ef);
    const end = readTlv(original).raw.length;
    const values = tags.flatMap((tag) => {
      const [from, to] = objectAt(original, tag);
      return spread([from + 3 + (original[from + 2] === 0x82 ? 2 : original[from + 2] === 0x81 ? 1 : 0), to]);
    });
    for (const at of [...values, end, original.length - 1]) {
      table.card.alter(application, ef, () => flipBit(original, 8 * at));
      const verdicts = await open(table, application);
      expect(new Set(Object.values(verdicts)), `octet ${at}`).toEqual(new Set(['as-expected']));
    }
  });

  it('the common record: the card body’s date is another, and no verdict changes', async () => {
    const card = await demoCard('all-current');
    await card.complete;
    const original = card.file('common', 1);
    card.alter('common', 1, (record) => flipBit(record, 8 * (record.length - 1)));
    expect(equalBytes(original, card.file('common', 1))).toBe(false);
    const table = await wholeDesk({ card });
    expect(new Set(Object.values(await open(table, 'face')))).toEqual(new Set(['as-expected']));
    expect(table.whole.opened.snapshot.face?.sameExpiry).toBe(false);
  });
});

describe('a copy of the data on another chip', () => {
  it.each(['text', 'face'] as const)(
    '%s: every signature is right, and the chip’s answer is not',
    async (application) => {
      const card = await demoCard('all-current', {}, { cloned: true });
      await card.complete;
      const table = await wholeDesk({ card });
      expect(new Set(Object.values(await open(table, application)))).toEqual(new Set(['as-expected']));
      const { textChip, faceChip } = table.whole.opened.snapshot.checks;
      expect(application === 'text' ? textChip : faceChip).toEqual({
        verdict: 'altered',
        reason: 'other-key',
      });
    },
  );
});

describe('time', () => {
  it.each([
    ['a lapsed certificate', 'certificates-lapsed', 0],
    ['a clock ten years ahead', 'all-current', 10],
    ['a clock twenty years behind', 'all-current', -20],
  ] as const)('%s changes no verdict', async (_, person, years) => {
    const table = await wholeDesk({
      person,
      clock: new VirtualClock(Date.UTC(2026 + years, 10, 25, 3)),
    });
    await table.drive(table.whole.checkCertificate());
    expect(table.whole.opened.snapshot.checks.authentication?.verdict).toBe('as-expected');
    expect(new Set(Object.values(await open(table, 'text')))).toEqual(new Set(['as-expected']));
  });
});
