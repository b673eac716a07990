import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, fromHex } from '../../../src/bytes';
import { parseAtr } from '../../../src/protocol/iso7816';
import { cardParameters } from '../../../src/reader/ccid/activate';
import type { Fault } from '../../../src/sim';
import { connecting, model } from '../support/connecting';
import { read, verify } from '../support/rig';
import { content } from '../support/test-card';

const [ON, OFF, GET, RESET, SET, XFR] = [0x62, 0x63, 0x6c, 0x6d, 0x61, 0x6f];

const voltages = (sent: (type: number) => readonly { head: number[] }[]): unknown[] =>
  sent(ON).map(({ head }) => head[0]);

describe('power-on (CCID 1.1, 6.1.1)', () => {
  it.each([
    [1, 7, [1]],
    [4, 7, [1, 3]],
    [2, 7, [1, 3, 2]],
    [2, 6, [3, 2]],
    [2, 3, [1, 2]],
  ])('8.2 case 23: a card of voltages %i in a reader of %i is tried at %j', async (works, offers, tried) => {
    const { connect, sent } = await connecting(model({ features: 0x10000, voltages: offers }), [
      { kind: 'voltage', works },
    ]);
    await connect();
    expect(voltages(sent)).toEqual(tried);
    expect(sent(OFF)).toHaveLength(tried.length);
  });

  it('8.2 case 23: a card that answers at no voltage is mute', async () => {
    const { connect, sent } = await connecting('manual', [{ kind: 'voltage', works: 0 }]);
    await expect(connect()).rejects.toMatchObject({ code: 'reader/card-mute' });
    expect(voltages(sent)).toEqual([1, 3, 2]);
  });

  it.each([0x10008, 0x10004])(
    '8.2 case 23: a reader that chooses by itself (%i) is left to it',
    async (features) => {
      const { connect, sent } = await connecting(model({ features }));
      await connect();
      expect(voltages(sent)).toEqual([0]);
    },
  );

  it('8.2 case 23: bVoltageSupport 0 means one automatic try, not a loop', async () => {
    const { connect, sent } = await connecting(model({ features: 0x10000, voltages: 0 }));
    await expect(connect()).rejects.toMatchObject({ code: 'reader/command-failed', detail: { error: 7 } });
    expect(voltages(sent)).toEqual([0]);
  });

  it('an empty slot ends it at once', async () => {
    const { connect, sent, reader } = await connecting('manual');
    reader.remove();
    await expect(connect()).rejects.toMatchObject({ code: 'reader/no-card' });
    expect(voltages(sent)).toEqual([1]);
  });

  it.each([
    ['empty', bytes(), 'atr/malformed'],
    ['34 octets', new Uint8Array(34).fill(0x3b), 'atr/malformed'],
    ['protocols that the reader has not', fromHex('3B 80 0E 8E'), 'reader/card-unsupported'],
  ])('8.2 case 24: an ATR of %s is a typed error', async (_, data, code) => {
    const { connect } = await connecting('short', [{ kind: 'answer', data, at: 1, message: ON }]);
    await expect(connect()).rejects.toMatchObject({ code });
  });

  it('a reconnect is a cold reset', async () => {
    const { connect, card } = await connecting('short');
    await connect();
    await connect();
    expect(card.resets).toBe(2);
  });

  it('8.2 case 20: a card that is pulled is “removed”, one that is silent is “mute”', async () => {
    for (const [fault, code] of [
      [{ kind: 'card-away', at: 1 }, 'reader/card-removed'],
      [{ kind: 'card-away', at: 2 }, 'reader/card-removed'],
      [{ kind: 'mute', at: 1 }, 'reader/card-mute'],
    ] as const) {
      const { connect, run, reader, card } = await connecting('short');
      const channel = await connect();
      reader.faults.plan([fault]);
      await expect(run(channel.transmit(verify()))).rejects.toMatchObject({ code });
      expect(card.verifies()).toBeLessThanOrEqual(1);
    }
  });
});

