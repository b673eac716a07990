import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock as clock } from '../../src/clock';
import { createCard, type DemoCard } from '../../src/sim';
import { fewestOctets, glanceTraffic, LINK_LEVELS } from '../../tools/bench-link';

let card: DemoCard;
beforeAll(async () => {
  card = await createCard('all-current', { clock });
});

describe('link economy of a glance', () => {
  it.each(LINK_LEVELS.filter((level) => level !== 't0'))(
    '%s: no octet over the least, and one bulk pair a command',
    async (level) => {
      expect(await glanceTraffic(level, card, clock)).toEqual({
        apdus: 15,
        overWire: 1,
        transfersPerApdu: 2,
      });
    },
  );

  it('t0: one 6Cxx more than the least, for the read that is shorter than asked', async () => {
    const { apdus, overWire, transfersPerApdu } = await glanceTraffic('t0', card, clock);
    expect(apdus).toBe(15);
    expect(transfersPerApdu).toBeCloseTo(32 / 15);
    expect(overWire).toBeGreaterThan(1);
    expect(overWire).toBeLessThan(1.05);
  });
});

describe('the least that the protocols need, by their own sizes', () => {
  const select = Uint8Array.of(0x00, 0xa4, 0x04, 0x00, 0x02, 0x3f, 0x00, 0x00);
  const read = Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x00);

  it.each([
    ['short', 10 + 5 + 10 + 258],
    ['t1', 10 + 4 + 5 + 10 + 4 + 258],
    ['t0', 10 + 5 + 10 + 258],
  ] as const)('%s: a read', (level, octets) => {
    expect(fewestOctets(level, { command: read, answer: 258 })).toBe(octets);
  });

  it('t0: what waits is fetched by GET RESPONSE, and Lc and Le never go together', () => {
    expect(fewestOctets('t0', { command: select, answer: 12 })).toBe(10 + 7 + 10 + 2 + (10 + 5) + (10 + 12));
    expect(fewestOctets('t0', { command: select.subarray(0, 4), answer: 2 })).toBe(10 + 5 + 10 + 2);
  });
});
