import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../src/bytes';
import { DEMO_PINS } from '../../src/sim';
import { ascii, cardOf, select, send, verify } from './support/card';

describe('the glance, command by command', () => {
  test('short EF identifiers: both dates after four commands, sixteen in all', async () => {
    const card = await cardOf('all-current');
    expect(send(card, '00A4040C0AD3921000310001010100')).toBe('9000');
    expect(send(card, '00B2010C00')).toMatch(/^011C(3\d){28}9000$/);
    expect(send(card, '00A4040C0AD392F000260100000001')).toBe('9000');
    const chunks = [send(card, '00B08A0000')];
    for (const offset of ['0100', '0200', '0300', '0400', '0500']) chunks.push(send(card, `00B0${offset}00`));
    expect(chunks.every((chunk) => chunk.length === 2 * 258 && chunk.endsWith('9000'))).toBe(true);
    const read = fromHex(chunks.map((chunk) => chunk.slice(0, -4)).join(''));
    expect(read).toEqual(card.file('jpki', 0x0a).slice(0, 6 * 256));
    expect(send(card, '00B0860020')).toBe(`${ascii('JPKIAPICCTOKEN2'.padEnd(32))}9000`.toUpperCase());
    expect(send(card, '00B0880003')).toBe('8F8F009000');
    expect(send(card, '00200098')).toBe('63C3');
    expect(send(card, '0020009B')).toBe('63C5');
    expect(send(card, '00A4040C0AD3921000310001010408')).toBe('9000');
    expect(send(card, '00200091')).toBe('63C3');
    expect(card.log.length).toBe(15);
    expect(card.log[1]).toEqual({ command: fromHex('00B2010C00'), sw: 0x9000 });
  });

  test('the same by SELECT EF where short identifiers are refused', async () => {
    const card = await cardOf('all-current', { traits: { shortEfIds: 0x6a86 } });
    select(card, 'common');
    expect(send(card, '00B2010C00')).toBe('6A86');
    expect(send(card, '00A4020C020001')).toBe('9000');
    expect(send(card, '00B2010400')).toMatch(/^011C.{56}9000$/);
    select(card, 'jpki');
    for (const refused of ['00B08A0000', '00200098', '802A00970102 00'])
      expect(send(card, refused)).toBe('6A86');
    expect(send(card, '00A4020C02000A')).toBe('9000');
    expect(send(card, '00B0000004')).toMatch(/^3082.{4}9000$/);
    expect(send(card, '00A4020C020018')).toBe('9000');
    expect(send(card, '00200080')).toBe('63C3');
  });

  test('a phone gives the certificate only behind its PIN, and no other application', async () => {
    const card = await cardOf('phone');
    expect(select(card, 'common')).toBe('6A82');
    expect(select(card, 'jpki')).toBe('9000');
    expect(send(card, '00B08A0000')).toBe('6982');
    expect(verify(card, 0x18, DEMO_PINS.authentication)).toBe('9000');
    expect(send(card, '00B08A0004')).toMatch(/^3082.{4}9000$/);
  });
});

describe('SELECT (ISO/IEC 7816-4, 11.2.2)', () => {
  test('an AID may be shortened; the next occurrence walks on, and ends with 6A82', async () => {
    const card = await cardOf('all-current');
    expect(send(card, '00A4040C05D392100031')).toBe('9000');
    const found = ['00', '02', '02', '02', '02'].map((p2) => send(card, `00A404${p2}05D39210003100`));
    expect(found.map((answer) => answer.slice(8, -4))).toEqual([
      'D3921000310001010100',
      'D3921000310001010408',
      'D3921000310001010402',
      'D3921000310001010401',
      '',
    ]);
    expect(found[0]).toBe('6F0C840AD39210003100010101009000');
    expect(found[4]).toBe('6A82');
  });

  test('the master file: refused after reset, nothing at all with an application current', async () => {
    const card = await cardOf('all-current');
    expect(send(card, '00A40000')).toBe('6A86');
    select(card, 'jpki');
    expect(send(card, '00A40000')).toBe('9000');
    expect(send(card, '00A40000023F00')).toBe('6A82');
    expect(send(card, '00200098')).toBe('63C3');
  });

  test('EFs: 6986 without an application, 6A82 where there is none, 6700 for half an identifier', async () => {
    const card = await cardOf('all-current');
    expect(send(card, '00A4020C02000A')).toBe('6986');
    expect(send(card, '00B0000000')).toBe('6986');
    select(card, 'jpki');
    expect(send(card, '00A4020C022F10')).toBe('6A82');
    expect(send(card, '00A4020C0100')).toBe('6700');
    expect(send(card, '00A4030C02000A')).toBe('6A86');
  });

  test('the same application again, and a reset, end every security status', async () => {
    const card = await cardOf('all-current');
    for (const leave of [() => select(card, 'jpki'), () => card.reset()]) {
      select(card, 'jpki');
      expect(verify(card, 0x1b, DEMO_PINS.signature)).toBe('9000');
      expect(send(card, '00B0810001')).toBe('309000');
      leave();
      select(card, 'jpki');
      expect(send(card, '00B0810001')).toBe('6982');
    }
  });

  test('applications that a person does not carry are 6A82', async () => {
    const carried = async (...[person]: Parameters<typeof cardOf>): Promise<string> => {
      const card = await cardOf(person);
      return (['common', 'jpki', 'text', 'face', 'juki', 'licence'] as const)
        .filter((application) => select(card, application) === '9000')
        .join(' ');
    };
    expect(await carried('all-current')).toBe('common jpki text face juki licence');
    expect(await carried('child')).toBe('common jpki text face juki');
    expect(await carried('phone')).toBe('jpki');
    expect(await carried('old-resident')).toBe('jpki juki');
    expect(await carried('other-card')).toBe('');
  });
});