describe('parameters (CCID 1.1, 6.1.5 to 6.1.7)', () => {
  it.each([0x00, 0x07, 0x7f])('8.2 case 25: SetParameters refused with %i is no failure', async (error) => {
    const { connect, run } = await connecting(model({ features: 0x20000 }), [
      { kind: 'refused', error, at: 1, message: SET },
    ]);
    const channel = await connect();
    expect((await run(channel.transmit(read(0, 4)))).data).toEqual(content(0, 4));
  });

  it.each([
    [0xfb, 'reader/hardware'],
    [0x80, 'reader/command-failed'],
  ])('8.2 case 25: SetParameters refused with %i is one', async (error, code) => {
    const { connect } = await connecting('manual', [{ kind: 'refused', error, at: 1, message: SET }]);
    await expect(connect()).rejects.toMatchObject({ code });
  });

  it('are set where the reader does not take them from the ATR, and only there', async () => {
    const manual = await connecting('manual');
    await manual.connect();
    expect(manual.sent(SET)).toEqual([{ head: [1, 0, 0], data: fromHex('11 10 FF 45 00 FE 00') }]);
    const automatic = await connecting('t1');
    await automatic.connect();
    expect(automatic.sent(SET)).toEqual([]);
  });

  it('code the card’s own words for T=0 and T=1', () => {
    const told = (atr: string, protocol: 0 | 1, code = 0x11): Bytes =>
      cardParameters(parseAtr(fromHex(atr)), protocol, code).data;
    // T=0, inverse convention, TC1 = 05, TC2 = 0C.
    expect(told('3F C0 05 40 0C', 0)).toEqual(fromHex('11 02 05 0C 00'));
    // T=1, IFSC 80, BWI 3, CWI 7, CRC, T=15 with clock stop in either state.
    expect(told('3B 80 81 F1 80 37 01 1F C7 80', 1, 0x95)).toEqual(fromHex('95 11 00 37 03 80 00'));
  });

  it('a reader that does not tell its parameters is taken to use the first protocol', async () => {
    const dual = fromHex('3B 80 80 01 01');
    const make = model({ features: 0x100be, atr: dual, maxIfsd: 254 });
    const { connect } = await connecting(make, [{ kind: 'refused', error: 0, at: 1, message: GET }]);
    expect((await connect()).maxRead).toBe(256);
    const broken = await connecting(make, [{ kind: 'refused', error: 0xfb, at: 1, message: GET }]);
    await expect(broken.connect()).rejects.toMatchObject({ code: 'reader/hardware' });
  });

  it('of two protocols the one that the reader settled on by itself is asked for', async () => {
    const dual = fromHex('3B 80 80 01 01');
    const { connect, sent } = await connecting(model({ features: 0x100be, atr: dual, maxIfsd: 254 }));
    await connect();
    expect(sent(GET)).toHaveLength(1);
    const alone = await connecting(model({ features: 0x100be, atr: dual, protocols: 2 }));
    await alone.connect();
    expect(alone.sent(GET)).toHaveLength(0);
  });
});

