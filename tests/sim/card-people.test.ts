import { createHash, publicDecrypt, constants, verify as nodeVerify, X509Certificate } from 'node:crypto';
import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat, fromHex, toHex } from '../../src/bytes';
import { type CivilDate, addMonths, compareDates, daysBetween, japanDate } from '../../src/clock';
import { PERSON_IDS, damage, flipBit } from '../../src/sim';
import { textImage } from '../../src/sim/people/png';
import { describePerson, eraOf, withCheckDigit } from '../../src/sim/people/person';
import { VirtualClock } from '../support/virtual-clock';
import { cardOf, objects, rsaKey } from './support/card';

const today = japanDate(new VirtualClock().now());
const later = (date: CivilDate, years: number): CivilDate | null => addMonths(date, 12 * years);

describe('dates are relative to today, and keep the rules of issue', () => {
  const left = (id: (typeof PERSON_IDS)[number]): (number | undefined)[] => {
    const { bodyExpiry, authentication } = describePerson(id, today);
    return [bodyExpiry, authentication?.until].map((date) => date && daysBetween(today, date));
  };

  test('each person shows the state that its name says', () => {
    expect(left('certificates-in-80-days')[1]).toBe(80);
    expect(left('body-in-20-days')).toEqual([20, 20]);
    expect(left('foreign-resident')).toEqual([50, 50]);
    const lapsed = describePerson('certificates-lapsed', today).authentication!.until;
    expect(lapsed).toEqual({ year: 2026, month: 10, day: 12 });
    expect(left('all-current').every((days) => days! > 365)).toBe(true);
  });

  test('on any day of five years, no certificate outlives the body, nor a signature one its companion', () => {
    const broken: unknown[] = [];
    for (let day = 0; day < 1830; day += 1) {
      const now = japanDate(Date.UTC(2026, 10, 25, 3) + day * 86_400_000);
      for (const id of PERSON_IDS.filter((id) => id !== 'other-card' && id !== 'old-resident')) {
        const { authentication, signature = authentication, bodyExpiry } = describePerson(id, now);
        const { from, until } = authentication!;
        const holds = compareDates(until, bodyExpiry) <= 0 && compareDates(from, now) < 0;
        if (!holds || compareDates(signature!.until, until) > 0) broken.push({ id, now });
      }
    }
    expect(broken).toEqual([]);
  });

  test('certificates end on the fifth birthday after issue, or the sixth when renewed in the window', () => {
    for (const id of PERSON_IDS.filter((id) => !['foreign-resident', 'other-card'].includes(id))) {
      const { birth, authentication } = describePerson(id, today);
      const { from, until } = authentication!;
      expect([until.month, until.day]).toEqual([birth.month, birth.day]);
      expect(compareDates(later(until, -6)!, from)).toBeLessThan(0);
      expect(compareDates(from, later(until, -4)!)).toBeLessThan(0);
    }
  });

  test('a child of eight has no signature certificate', () => {
    const { birth, signature } = describePerson('child', today);
    expect(signature).toBeUndefined();
    expect(compareDates(later(birth, 8)!, today)).toBeLessThan(0);
    expect(compareDates(later(birth, 9)!, today)).toBeGreaterThan(0);
  });
});

describe('printed numbers', () => {
  test('number B: year of the era, or of the Gregorian calendar for a stay with an end', () => {
    expect(describePerson('all-current', today).numberB).toBe('56061320342285');
    expect(describePerson('foreign-resident', today).birthPin).toBe('950911');
  });

  test('eras change within a year', () => {
    expect(eraOf({ year: 1989, month: 1, day: 7 })).toEqual({ code: 3, year: 64 });
    expect(eraOf({ year: 1989, month: 1, day: 8 })).toEqual({ code: 4, year: 1 });
    expect(eraOf({ year: 2019, month: 4, day: 30 })).toEqual({ code: 4, year: 31 });
    expect(eraOf({ year: 2019, month: 5, day: 1 })).toEqual({ code: 5, year: 1 });
  });

  test('My Number: the check digit of the ordinance, a range that nobody has', () => {
    expect(withCheckDigit('12345678901')).toBe('123456789018');
    const numbers = PERSON_IDS.map((id) => describePerson(id, today).myNumber);
    expect(new Set(numbers).size).toBe(PERSON_IDS.length);
    for (const number of numbers) expect(number).toMatch(/^00000000\d{4}$/);
  });
});

