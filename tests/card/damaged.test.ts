import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat, fromHex } from '../../src/bytes';
import { Card, glance, type GlanceFacts } from '../../src/card';
import { kindOfLabel, parseCertificates } from '../../src/card/token';
import { parseCardRecord, parseDate } from '../../src/card/record';
import { AppError, isAppError } from '../../src/errors';
import type { DemoCard } from '../../src/sim';
import { ascii } from '../support/der';
import { runs, SEED } from '../support/proof';
import { certificateSize, channelTo, demoCard, glanceAt, readAll, seen } from './support';

const issuesOf = (facts: GlanceFacts): readonly string[] =>
  (facts.issues ?? []).map((issue) => {
    if (isAppError(issue, 'card/status'))
      return `${issue.code} ${issue.detail.step} ${issue.detail.sw.toString(16)}`;
    if (isAppError(issue, 'card/malformed') || isAppError(issue, 'pki/malformed'))
      return `${issue.code} ${issue.detail.what}`;
    return issue.code;
  });

const record = (digits: string): Bytes => concat(bytes(1, digits.length), ascii(digits));
const SERIAL = '123456789012345';

describe('the card record (common application, EF 0001)', () => {
  it('serial 15, municipality 5, expiry 8', () => {
    expect(parseCardRecord(record(`${SERIAL}1310120350217`))).toEqual({
      municipality: '13101',
      bodyExpiry: { year: 2035, month: 2, day: 17 },
      issues: [],
    });
  });

  it('takes the three-octet length (ISO/IEC 7816-4, 5.2.1) and filler after it', () => {
    const long = concat(bytes(1, 0xff, 0, 28), ascii(`${SERIAL}1310120350217`), bytes(0xff, 0xff));
    expect(parseCardRecord(long).bodyExpiry).toEqual({ year: 2035, month: 2, day: 17 });
  });

  it.each(['20350229', '20351301', '20350100', '00000217', '99999999'])(
    'a date that does not exist (%s) loses itself and nothing else',
    (date) => {
      const parsed = parseCardRecord(record(`${SERIAL}13101${date}`));
      expect(parsed.bodyExpiry).toBeUndefined();
      expect(parsed.municipality).toBe('13101');
      expect(parsed.issues.map(({ code }) => code)).toEqual(['card/malformed']);
    },
  );

  it.each([
    ['empty', bytes()],
    ['another tag', concat(bytes(2, 28), ascii(`${SERIAL}1310120350217`))],
    ['27 digits', record(`${SERIAL}131012035021`)],
    ['29 digits', record(`${SERIAL}13101203502170`)],
    ['a letter', record(`${SERIAL}1310A20350217`)],
    ['a full-width digit’s octets', record(`${SERIAL}1310\u00ef20350217`)],
    ['cut short', record(`${SERIAL}1310120350217`).slice(0, 20)],
    ['filler only', bytes(0xff, 0xff, 0xff)],
  ])('%s is card/malformed', (_, data) => {
    expect(() => parseCardRecord(data)).toThrow(new AppError('card/malformed', { what: 'card record' }));
  });

  it('dates are eight digits and nothing else', () => {
    expect(parseDate('20280229')).toEqual({ year: 2028, month: 2, day: 29 });
    for (const text of ['2028229', '202802290', '2028 229', 'x20280229', '20280229x'])
      expect(parseDate(text)).toBeUndefined();
  });
});

