import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/bytes';
import { parseAtr } from '../../../src/protocol/iso7816';
import { findClassDescriptor } from '../../../src/reader/ccid/class-descriptor';
import { blockLimits, cardTimes, commandLimits } from '../../../src/reader/ccid/timing';
import readers from '../../fixtures/ccid-readers.json';

const descriptor = findClassDescriptor([fromHex(readers[0]!.interfaces[0]!.classDescriptor)])!;
/** BWI 4, CWI 5, WI 10. */
const atr = parseAtr(fromHex('3B E0 00 FF 81 31 FE 45 14'));
const at = (defaultClock: number, code = 0x11) => cardTimes(atr, code, { ...descriptor, defaultClock });

describe('how long is waited', () => {
  it('the card’s times follow the reader’s clock (ISO/IEC 7816-3, 10.2 and 11.4.3)', () => {
    const times = at(4000);
    expect(times.etu).toBeCloseTo(372 / 4000);
    expect(times.bwt).toBeCloseTo(11 * times.etu + (16 * 960 * 372) / 4000);
    expect(times.cwt).toBeCloseTo(43 * times.etu);
    expect(times.wwt).toBeCloseTo((10 * 960 * 372) / 4000);
    expect(at(4000, 0x96).etu).toBeCloseTo(512 / 32 / 4000);
  });

  it.each([0, 999, 20_001, 0xffffffff])(
    'a clock that cannot be (%i kHz) is taken for a slow one',
    (clock) => {
      expect(at(clock)).toEqual(at(1000));
    },
  );

  it.each([1000, 20_000])('one that can (%i kHz) is taken as told', (clock) => {
    expect(at(clock).etu).toBeCloseTo(372 / clock);
  });

  it('reserved Fi and Di count as the defaults', () => {
    expect(at(4000, 0x70)).toEqual(at(4000, 0x11));
  });

  const times = { etu: 0.1, bwt: 2_000, cwt: 4, wwt: 20 };

  it('a block has the card’s time, the characters of a block, and a second for the reader', () => {
    expect(blockLimits(times, 2_000)).toEqual({ timeout: 2_000 + 260 * (4 + 1.2) + 1_000, extension: 2_000 });
  });

  it('a command has what its protocol allows, three seconds at least and a minute at most', () => {
    expect(commandLimits(1, times, undefined, false).timeout).toBeCloseTo(2_000 + 260 * 5.2 + 1_000);
    expect(commandLimits(0, times, undefined, false).timeout).toBeCloseTo(260 * 20 + 6 + 1_000);
    expect(commandLimits(1, times, 2_500, false).timeout).toBe(3_500);
    expect(commandLimits(1, times, 10, false).timeout).toBe(3_000);
    expect(commandLimits(1, times, 90_000, false).timeout).toBe(60_000);
  });

  it('a time extension counts in BWT for T=1 and in WWT for T=0', () => {
    expect(commandLimits(1, times, undefined, false).extension).toBe(2_000);
    expect(commandLimits(0, times, undefined, false).extension).toBe(20);
  });

  it('a secret command has five seconds at least', () => {
    expect(commandLimits(1, times, 10, true).timeout).toBe(5_000);
    expect(commandLimits(1, times, 9_000, true).timeout).toBe(10_000);
  });
});