describe('READ BINARY and READ RECORD (ISO/IEC 7816-4, 11.3 and 11.4)', () => {
  test('the end of a file: what is left, then nothing, then 6B00', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    send(card, '00A4020C020006');
    expect(send(card, '00B0000000').length).toBe(2 * 162);
    expect(send(card, '00B0009F10')).toBe('209000');
    expect(send(card, '00B000A001')).toBe('9000');
    expect(send(card, '00B000A101')).toBe('6B00');
    expect(send(card, '00B07FFF01')).toBe('6B00');
  });

  test.each([
    ['6282', '20206282'],
    ['6Cxx', '6C02'],
  ] as const)('past the end on a %s chip', async (pastEnd, answer) => {
    const card = await cardOf('all-current', { traits: { pastEnd } });
    select(card, 'jpki');
    send(card, '00A4020C020006');
    expect(send(card, '00B0009E10')).toBe(answer);
    expect(send(card, '00B0009E02')).toBe('20209000');
  });

  test('a whole file by extended Le, and 6700 from a chip without extended lengths', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    expect(send(card, '00B08A00000000')).toBe(`${toHex(card.file('jpki', 0x0a))}9000`);
    const old = await cardOf('all-current', { traits: { extendedLength: false } });
    select(old, 'jpki');
    expect(send(old, '00B08A00000000')).toBe('6700');
  });

  test('conditions: 6982 closed, 6981 not that structure, 6A83 after the last record', async () => {
    const card = await cardOf('all-current');
    select(card, 'jpki');
    expect(send(card, '00B0810000')).toBe('6982');
    expect(send(card, '00B0890000')).toBe('6982');
    expect(send(card, '00B0980000')).toBe('6981');
    expect(send(card, '00B29E0C00')).toBe('6981');
    expect(send(card, '00B0CA0000')).toBe('6A86');
    expect(send(card, '00B08A00')).toBe('6700');
    select(card, 'common');
    expect(send(card, '00B2020C00')).toBe('6A83');
    expect(send(card, '00B2010800')).toBe('6A86');
    expect(send(card, '00B0810000')).toBe('6981');
  });

  test('either of the PINs of a file opens it, and no other', async () => {
    const cases = [
      { ef: 0x11, value: DEMO_PINS.text, opens: '12367' },
      { ef: 0x14, value: '000000001015', opens: '1367' },
      { ef: 0x15, value: '56061320342285', opens: '2367' },
    ];
    for (const { ef, value, opens } of cases) {
      const card = await cardOf('all-current');
      select(card, 'text');
      expect(verify(card, ef, value)).toBe('9000');
      const open = ['1', '2', '3', '6', '7'].filter((file) =>
        send(card, `00B08${file}0001`).endsWith('9000'),
      );
      expect(open.join('')).toBe(opens);
    }
  });
});

describe('the rest of ISO/IEC 7816-4', () => {
  test('classes and instructions: 6881, 6882, 6884, 6E00, 6D00; lengths that fit no case: 6700', async () => {
    const card = await cardOf('all-current');
    expect(
      [
        '01A4040C',
        '08A4040C',
        '10A4040C',
        'A0A4040C',
        '00FE0000',
        '80FE0000',
        '80FC0000',
        '00A404',
        '00A4040C05D3',
      ].map((command) => send(card, command)),
    ).toEqual(['6881', '6882', '6884', '6E00', '6D00', '6D00', '6700', '6700', '6700']);
  });

  test('GET CHALLENGE takes the injected random; GET DATA tells the ATR without TS', async () => {
    const card = await cardOf('all-current', { random: (length) => new Uint8Array(length).fill(0xa5) });
    expect(send(card, '0084000008')).toBe(`${'A5'.repeat(8)}9000`);
    expect(send(card, '00CA5F5100')).toBe(`${toHex(card.atr.slice(1))}9000`);
    expect(send(card, '00CA00F200')).toBe('6A88');
  });

  test('61xx: answer data wait for GET RESPONSE, once, and are gone after another command', async () => {
    const card = await cardOf('all-current', { traits: { getResponse: true } });
    select(card, 'jpki');
    expect(send(card, '00B0880003')).toBe('6103');
    expect(send(card, '00C0000002')).toBe('8F8F6101');
    expect(send(card, '00C0000001')).toBe('009000');
    expect(send(card, '00C0000001')).toBe('6985');
    expect(send(card, '00B08A0000')).toBe('6100');
    expect(send(card, '00200098')).toBe('63C3');
    expect(send(card, '00C0000000')).toBe('6985');
  });

  test('a private-key operation takes the chip about a second, the rest some milliseconds', async () => {
    const card = await cardOf('all-current');
    expect(card.duration(fromHex('802A00970100'))).toBeGreaterThanOrEqual(500);
    expect(card.duration(fromHex('00B08A0000'))).toBeLessThan(50);
  });
});