describe('token label and certificate list', () => {
  it.each([
    ['JPKIAPICCTOKEN2'.padEnd(32), 'my-number'],
    ['JPKIAPICCTOKEN'.padEnd(32), 'old-resident'],
    ['JPKIAPGPSETOKEN'.padEnd(32, '\0'), 'phone'],
    ['JPKIAPIOSTOKEN'.padEnd(32), 'phone'],
    ['JPKIAPICCTOKEN3'.padEnd(32), undefined],
    [' JPKIAPICCTOKEN2', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%s is %s', (label, kind) => {
    expect(kindOfLabel(ascii(label))).toBe(kind);
  });

  it.each([
    ['8F8F00', 'present', 'present'],
    ['008F00', 'absent', 'present'],
    ['8F0000', 'present', 'absent'],
    ['8F', 'present', 'unknown'],
    ['', 'unknown', 'unknown'],
  ])('%s', (hex, signature, authentication) => {
    expect(parseCertificates(fromHex(hex))).toEqual({ signature, authentication });
  });
});

type Damage = (card: DemoCard) => void;
const certificateFile =
  (edit: (content: Bytes) => Bytes): Damage =>
  (card) =>
    card.alter('jpki', 0x0a, edit);

describe('a damaged card loses only the fact that is damaged', () => {
  it.each<[string, Damage, readonly string[], Partial<GlanceFacts> | undefined]>([
    [
      'record with a date that does not exist',
      (card) => card.alter('common', 1, () => record(`${SERIAL}1310120350230`)),
      ['card/malformed expiry date'],
      { municipality: '13101' },
    ],
    [
      'record of another form',
      (card) => card.alter('common', 1, () => bytes(1, 1, 0x41)),
      ['card/malformed card record'],
      undefined,
    ],
    [
      'certificate that is not DER',
      certificateFile((data) => data.map((octet, i) => (i === 0 ? 0x31 : octet))),
      ['pki/malformed unexpected tag'],
      {},
    ],
    [
      'certificate with an indefinite length',
      certificateFile((data) => concat(bytes(0x30, 0x80), data.slice(2))),
      ['pki/malformed indefinite length'],
      {},
    ],
    [
      'certificate file cut in the middle',
      certificateFile((data) => data.slice(0, 700)),
      ['card/malformed certificate cut short'],
      {},
    ],
    [
      'certificate file cut within its first part',
      certificateFile((data) => data.slice(0, 40)),
      ['card/malformed certificate cut short'],
      {},
    ],
    [
      'certificate file cut within its header',
      certificateFile((data) => data.slice(0, 3)),
      ['pki/malformed cut short'],
      {},
    ],
    [
      'certificate damaged near its end',
      certificateFile((data) =>
        data.map((octet, i) => (i === certificateSize(data) - 260 ? octet ^ 0xff : octet)),
      ),
      ['pki/malformed'],
      {},
    ],
  ])('%s', async (_, damage, issues) => {
    const card = await demoCard('all-current');
    damage(card);
    const facts = await readAll(card);
    expect(issuesOf(facts).map((issue, i) => issue.slice(0, issues[i]?.length))).toEqual(issues);
    expect(facts.kind).toBe('my-number');
    expect(facts.pins.text).toEqual({ state: 'tries', left: 3 });
    expect(facts.applications.licence).toBe('present');
    if (issues[0]?.includes('certificate') === true || issues[0]?.startsWith('pki') === true) {
      expect(facts.bodyExpiry).toEqual(card.person.bodyExpiry);
      expect(facts.authentication?.complete).not.toBe(true);
      expect(facts.authentication?.der).toBeUndefined();
    } else {
      expect(facts.bodyExpiry).toBeUndefined();
      expect(facts.authentication?.complete).toBe(true);
    }
  });

  it('a certificate that breaks after its first part keeps its dates as provisional', async () => {
    const card = await demoCard('all-current');
    card.alter('jpki', 0x0a, (data) => data.slice(0, 700));
    const facts = await readAll(card);
    expect(facts.authentication).toEqual({
      notBefore: card.person.authentication?.from,
      notAfter: card.person.authentication?.until,
      complete: false,
    });
  });

  it.each([0xff, 0x00])('a file of nothing but %i is no certificate, and no error', async (filler) => {
    const card = await demoCard('all-current');
    card.alter('jpki', 0x0a, (data) => data.map(() => filler));
    const { facts } = await glanceAt(card);
    expect(facts.authentication).toBeUndefined();
    expect(facts.issues).toBeUndefined();
    expect(facts.kind).toBe('my-number');
  });

  it('an unknown label beside the common application is a My Number Card; without it, another card', async () => {
    const card = await demoCard('all-current');
    card.alter('jpki', 0x06, (data) => concat(ascii('SOMETHINGNEW'.padEnd(32)), data.slice(32)));
    expect((await glanceAt(card)).facts.kind).toBe('my-number');
    const phone = await demoCard('phone');
    phone.alter('jpki', 0x06, (data) => concat(ascii('SOMETHINGNEW'.padEnd(32)), data.slice(32)));
    expect((await readAll(phone)).kind).toBe('other');
    expect(phone.log.length).toBe(3);
  });

  it('a phone’s label counts also where a common application answered: 6982 for 000A, then 0006 at once', async () => {
    const card = await demoCard('all-current');
    card.alter('jpki', 0x06, (data) => concat(ascii('JPKIAPGPSETOKEN'.padEnd(32)), data.slice(32)));
    const channel = channelTo(card);
    const facts = await glance(
      new Card({
        ...channel,
        transmit: (command, options) =>
          command.ins === 0xb0 && command.p1 === 0x8a
            ? Promise.resolve({ data: bytes(), sw: 0x6982 })
            : channel.transmit(command, options),
      }),
      {},
    );
    expect(facts.kind).toBe('phone');
    expect(issuesOf(facts)).toEqual(['card/status read-binary 6982']);
    expect(seen(card).slice(2, 5)).toEqual(['00A4040C0AD392F000260100000001', '00B0860020', '00B0880003']);
    expect(facts.applications.text).toBeUndefined();
  });
});

it('whatever status a command is answered with: a result, typed issues, and no PIN sent', async () => {
  const statuses = [0x6a82, 0x6982, 0x6700, 0x6b00, 0x6a86, 0x6282, 0x6f00, 0x6d00, 0x63c0, 0x6999, 0x9000];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('all-current', 'child', 'phone', 'old-resident'),
      fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...statuses), fc.uint8Array({ maxLength: 40 })), {
        minLength: 1,
        maxLength: 4,
      }),
      async (person, changes) => {
        const card = await demoCard(person);
        const channel = channelTo(card);
        let count = -1;
        const reading = new Card({
          ...channel,
          transmit: async (command, options) => {
            count += 1;
            expect(command.ins === 0x20 && command.data !== undefined).toBe(false);
            const answer = await channel.transmit(command, options);
            const change = changes.find(([at]) => at === count);
            return change === undefined ? answer : { sw: change[1], data: Uint8Array.from(change[2]) };
          },
        });
        const facts = await glance(reading, {});
        expect(facts.kind).toBeDefined();
        for (const issue of facts.issues ?? []) expect(issue.code).toMatch(/^(card|pki)\//);
        expect(count).toBeLessThan(60);
      },
    ),
    { numRuns: runs(300, 20_000), seed: SEED },
  );
});

it('what the link does wrong ends the glance with its own error, at every command', async () => {
  const whole = await demoCard('all-current');
  await glanceAt(whole);
  for (let at = 0; at < whole.log.length; at += 1) {
    const card = await demoCard('all-current');
    const channel = channelTo(card);
    const told: GlanceFacts[] = [];
    const work = glance(
      new Card({
        ...channel,
        transmit: (command, options) =>
          card.log.length === at
            ? Promise.reject(new AppError('reader/card-removed', {}))
            : channel.transmit(command, options),
      }),
      { onFacts: (facts) => told.push(facts) },
    );
    await expect(work).rejects.toThrow('reader/card-removed');
    expect(told.at(-1)?.bodyExpiry !== undefined).toBe(at >= 2);
    expect(told.at(-1)?.authentication !== undefined).toBe(at >= 4);
  }
});