describe('the input-assist application vouches for what it holds', async () => {
  const card = await cardOf('all-current');
  const attributes = objects(objects(card.file('text', 0x02)).get('FF20')!.value);
  const integrity = objects(objects(card.file('text', 0x03)).get('FF30')!.value);
  const issued = objects(objects(card.file('text', 0x04)).get('7F21')!.value).get('5F4E')!.value;
  const certified = rsaKey(issued.slice(32));

  test('My Number: 17 octets, filler included in their digest', () => {
    const file = card.file('text', 0x01);
    expect(toHex(file)).toMatch(/^FF100C(3\d){12}FFFF$/);
    expect(sha(file)).toEqual(integrity.get('DF31')!.value);
  });

  test('four attributes: text, offsets from the start of the file, one digest over all but the offsets', () => {
    const text = (tag: string): string => Buffer.from(attributes.get(tag)!.value).toString('utf8');
    const { name, address, sex } = card.person;
    expect(['DF22', 'DF23', 'DF24', 'DF25'].map(text)).toEqual([name, address, '19810613', sex]);
    const offsets = Buffer.from(attributes.get('DF21')!.value);
    const starts = [0, 2, 4, 6].map((at) => offsets.readUInt16BE(at));
    expect(starts.map((at) => toHex(card.file('text', 0x02).slice(at, at + 2)))).toEqual([
      'DF22',
      'DF23',
      'DF24',
      'DF25',
    ]);
    const signed = concat(...['DF22', 'DF23', 'DF24', 'DF25'].map((tag) => attributes.get(tag)!.raw));
    expect(sha(signed)).toEqual(integrity.get('DF32')!.value);
  });

  test("digests and the chip's own key are signed by the key of the card-verifiable certificate", () => {
    const digests = concat(integrity.get('DF31')!.raw, integrity.get('DF32')!.raw);
    expect(digests.length).toBe(70);
    expect(nodeVerify('sha256', digests, certified, integrity.get('DF33')!.value)).toBe(true);
    const own = objects(objects(card.file('text', 0x07)).get('FF50')!.value);
    expect(card.file('text', 0x07).length).toBe(536);
    expect(nodeVerify('sha256', own.get('DF51')!.raw, certified, own.get('DF52')!.value)).toBe(true);
  });

  test('basic information has lengths that are not minimal, as the chip writes them', () => {
    expect(toHex(card.file('text', 0x05).slice(0, 5))).toBe('FF4082009F');
    expect(card.file('text', 0x05).length).toBe(256);
  });
});

describe('the card-face application vouches for what it holds', async () => {
  const card = await cardOf('all-current');
  const face = objects(objects(card.file('face', 0x02)).get('FF20')!.value);
  const issued = objects(objects(card.file('face', 0x04)).get('7F21')!.value).get('5F4E')!.value;
  const certified = rsaKey(issued.slice(32));

  test('one signature over three digests in one DigestInfo', () => {
    const hash = (...tags: string[]): Bytes => sha(concat(...tags.map((tag) => face.get(tag)!.raw)));
    const digests = concat(hash('DF22', 'DF23', 'DF24'), hash('DF25', 'DF26'), hash('DF27'));
    const padding = constants.RSA_PKCS1_PADDING;
    const info = publicDecrypt({ key: certified, padding }, face.get('DF28')!.value);
    expect(toHex(info)).toBe(`3071300D060960864801650304020105000460${toHex(digests)}`);
  });

  test("nine offsets, the birth date, and the body's date that nothing signs", () => {
    const offsets = Buffer.from(face.get('DF21')!.value);
    const file = card.file('face', 0x02);
    const tags = Array.from({ length: 9 }, (_, i) => {
      const at = offsets.readUInt16BE(2 * i);
      return toHex(file.slice(at, at + 2));
    });
    expect(tags).toEqual(['DF22', 'DF23', 'DF24', 'DF25', 'DF26', 'DF27', 'DF28', 'DF29', 'DF2A']);
    expect(Buffer.from(face.get('DF29')!.value).toString()).toBe('20340613');
  });

  test('age and number records: 547 octets, signed by the same key', () => {
    expect(card.file('face', 0x01).length).toBe(547);
    const age = objects(objects(card.file('face', 0x01)).get('FF10')!.value);
    const number = objects(objects(card.file('face', 0x05)).get('FF40')!.value);
    const both = [
      [age, 'DF11', 'DF12', 'DF13'],
      [number, 'DF41', 'DF42', 'DF43'],
    ] as const;
    for (const [record, first, second, signature] of both) {
      const signed = concat(record.get(first)!.raw, record.get(second)!.raw);
      expect(nodeVerify('sha256', signed, certified, record.get(signature)!.value)).toBe(true);
    }
  });

  test('the photo is a JP2, the rest PNGs of one bit whose data inflate to the size they state', () => {
    expect(toHex(face.get('DF27')!.value.slice(0, 12))).toBe('0000000C6A5020200D0A870A');
    const number = objects(objects(card.file('face', 0x05)).get('FF40')!.value).get('DF41')!.value;
    const sizes = [number, ...['DF25', 'DF26', 'DF2A'].map((tag) => face.get(tag)!.value)].map((image) => {
      const png = Buffer.from(image);
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      const data = png.subarray(41, 41 + png.readUInt32BE(33));
      const end = 41 + data.length;
      expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(37, end)));
      expect(inflateSync(data).length).toBe((Math.ceil(width / 8) + 1) * height);
      return `${width}x${height}`;
    });
    expect(sizes).toEqual(['72x12', '144x24', '216x12', '24x12']);
  });

  test('a letter has the pixels that were drawn', () => {
    const png = Buffer.from(textImage('T'));
    const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    const drawn = Array.from({ length: 12 }, (_, y) =>
      (~rows[2 * y + 1]! & 0xfc).toString(2).padStart(8, '0').slice(0, 6),
    );
    expect(drawn.map((row) => row.replaceAll('0', '.'))).toEqual([
      ...['......', '......', '11111.', '..1...', '..1...', '..1...', '..1...', '..1...', '..1...'],
      ...['......', '......', '......'],
    ]);
  });

  test("a small child's card has no photo, and its face is signed all the same", async () => {
    const bare = await cardOf('child', { photo: new Uint8Array() });
    const objectsOfFace = objects(objects(bare.file('face', 0x02)).get('FF20')!.value);
    expect(objectsOfFace.get('DF27')!.value.length).toBe(0);
  });
});

