import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_READERS, knownReaders, readerVerdict, type ReaderUse } from '../../../src/reader/catalogue';

/** What the compilation of November 2026 says of each trade name, taken from the page and not from the code; O2Micro's is stricter
 * than the page, because its interfaces are of character level, which this app does not speak. */
const EXPECTED: Readonly<Record<ReaderUse, string>> = {
  page: 'rc-s300-s rc-s300-p rc-s380-s rc-s380-p scr3310-nttcom scr331di-nttcom scr331-di',
  package:
    'acr39-nttcom nttcom-scr3310v2 acr1251cl-nttcom acr1251di-nttcom io-nfc4 io-nfc3 elecom-ica001 sanwa-mnicu2 cir315a ' +
    'cir415a cir115 acr39u scr3310v2 utrust2700r cloud2700f utrust3700f utrust4701f acr122u acr1251u acr1252u acr1255u ' +
    'acr1552u ct30 toppan feitian realtek0165 rocketek alcor broadcom panasonic hp-kbd-jp',
  no: 'hitachi-m520u rc-s330 rc-s320 phone i2c-nfc o2micro',
  unknown: 'rc-s660u alcey elecom-icd102 sanwa-mnicubk io-iccrw buffalo others',
};

describe('the verdict on a reader', () => {
  it('knows 51 trade names, each once', () => {
    expect(KNOWN_READERS).toHaveLength(51);
    expect(new Set(KNOWN_READERS.map(({ id }) => id)).size).toBe(51);
    expect(Object.values(EXPECTED).join(' ').split(' ').sort()).toEqual(
      KNOWN_READERS.map(({ id }) => id).sort(),
    );
  });

  for (const [use, ids] of Object.entries(EXPECTED)) {
    for (const id of ids.split(' ')) {
      it(`by the name alone, ${id}: ${use}`, () => {
        expect(readerVerdict({ id }).use).toBe(use);
      });
    }
  }

  it('by ids: a reader of class FF with a CCID descriptor is for pages, its sister of class 0B is not', () => {
    expect(readerVerdict({ vendorId: 0x04e6, productId: 0x511a })).toMatchObject({
      use: 'page',
      reason: 'vendor-ccid',
    });
    expect(readerVerdict({ vendorId: 0x04e6, productId: 0x5116 })).toMatchObject({
      use: 'package',
      reason: 'protected-class',
    });
  });

  it('by ids: RC-S300 is for pages although the published list shows its class 0B interface alone', () => {
    expect(readerVerdict({ vendorId: 0x054c, productId: 0x0dc8 })).toMatchObject({
      use: 'page',
      reason: 'sony-vendor',
    });
  });

  it('live: the descriptor decides against the ids (class varies by firmware)', () => {
    const reserved = { interfaceClass: 0x0b, ccid: true, bulkPair: true, level: 'tpdu' } as const;
    const ids = { vendorId: 0x04e6, productId: 0x511a };
    expect(readerVerdict({ ...ids, interfaces: [reserved] })).toMatchObject({ use: 'package', sure: 'live' });
    expect(readerVerdict({ ...ids, interfaces: [{ ...reserved, interfaceClass: 0xff }] })).toMatchObject({
      use: 'page',
      sure: 'live',
    });
  });

  it('live: RC-S330 and RC-S380 are both FF without a CCID descriptor and told apart by id', () => {
    const interfaces = [{ interfaceClass: 0xff, ccid: false, bulkPair: true }];
    expect(readerVerdict({ vendorId: 0x054c, productId: 0x02e1, interfaces })).toMatchObject({
      use: 'no',
      reason: 'felica-only',
    });
    expect(readerVerdict({ vendorId: 0x054c, productId: 0x06c1, interfaces })).toMatchObject({
      use: 'page',
      reason: 'sony-vendor',
    });
  });

  it('live: a Sony interface without its bulk pair is not promised', () => {
    const interfaces = [{ interfaceClass: 0xff, ccid: false, bulkPair: false }];
    expect(readerVerdict({ vendorId: 0x054c, productId: 0x06c1, interfaces }).use).toBe('no');
  });

  it('live: a character-level reader cannot be used, in either class', () => {
    for (const interfaceClass of [0x0b, 0xff]) {
      const interfaces = [{ interfaceClass, ccid: true, bulkPair: true, level: 'character' as const }];
      expect(readerVerdict({ vendorId: 1, productId: 2, interfaces })).toMatchObject({
        use: 'no',
        reason: 'character-level',
      });
    }
  });

  it('says nothing is known of ids that no source names', () => {
    expect(readerVerdict({ vendorId: 1, productId: 2 })).toEqual({
      use: 'unknown',
      reason: 'not-known',
      sure: '-',
    });
    expect(readerVerdict({})).toMatchObject({ use: 'unknown' });
  });

  it('finds every trade name that shares one silicon, and a whole product range', () => {
    expect(
      knownReaders(0x31aa, 0x3002)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['elecom-ica001', 'io-nfc4']);
    expect(knownReaders(0x0a5c, 0x5842).map(({ id }) => id)).toEqual(['broadcom']);
    expect(knownReaders(0x0a5c, 0x5900)).toEqual([]);
  });

  it('never calls an interface of the smart-card class usable by a page (property)', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(0xffff), fc.boolean(), (vendorId, productId, ccid) => {
        const interfaces = [{ interfaceClass: 0x0b, ccid, bulkPair: true }];
        expect(readerVerdict({ vendorId, productId, interfaces }).use).not.toBe('page');
      }),
    );
  });
});