describe('PPS by the host (ISO/IEC 7816-3, 9)', () => {
  const FAST = fromHex('3B 90 96 81 31 FE 45 9C');
  const PPS = fromHex('FF 11 96 78');
  const fast = model({ features: 0x10008, atr: FAST });

  it('is made where neither bit 40 nor 80 is set and the card offers more than the defaults', async () => {
    const { connect, sent, run } = await connecting(fast);
    const channel = await connect();
    expect(sent(XFR)[0]).toEqual({ head: [0, 0, 0], data: PPS });
    expect(sent(SET)[0]!.data[0]).toBe(0x96);
    expect((await run(channel.transmit(read(0, 4)))).data).toEqual(content(0, 4));
  });

  it.each([0x10048, 0x10088])('is left to a reader that does it (%i)', async (features) => {
    const { connect, sent } = await connecting(model({ features, atr: FAST }));
    await connect();
    expect(sent(XFR).map(({ data }) => data[0])).not.toContain(0xff);
  });

  it.each<readonly [string, Fault]>([
    ['no answer of the card', { kind: 'mute', at: 1, message: XFR }],
    ['no answer of the reader', { kind: 'no-answer', at: 1, message: XFR }],
    ['garbage', { kind: 'answer', data: bytes(1, 2, 3), at: 1, message: XFR }],
  ])('8.2 case 26: after %s the card is reset and stays at the defaults', async (_, fault) => {
    const { connect, sent, run, card } = await connecting(fast, [fault]);
    const channel = await connect();
    expect(card.resets).toBe(2);
    expect(sent(RESET)).toHaveLength(1);
    expect(sent(SET)[0]!.data[0]).toBe(0x11);
    expect((await run(channel.transmit(read(0, 4)))).data).toEqual(content(0, 4));
  });

  it('8.2 case 26: an answer without PPS1 leaves the defaults in use', async () => {
    const { connect, sent } = await connecting(fast, [
      { kind: 'answer', data: fromHex('FF 01 FE'), at: 1, message: XFR },
    ]);
    await connect();
    expect(sent(SET)[0]!.data[0]).toBe(0x11);
  });

  it('a card that leaves meanwhile is not taken for one that refused', async () => {
    const { connect, card, reader, device } = await connecting(fast);
    const send = device.transferOut.bind(device);
    device.transferOut = (endpoint, data) => {
      if (data[10] === 0xff) reader.device.unplug();
      return send(endpoint, data);
    };
    await expect(connect()).rejects.toMatchObject({ code: 'usb/disconnected' });
    expect(card.resets).toBe(1);
  });

  it('is not made for a rate beyond the reader’s', async () => {
    // FI 1, DI 6: 32 bits a clock of 4.8 MHz over 372 is the most that the reader has; DI 7 is twice that.
    const { connect, sent } = await connecting(
      model({ features: 0x10008, atr: fromHex('3B 90 17 81 31 FE 45 1D') }),
    );
    await connect();
    expect(sent(XFR)[0]!.data[0]).toBe(0);
    expect(sent(SET)[0]!.data[0]).toBe(0x11);
  });

  it('is not made in specific mode', async () => {
    const { connect, sent } = await connecting(
      model({ features: 0x10008, atr: fromHex('3B 90 96 91 01 31 FE 45 8D') }),
    );
    await connect();
    expect(sent(XFR).map(({ data }) => data[0])).not.toContain(0xff);
    expect(sent(SET)[0]!.data[0]).toBe(0x96);
  });

  it('8.3: implicit values of specific mode are the reader’s defaults, not those of TA1', async () => {
    const { connect, sent } = await connecting(
      model({ features: 0x10008, atr: fromHex('3B 90 96 91 11 31 FE 45 9D') }),
    );
    await connect();
    expect(sent(SET)[0]!.data[0]).toBe(0x11);
  });

  it('is no matter of a reader at APDU level, whatever it leaves to the host', async () => {
    const { connect, sent } = await connecting(model({ features: 0x20000, atr: FAST }));
    await connect();
    expect(sent(XFR)).toEqual([]);
    expect(sent(GET)).toEqual([]);
  });

  it('8.2 case 26: a reader that sets its parameters by the ATR is not told to forget them', async () => {
    const { connect, sent, card } = await connecting(model({ features: 0x1000a, atr: FAST }), [
      { kind: 'mute', at: 1, message: XFR },
    ]);
    await connect();
    expect(card.resets).toBe(2);
    expect(sent(RESET)).toEqual([]);
    expect(sent(SET)).toEqual([]);
  });

  it('8.2 case 26: where the card’s first protocol is not the reader’s, failed PPS is the end', async () => {
    const dual = model({ features: 0x10008, atr: fromHex('3B 80 80 01 01'), protocols: 2 });
    const { connect, sent } = await connecting(dual, [{ kind: 'mute', at: 1, message: XFR }]);
    await expect(connect()).rejects.toMatchObject({
      code: 'reader/card-unsupported',
      detail: { what: 'PPS' },
    });
    // PPS0 without PPS1: the rate stays, T=1 is asked for.
    expect(sent(XFR)[0]!.data).toEqual(fromHex('FF 01 FE'));
  });

  it('9.2: of a card with the defaults and one protocol nothing is asked', async () => {
    const { connect, sent } = await connecting(model({ features: 0x10008 }));
    await connect();
    expect(sent(XFR)[0]!.data[0]).toBe(0);
  });
});
