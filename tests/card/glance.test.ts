import { describe, expect, it } from 'vitest';
import { Card, glance, lookFurther } from '../../src/card';
import { type CardTraits, PERSON_IDS, type PersonId } from '../../src/sim';
import { carriesSecret, certificateSize, channelTo, demoCard, glanceAt, readAll, seen } from './support';

const withCommon: readonly PersonId[] = PERSON_IDS.filter(
  (id) => !['phone', 'old-resident', 'other-card'].includes(id),
);

describe('the glance: dates first, counted on the card’s own log', () => {
  it.each([256, 252, 251, 128])(
    'knows the body’s date after 2 commands and both after 4, at maxRead %i',
    async (maxRead) => {
      const card = await demoCard('all-current');
      const { told } = await glanceAt(card, maxRead);
      expect(told.find(({ facts }) => facts.bodyExpiry !== undefined)?.commands).toBe(2);
      if (maxRead === 128) return; // The validity lies near octet 200: a reader of such small reads needs one more.
      const both = told.find(({ facts }) => facts.authentication !== undefined);
      expect(both?.commands).toBe(4);
      expect(both?.facts.authentication?.complete).toBe(false);
      expect(both?.facts.authentication?.der).toBeUndefined();
    },
  );

  it.each([256, 252, 251, 100])(
    'takes 9 + ceil(certificate / maxRead) commands in all, at maxRead %i',
    async (maxRead) => {
      const card = await demoCard('all-current');
      const { told } = await glanceAt(card, maxRead);
      const size = certificateSize(card.file('jpki', 0x0a));
      expect(size).toBeGreaterThan(1400);
      expect(card.log.length).toBe(9 + Math.ceil(size / maxRead));
      const last = told.at(-1)?.progress;
      expect(last).toEqual({ done: card.log.length, of: card.log.length });
      expect(told.map(({ progress }) => progress.done)).toEqual(
        told.map(({ progress }) => progress.done).toSorted((a, b) => a - b),
      );
      // From the first part of the certificate on, the end is known.
      expect(
        new Set(told.filter(({ commands }) => commands > 4).map(({ progress }) => progress.of)).size,
      ).toBe(1);
    },
  );

  it('sends exactly the commands of the worked exchange, the certificate’s parts one after another', async () => {
    const card = await demoCard('all-current');
    await glanceAt(card);
    const size = certificateSize(card.file('jpki', 0x0a));
    const parts = Array.from({ length: Math.ceil(size / 256) - 1 }, (_, i) => {
      const left = size - (i + 1) * 256;
      return `00B0${(i + 1).toString(16).padStart(2, '0').toUpperCase()}00${(left >= 256 ? 0 : left).toString(16).padStart(2, '0').toUpperCase()}`;
    });
    expect(seen(card)).toEqual([
      '00A4040C0AD3921000310001010100',
      '00B2010C00',
      '00A4040C0AD392F000260100000001',
      '00B08A0000',
      ...parts,
      '00B0860020',
      '00B0880003',
      '00200098',
      '0020009B',
      '00A4040C0AD3921000310001010408',
      '00200091',
    ]);
  });

  it.each([0x9000, 0x6a82, 0x6700] as const)(
    'looks further in at most 8 commands, and finds every application, with short identifiers answered by %i',
    async (shortEfIds) => {
      for (const person of withCommon) {
        const card = await demoCard(person, { shortEfIds });
        const reading = new Card(channelTo(card));
        const facts = await glance(reading, {});
        const before = card.log.length;
        const more = await lookFurther(reading, facts, {});
        expect(card.log.length - before, person).toBeLessThanOrEqual(8);
        expect([more.applications.face, more.applications.juki], person).toEqual(['present', 'present']);
        expect(more.applications.licence).toBe(person === 'all-current' ? 'present' : 'absent');
      }
    },
  );
});

