import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/bytes';
import {
  dataLimit,
  does,
  exchangeLevel,
  findClassDescriptor,
  ifsdLimit,
  receiveLimit,
  speaks,
} from '../../../src/reader/ccid/class-descriptor';
import readers from '../../fixtures/ccid-readers.json';

const interfaces = readers.flatMap(({ name, interfaces }) =>
  interfaces.map((each) => ({
    name,
    ...each,
    parsed: findClassDescriptor([fromHex(each.classDescriptor)])!,
  })),
);

describe('the class descriptor (CCID 1.1, 5.1)', () => {
  it('counts 343 readers with 380 interfaces in the list', () => {
    expect([readers.length, interfaces.length]).toEqual([343, 380]);
  });

  it.each(interfaces)('$name, interface $interfaceNumber: is read as the list has it', (reader) => {
    const { parsed } = reader;
    expect({
      exchangeLevel: exchangeLevel(parsed),
      protocols: ([0, 1] as const).filter((each) => speaks(parsed, each)).map((each) => `T=${each}`),
      slots: parsed.maxSlotIndex + 1,
      maxMessageLength: parsed.maxMessageLength,
      maxIfsd: parsed.maxIfsd,
      pinSupport: parsed.pinSupport,
    }).toEqual({
      exchangeLevel: reader.exchangeLevel,
      protocols: reader.protocols,
      slots: reader.slots,
      maxMessageLength: reader.maxMessageLength,
      maxIfsd: reader.maxIfsd,
      pinSupport: reader.pinSupport,
    });
    expect(dataLimit(parsed)).toBeGreaterThanOrEqual(54);
    expect(ifsdLimit(parsed)).toBeGreaterThanOrEqual(1);
    expect(ifsdLimit(parsed)).toBeLessThanOrEqual(254);
  });

  it('reads every field at its place', () => {
    const raw = Uint8Array.from({ length: 54 }, (_, i) => (i === 0 ? 54 : i === 1 ? 0x21 : i));
    expect(findClassDescriptor([raw])).toEqual({
      bcdCcid: 0x0302,
      maxSlotIndex: 4,
      voltageSupport: 5,
      protocols: 0x09080706,
      defaultClock: 0x0d0c0b0a,
      maximumClock: 0x11100f0e,
      clockCount: 18,
      dataRate: 0x16151413,
      maxDataRate: 0x1a191817,
      dataRateCount: 27,
      maxIfsd: 0x1f1e1d1c,
      synchProtocols: 0x23222120,
      mechanical: 0x27262524,
      features: 0x2b2a2928,
      maxMessageLength: 0x2f2e2d2c,
      classGetResponse: 48,
      classEnvelope: 49,
      lcdLayout: 0x3332,
      pinSupport: 52,
      maxBusySlots: 53,
    });
  });

  const base = interfaces[0]!.parsed;

  it('SCM’s 263 means 271, and no word of the reader makes a buffer larger than CCID’s longest message', () => {
    expect(dataLimit({ ...base, maxMessageLength: 263 })).toBe(261);
    expect(dataLimit({ ...base, maxMessageLength: 264 })).toBe(254);
    expect(dataLimit({ ...base, maxMessageLength: 0xffffffff })).toBe(65_546);
    expect(dataLimit({ ...base, maxMessageLength: 0 })).toBe(1);
    expect(receiveLimit({ ...base, maxMessageLength: 64 })).toBe(271);
    expect(receiveLimit({ ...base, maxMessageLength: 1000 })).toBe(1000);
    expect(receiveLimit({ ...base, maxMessageLength: 0xffffffff })).toBe(65_556);
  });

  it('dwMaxIFSD 0 or above 254 is taken for 254, and never more than fits into a message', () => {
    const limits = [0, 252, 254, 5000].map((maxIfsd) =>
      ifsdLimit({ ...base, maxMessageLength: 271, maxIfsd }),
    );
    expect(limits).toEqual([254, 252, 254, 254]);
    expect(ifsdLimit({ ...base, maxMessageLength: 64, maxIfsd: 254 })).toBe(49);
    expect(ifsdLimit({ ...base, maxMessageLength: 0, maxIfsd: 254 })).toBe(1);
  });

  it('names features and the highest exchange level of several', () => {
    const features = (value: number) => ({ ...base, features: value });
    expect(exchangeLevel(features(0x70000))).toBe('extended-apdu');
    expect(exchangeLevel(features(0x30000))).toBe('short-apdu');
    expect(exchangeLevel(features(0x10000))).toBe('tpdu');
    expect(exchangeLevel(features(0x8ffff))).toBe('character');
    const bits = {
      autoParameters: 2,
      autoActivation: 4,
      autoVoltage: 8,
      autoNegotiation: 0x40,
      autoPps: 0x80,
      autoIfsd: 0x400,
    };
    for (const [name, bit] of Object.entries(bits)) {
      expect(does(features(bit), name as keyof typeof bits)).toBe(true);
      expect(does(features(~bit), name as keyof typeof bits)).toBe(false);
    }
  });
});
