import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytes, concat, fromHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import {
  DEFAULT_FI_DI,
  checkPps,
  encodePps,
  fiDi,
  parseAtr,
  waitingTimes,
} from '../../../src/protocol/iso7816';
import { expectCode } from '../support/expect-code';

const SILENT = {
  convention: 'direct',
  protocols: [0],
  fiDi: 0x11,
  extraGuardTime: 0,
  wi: 10,
  ifsc: 32,
  bwi: 4,
  cwi: 13,
  edc: 'lrc',
  clockStop: 0,
  classes: 1,
  historical: bytes(),
  tck: 'none',
};

/** An ATR with TCK so that the exclusive-or from T0 on is 00. */
function withTck(text: string): string {
  return (
    text +
    fromHex(text)
      .slice(1)
      .reduce((sum, octet) => sum ^ octet, 0)
      .toString(16)
      .padStart(2, '0')
  );
}

describe('ATR (ISO/IEC 7816-3, clause 8)', () => {
  test('the least of all has the defaults', () => {
    expect(parseAtr(fromHex('3B00'))).toEqual(SILENT);
    expect(parseAtr(fromHex('3F00'))).toEqual({ ...SILENT, convention: 'inverse' });
  });

  test.each([
    [
      '3BE000FF8131FE4514',
      { ...SILENT, protocols: [1], extraGuardTime: 255, ifsc: 254, bwi: 4, cwi: 5, tck: 'right' },
    ],
    [
      '3BDA13FF8131FB468012392F31C173C601C03B',
      {
        ...SILENT,
        protocols: [1],
        fiDi: 0x13,
        extraGuardTime: 255,
        ifsc: 251,
        bwi: 4,
        cwi: 6,
        historical: fromHex('8012392F31C173C601C0'),
        tck: 'right',
      },
    ],
    [
      '3BC5FF8131FB458073C6010000',
      {
        ...SILENT,
        protocols: [1],
        extraGuardTime: 255,
        ifsc: 251,
        bwi: 4,
        cwi: 5,
        historical: fromHex('8073C60100'),
        tck: 'right',
      },
    ],
    [
      '3BF59100FF918171FE400042000100D1D6',
      {
        ...SILENT,
        protocols: [1],
        specific: { protocol: 1, changeable: false, explicit: true },
        fiDi: 0x91,
        extraGuardTime: 255,
        ifsc: 254,
        bwi: 4,
        cwi: 0,
        historical: fromHex('42000100D1'),
        tck: 'right',
      },
    ],
  ])('of a My Number Card: %s', (raw, expected) => {
    expect(parseAtr(fromHex(raw))).toEqual(expected);
  });

  test('8.2 case 24: TS = 03 is the inverse convention with its octets not turned', () => {
    const turned = (octet: number): number =>
      parseInt([7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ((octet >> (7 - bit)) & 1) ^ 1).join(''), 2);
    const raw = fromHex('3FE000FF8131FE4514').map(turned);
    expect(raw[0]).toBe(0x03);
    expect(parseAtr(raw)).toEqual({ ...parseAtr(fromHex('3FE000FF8131FE4514')), convention: 'inverse' });
  });

  test.each([
    ['', 'TS'],
    ['3C00', 'TS'],
    ['3B', 'truncated'],
    ['3B10', 'truncated'],
    ['3B80', 'truncated'],
    ['3B8081', 'truncated'],
    ['3B808131FE', 'truncated'],
    ['3B02AA', 'truncated'],
    ['3B00AA', 'octets after the end'],
    ['3B80010181', 'octets after the end'],
    ['3B808F00', 'T=15 in TD1'],
    [withTck('3B80811100'), 'IFSC'],
    [withTck('3B808111FF'), 'IFSC'],
    [withTck('3B808121A0'), 'BWI'],
  ])('8.2 case 24: %s is refused: %s', (raw, what) => {
    expectCode(() => parseAtr(fromHex(raw)), 'atr/malformed', { what });
  });

  test('8.2 case 24: 33 octets are the most', () => {
    const longest = fromHex(withTck('3BFF110000F101000AF1FE450071204600' + '0102030405060708090A0B0C0D0E0F'));
    expect(longest.length).toBe(33);
    expect(parseAtr(longest)).toMatchObject({ protocols: [1], ifsc: 254, tck: 'right' });
    expectCode(() => parseAtr(concat(longest, bytes(0))), 'atr/malformed', { what: 'length' });
  });

  test('8.2 case 24: TCK right, wrong and missing', () => {
    expect(parseAtr(fromHex('3B8001' + '81')).tck).toBe('right');
    expect(parseAtr(fromHex('3B8001' + '80')).tck).toBe('wrong');
    expect(parseAtr(fromHex('3B8001')).tck).toBe('missing');
    expect(parseAtr(fromHex('3B8000')).tck).toBe('none');
  });

  test('a bad TCK is accepted only where the protocol is certain', () => {
    expectCode(() => parseAtr(fromHex('3B80800100')), 'atr/malformed', { what: 'TCK' });
    expectCode(() => parseAtr(fromHex('3B808001')), 'atr/malformed', { what: 'TCK' });
    expect(parseAtr(fromHex('3B80800101'))).toMatchObject({ protocols: [0, 1], tck: 'right' });
    expect(parseAtr(fromHex('3B8090010100'))).toMatchObject({ specific: { protocol: 1 }, tck: 'wrong' });
    expect(parseAtr(fromHex('3B80800F00'))).toMatchObject({ protocols: [0], tck: 'wrong' });
  });

  test('8.2 case 24: TA2 is the specific mode, its bits each for itself', () => {
    const specific = (ta2: string) => parseAtr(fromHex(withTck(`3B8011${ta2}`))).specific;
    expect(specific('81')).toEqual({ protocol: 1, changeable: false, explicit: true });
    expect(specific('01')).toEqual({ protocol: 1, changeable: true, explicit: true });
    expect(specific('11')).toEqual({ protocol: 1, changeable: true, explicit: false });
    expect(specific('90')).toEqual({ protocol: 0, changeable: false, explicit: false });
  });

  test('8.2 case 24: of two T=1 groups the first counts', () => {
    const atr = parseAtr(fromHex(withTck('3B8081' + 'F1' + '104501' + '71' + '204600')));
    expect(atr).toMatchObject({ protocols: [1], ifsc: 16, bwi: 4, cwi: 5, edc: 'crc' });
    expect(parseAtr(fromHex(withTck('3B8081' + 'B1' + '1045' + '41' + '01')))).toMatchObject({
      ifsc: 16,
      edc: 'lrc',
    });
  });

  test('8.2 case 24: T=15 names the clock stop and the classes, and no protocol', () => {
    const atr = parseAtr(fromHex(withTck('3B8081' + 'B1' + 'FE45' + '1F' + 'C7')));
    expect(atr).toMatchObject({ protocols: [1], ifsc: 254, clockStop: 3, classes: 7 });
    expect(parseAtr(fromHex(withTck('3B8080' + '1F' + '42')))).toMatchObject({
      protocols: [0],
      clockStop: 1,
      classes: 2,
    });
  });

  test('T=0 and T=1 are offered in their order; T=0 bytes and the least and most of the others', () => {
    expect(parseAtr(fromHex(withTck('3B80' + 'C0' + '05' + '31' + '01' + '9F')))).toMatchObject({
      protocols: [0, 1],
      wi: 5,
      ifsc: 1,
      bwi: 9,
      cwi: 15,
    });
    expect(parseAtr(fromHex(withTck('3B804100')))).toMatchObject({ wi: 10 });
    expect(parseAtr(fromHex('3B1000'))).toMatchObject({ fiDi: 0 });
    expect(parseAtr(fromHex(withTck('3B8081' + '80' + '01')))).toMatchObject({ protocols: [1, 0] });
  });

  test('TB1 and TB2 are of no meaning today', () => {
    expect(parseAtr(fromHex('3B2025'))).toEqual(SILENT);
    expect(parseAtr(fromHex(withTck('3B80' + '21' + '33')))).toEqual({
      ...SILENT,
      protocols: [1],
      tck: 'right',
    });
  });

  test('any octets give an ATR or the typed error', () => {
    const likely = fc.uint8Array({ maxLength: 36 }).map((data) => Uint8Array.of(0x3b, ...data));
    fc.assert(
      fc.property(fc.oneof(likely, fc.uint8Array({ maxLength: 36 })), (data) => {
        try {
          const { ifsc, bwi, historical } = parseAtr(Uint8Array.from(data));
          expect(ifsc >= 1 && ifsc <= 254 && bwi <= 9 && historical.length <= 15).toBe(true);
        } catch (error) {
          if (!isAppError(error, 'atr/malformed')) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('times (tables 7 and 8, 10.2, 11.4.3)', () => {
  test('Fi and Di by their codes', () => {
    const f = Array.from({ length: 16 }, (_, i) => fiDi((i << 4) | 1)?.f);
    expect(f).toEqual([
      372,
      372,
      558,
      744,
      1116,
      1488,
      1860,
      undefined,
      undefined,
      512,
      768,
      1024,
      1536,
      2048,
      undefined,
      undefined,
    ]);
    const d = Array.from({ length: 16 }, (_, i) => fiDi(0x10 | i)?.d);
    expect(d).toEqual([undefined, 1, 2, 4, 8, 16, 32, 64, 12, 20, ...Array<undefined>(6).fill(undefined)]);
    expect(fiDi(DEFAULT_FI_DI)).toEqual({ f: 372, d: 1 });
  });

  test('etu, BWT, CWT and WWT at 4 MHz', () => {
    const times = waitingTimes(4000, { f: 372, d: 4 }, { bwi: 4, cwi: 5, wi: 10 });
    expect(times.etu).toBeCloseTo(0.02325, 8);
    expect(times.bwt).toBeCloseTo(0.25575 + 1428.48, 6);
    expect(times.cwt).toBeCloseTo(43 * 0.02325, 8);
    expect(times.wwt).toBeCloseTo(892.8, 6);
  });
});

describe('PPS (clause 9)', () => {
  test('the request: PPSS, PPS0, PPS1, PCK', () => {
    expect(encodePps({ protocol: 1, fiDi: 0x13 })).toEqual(fromHex('FF1113FD'));
    expect(encodePps({ protocol: 1 })).toEqual(fromHex('FF01FE'));
    expect(encodePps({ protocol: 0, fiDi: 0x95 })).toEqual(fromHex('FF10957A'));
  });

  test('8.2 case 26: an echo takes the values, a partial echo the defaults', () => {
    expect(checkPps({ protocol: 1, fiDi: 0x13 }, fromHex('FF1113FD'))).toBe(0x13);
    expect(checkPps({ protocol: 1, fiDi: 0x13 }, fromHex('FF01FE'))).toBe(0x11);
    expect(checkPps({ protocol: 1 }, fromHex('FF01FE'))).toBe(0x11);
  });

  test.each(['', 'FF', 'FF1113FC', 'FF1112FC', 'FF1013FC', 'FF00FF', 'FF1113FD00', '00000000', 'FF01FF'])(
    '8.2 case 26: silence and garbage have failed: "%s"',
    (answer) => {
      expect(checkPps({ protocol: 1, fiDi: 0x13 }, fromHex(answer))).toBeUndefined();
    },
  );
});