describe('every demo person: exact facts', () => {
  it.each(withCommon)('%s', async (id) => {
    const card = await demoCard(id);
    const { person } = card;
    const facts = await readAll(card);
    expect(facts.kind).toBe('my-number');
    expect(facts.bodyExpiry).toEqual(person.bodyExpiry);
    expect(facts.municipality).toBe(person.municipality);
    expect(facts.authentication?.notBefore).toEqual(person.authentication?.from);
    expect(facts.authentication?.notAfter).toEqual(person.authentication?.until);
    expect(facts.authentication?.complete).toBe(true);
    expect(facts.authentication?.der).toEqual(
      card.file('jpki', 0x0a).slice(0, certificateSize(card.file('jpki', 0x0a))),
    );
    expect(facts.certificates).toEqual({
      authentication: 'present',
      signature: person.signature === undefined ? 'absent' : 'present',
    });
    expect(facts.issues).toBeUndefined();
    expect(facts.applications).toEqual({
      common: 'present',
      jpki: 'present',
      text: 'present',
      face: 'present',
      juki: 'present',
      licence: id === 'all-current' ? 'present' : 'absent',
    });
  });

  it('tells counters as they stand: three, five and three tries, and those of ten', async () => {
    const facts = await readAll(await demoCard('all-current'));
    expect(facts.pins).toEqual({
      authentication: { state: 'tries', left: 3 },
      signature: { state: 'tries', left: 5 },
      text: { state: 'tries', left: 3 },
      'text-number-b': { state: 'tries', left: 10 },
      'face-number-b': { state: 'tries', left: 10 },
      'face-number-a': { state: 'tries', left: 10 },
      juki: { state: 'tries', left: 3 },
      licence: { state: 'tries', left: 10 },
    });
  });

  it('a blocked authentication PIN is blocked, whatever the card answers for it', async () => {
    for (const blockedQuery of [0x63c0, 0x6984, 0x6983] as const) {
      const facts = await readAll(await demoCard('pin-blocked', { blockedQuery }));
      expect(facts.pins.authentication).toEqual({ state: 'blocked' });
    }
  });

  it('a card without PINs (顔認証): authentication blocked, no signature certificate', async () => {
    const facts = await readAll(await demoCard('face-authentication'));
    expect(facts.pins.authentication).toEqual({ state: 'blocked' });
    expect(facts.pins.signature).toEqual({ state: 'absent' });
    expect(facts.certificates?.signature).toBe('absent');
  });

  it('a phone is known by its label at the third command, and keeps its certificate behind its PIN', async () => {
    const card = await demoCard('phone');
    const { told } = await glanceAt(card);
    expect(told.find(({ facts }) => facts.kind !== undefined)?.commands).toBe(3);
    card.reset();
    const facts = await readAll(card);
    expect(facts.kind).toBe('phone');
    expect(facts.authentication).toBeUndefined();
    expect(facts.pins.authentication).toEqual({ state: 'tries', left: 3 });
    expect(facts.applications).toEqual({ common: 'absent', jpki: 'present' });
    expect(seen(card)).not.toContain('00B08A0000');
  });

  it('an old resident card is named and asked nothing more', async () => {
    const card = await demoCard('old-resident');
    const { facts } = await glanceAt(card);
    expect(facts.kind).toBe('old-resident');
    expect(card.log.length).toBe(3);
  });

  it('another card is known after two SELECTs', async () => {
    const card = await demoCard('other-card');
    expect((await readAll(card)).kind).toBe('other');
    expect(card.log.length).toBe(2);
  });
});

it('never sends VERIFY, CHANGE or RESET with data: every person, every generation', async () => {
  for (const person of PERSON_IDS) {
    for (const shortEfIds of [0x9000, 0x6a82, 0x6a86, 0x6700, 0x6b00] as const) {
      for (const queryForm of ['case-1', 'case-2'] as const) {
        const card = await demoCard(person, { shortEfIds, queryForm });
        await readAll(card);
        expect(card.log.length).toBeGreaterThan(1);
        expect(card.log.filter(({ command }) => carriesSecret(command))).toEqual([]);
      }
    }
  }
});

describe('every generation of card gives the same facts', () => {
  const generations: Partial<CardTraits>[] = [
    ...([0x6a82, 0x6a86, 0x6700, 0x6b00] as const).map((shortEfIds) => ({ shortEfIds })),
    ...(['6282', '6Cxx'] as const).map((pastEnd) => ({ pastEnd })),
    { getResponse: true },
    { queryForm: 'case-2' },
    { extendedLength: false },
    { shortEfIds: 0x6700, queryForm: 'case-2', pastEnd: '6282', getResponse: true },
  ];

  it.each(generations)('%o', async (traits) => {
    const usual = await glanceAt(await demoCard('certificates-in-80-days'));
    const { facts } = await glanceAt(await demoCard('certificates-in-80-days', traits));
    expect(facts).toEqual(usual.facts);
  });

  it('a card that refuses short identifiers costs one SELECT EF more for each file', async () => {
    const usual = await demoCard('all-current');
    await glanceAt(usual);
    const card = await demoCard('all-current', { shortEfIds: 0x6a82 });
    await glanceAt(card);
    // One refused command, then a SELECT EF for each of the record, three files and three PINs.
    expect(card.log.length - usual.log.length).toBe(1 + 7);
  });
});