describe('keys and files', () => {
  test('answers to reset: T=1, right check octet; one that tells no extended length has none', async () => {
    const atrs = new Set<string>();
    for (const person of PERSON_IDS) {
      const card = await cardOf(person);
      expect(card.atr.slice(1).reduce((check, octet) => check ^ octet, 0)).toBe(0);
      atrs.add(toHex(card.atr));
    }
    expect(atrs.size).toBe(4);
    const old = await cardOf('body-in-20-days');
    expect(toHex(old.atr)).toContain('73C60100');
    expect(toHex(old.transmit(fromHex('0084000000 0008')))).toBe('6700');
  });

  test('a glance needs two keys, and the rest are made after them', async () => {
    const asked: string[] = [];
    const { createCard } = await import('../../src/sim');
    const { demoKeys } = await import('../support/demo-keys');
    const card = await createCard('all-current', {
      clock: new VirtualClock(),
      keys: (name) => {
        asked.push(name);
        return asked.length <= 2 ? demoKeys(name) : new Promise(() => undefined);
      },
    });
    expect(asked.slice(0, 2)).toEqual(['ca-authentication', 'authentication']);
    expect(new X509Certificate(card.file('jpki', 0x0a)).subject).toContain('CN=');
    const answer = card.transmit(fromHex('00A4040C0AD3921000310001010408'));
    expect(toHex(answer)).toBe('9000');
    expect(toHex(card.transmit(fromHex('00B0840000')))).toBe('6581');
    expect(toHex(card.transmit(fromHex('00200091')))).toBe('63C3');
  });

  test('every read of a file gives the same octets', async () => {
    const card = await cardOf('all-current');
    for (const [application, ef] of [
      ['jpki', 0x06],
      ['jpki', 0x0a],
      ['face', 0x02],
    ] as const) {
      expect(card.file(application, ef)).toEqual(card.file(application, ef));
    }
  });

  test('damage reaches the reader: a record, a certificate, one bit', async () => {
    const card = await cardOf('all-current');
    card.alter('common', 0x01, damage.impossibleDate);
    card.alter('jpki', 0x0a, damage.notASequence);
    const before = card.file('jpki', 0x0b);
    card.alter('jpki', 0x0b, (content) => flipBit(content, 8 * 100 + 7));
    expect(Buffer.from(card.file('common', 0x01)).toString('latin1').slice(-8)).toBe('20340231');
    expect(card.file('jpki', 0x0a)[0]).toBe(0x02);
    const changed = card.file('jpki', 0x0b).map((octet, at) => octet ^ before[at]!);
    expect(changed.findIndex((bits) => bits !== 0)).toBe(100);
    expect(changed[100]).toBe(0x80);
  });
});

function sha(data: Bytes): Bytes {
  return Uint8Array.from(createHash('sha256').update(data).digest());
}
