import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/bytes';
import { type RadioModelName, VirtualUsb, createVirtualReader } from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';
import { echoCard, hex, hexOf, ok } from './support/rig';

const SELECT = '00A4040C0AD392F000260100000001';

/** The vendor interface claimed by hand: pseudo-APDUs in, payload of the Escape answer out. */
async function claimed(model: RadioModelName = 'rc-s300', { empty = false, duration = 0 } = {}) {
  const clock = new VirtualClock();
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader(model, { clock });
  const card = { ...echoCard(() => ok(), { duration }), typeB: typeB() };
  if (!empty) reader.insert(card);
  const device = usb.plug(reader.device, { permitted: true });
  await device.open();
  await device.claimInterface(1);
  let sequence = 0;
  const raw = async (message: string): Promise<string> => {
    await device.transferOut(2, fromHex(message));
    return hexOf(await clock.run(device.transferIn(2, 1024)));
  };
  const send = async (payload: string): Promise<string> => {
    const octets = fromHex(payload);
    const [low, number] = [octets.length, sequence++].map((value) => toHex(Uint8Array.of(value)));
    const answer = await raw(`6B ${low}000000 00 ${number} 000000 ${payload}`);
    expect(answer.slice(0, 2)).toBe('83');
    expect(answer.slice(12, 14)).toBe(number);
    return answer.slice(20);
  };
  const all = async (...payloads: readonly string[]): Promise<string> => {
    let last = '';
    for (const payload of payloads) last = await send(payload);
    return last;
  };
  return { clock, reader, card, device, raw, send, all };
}

const typeB = () => ({ applicationData: fromHex('000005E0'), protocolInfo: fromHex('B381A1') });
const START = 'FF 50 00 00 02 81 00 00';
const END = 'FF 50 00 00 02 82 00 00';
const FIELD_OFF = 'FF 50 00 00 02 83 00 00';
const FIELD_ON = 'FF 50 00 00 02 84 00 00';
const SWITCH = 'FF 50 00 02 04 8F 02 01 04 00';
const UP = [START, FIELD_OFF, FIELD_ON, SWITCH];
const DONE = hex('C0 03 00 90 00 90 00');
/** An exchange of the data with this flag and one second. */
const exchange = (flag: string, data: string, timer = '5F 46 04 40 42 0F 00', zeros = '00 00 00'): string => {
  const objects = hex(`${flag} ${timer} 95 82 00 ${toHex(Uint8Array.of(fromHex(data).length))} ${data}`);
  return `FF 50 00 01 00 00 ${toHex(Uint8Array.of(objects.length / 2))} ${objects} ${zeros}`;
};
const READER = '90 02 00 0C';
const HOST = '90 02 00 1C';
const MUTE = hex('C0 03 03 64 01 90 00');
const reply = (data: string): string => hex(`C0 03 00 90 00 92 01 00 96 02 00 00 97 ${data} 90 00`);

describe('virtual RC-S300: the session (PC/SC part 3, with the status words measured by public projects)', () => {
  it('tells both interfaces; the first one is kept from pages', async () => {
    const { device } = await claimed();
    const interfaces = device.configuration!.interfaces.map(({ alternate }) => alternate.interfaceClass);
    expect(interfaces).toEqual([0x0b, 0xff]);
    await expect(device.claimInterface(0)).rejects.toThrow('protected class');
  });

  it('starts once (698A twice), ends, and turns the field on inside of a session only (6301)', async () => {
    const { send } = await claimed();
    expect(await send(FIELD_ON)).toBe(hex('C0 03 01 63 01 90 00'));
    expect(await send(START)).toBe(DONE);
    expect(await send(START)).toBe(hex('C0 03 01 69 8A 90 00'));
    expect(await send(FIELD_ON)).toBe(DONE);
    expect(await send(END)).toBe(DONE);
    expect(await send(END)).toBe(hex('C0 03 01 69 85 90 00'));
  });

  it('activates a Type B card and tells its pseudo answer to reset; 6401 without one', async () => {
    const { all } = await claimed();
    expect(await all(...UP)).toBe(
      hex('C0 03 00 90 00 5F 51 0D 3B 88 80 01 00 00 05 E0 B3 81 A1 00 7F 90 00'),
    );
    const none = await claimed('rc-s300', { empty: true });
    expect(await none.all(...UP)).toBe(hex('C0 03 01 64 01 90 00'));
  });

  it('an active card hears no further request: neither REQB of ours nor another switch', async () => {
    const { all } = await claimed();
    expect(await all(...UP, SWITCH)).toBe(hex('C0 03 01 64 01 90 00'));
    const other = await claimed();
    expect(await other.all(...UP, exchange(HOST, '05 00 00'))).toBe(MUTE);
    expect(await other.all(FIELD_OFF, FIELD_ON, SWITCH)).toContain('5F510D');
  });

  it('an exchange takes three zeros (two are 6700), or one in its short form', async () => {
    const { all, send } = await claimed();
    expect(await all(...UP, exchange(READER, SELECT, undefined, '00 00'))).toBe('6700');
    expect(await send(exchange(READER, SELECT))).toBe(reply('02 90 00'));
    const short = hex(`${READER} 5F 46 04 40 42 0F 00 95 0F ${SELECT}`);
    expect(await send(`FF 50 00 01 ${toHex(Uint8Array.of(short.length / 2))} ${short} 00`)).toBe(
      reply('02 90 00'),
    );
  });

  it('outside of a session, before a switch, and as a bare APDU: 6985', async () => {
    const { all, send } = await claimed();
    expect(await send(exchange(READER, SELECT))).toBe(hex('C0 03 01 69 85 90 00'));
    expect(await all(START, FIELD_ON, exchange(READER, SELECT))).toBe(hex('C0 03 03 69 85 90 00'));
    expect(await send(SELECT)).toBe('6985');
  });

  it('the flag is sticky, the timer is not: without one no card is fast enough', async () => {
    const { all, send } = await claimed();
    expect(await all(...UP, exchange(READER, SELECT))).toBe(reply('02 90 00'));
    expect(await send(exchange('', SELECT))).toBe(reply('02 90 00'));
    const untimed = await claimed('rc-s300', { duration: 5 });
    expect(await untimed.all(...UP, exchange(READER, SELECT, ''))).toBe(hex('C0 03 02 64 01 90 00'));
  });

  it('an unknown tag is 6A81, octets that are no objects 6A80, an unknown instruction 6A81', async () => {
    const { all, send } = await claimed();
    expect(await all(...UP, 'FF 50 00 01 00 00 03 8A 01 00 00 00 00')).toBe(hex('C0 03 01 6A 81 90 00'));
    expect(await send('FF 50 00 01 00 00 02 95 05 00 00 00')).toBe(hex('C0 03 01 6A 80 90 00'));
    expect(await send('FF 53 00 00')).toBe('6A81');
  });

  it('a session idle for more than five seconds is dropped', async () => {
    const { all, send, clock } = await claimed();
    await all(...UP);
    await clock.advance(4_900);
    expect(await send(exchange(READER, SELECT))).toBe(reply('02 90 00'));
    await clock.advance(5_100);
    expect(await send(exchange(READER, SELECT))).toBe(hex('C0 03 01 69 85 90 00'));
  });

  it('is busy (E0) while the card works, and knows no message but Escape', async () => {
    const { all, device, clock, raw } = await claimed('rc-s300', { duration: 200 });
    await all(...UP);
    const payload = hex(exchange(READER, SELECT));
    const length = toHex(Uint8Array.of(payload.length / 2));
    await device.transferOut(2, fromHex(`6B ${length}000000 00 10 000000 ${payload}`));
    expect(await raw('6B 04000000 00 11 000000 FF560000')).toBe(hex('83 00000000 00 11 42 E0 00'));
    expect(hexOf(await clock.run(device.transferIn(2, 1024)))).toContain(reply('02 90 00'));
    expect(await raw('62 00000000 00 12 000000')).toBe(hex('83 00000000 00 12 42 00 00'));
  });
});

describe('virtual RC-S300: who runs ISO-DEP (ISO/IEC 14443-4)', () => {
  it('bit 4 clear: the reader; bit 4 set: the host', async () => {
    const { all, send, card } = await claimed();
    expect(await all(...UP, exchange(READER, SELECT))).toBe(reply('02 90 00'));
    expect(card.seen.at(-1)).toBe(SELECT);
    expect(await all(FIELD_OFF, FIELD_ON, SWITCH, exchange(HOST, `02 ${SELECT}`))).toBe(reply('03 02 90 00'));
    // Rule 11 and 12: the card's own number brings the block again, the other one R(ACK).
    expect(await send(exchange(HOST, 'B2'))).toBe(reply('03 02 90 00'));
    expect(await send(exchange(HOST, 'B3'))).toBe(reply('01 A2'));
  });

  it('other firmware leaves it to the host, whatever the flag says', async () => {
    const { all, card } = await claimed('rc-s300-host');
    expect(await all(...UP, exchange(READER, SELECT))).toBe(MUTE);
    expect(card.seen).not.toContain(SELECT);
    expect(await all(FIELD_OFF, FIELD_ON, SWITCH, exchange(READER, `02 ${SELECT}`))).toBe(
      reply('03 02 90 00'),
    );
  });

  it('parity or a missing CRC makes a frame that no card reads', async () => {
    for (const flag of ['90 02 00 00', '90 02 00 0D']) {
      const { all } = await claimed();
      expect(await all(...UP, exchange(flag, SELECT))).toBe(MUTE);
    }
  });

  it('work longer than the frame waiting time is announced by S(WTX); in the reader’s mode the timer bounds it', async () => {
    const { all, send } = await claimed('rc-s300', { duration: 900 });
    expect(await all(...UP, exchange(HOST, `02 ${SELECT}`))).toBe(reply('02 F2 03'));
    expect(await send(exchange(HOST, 'F2 03'))).toBe(reply('03 02 90 00'));
    const reader = await claimed('rc-s300', { duration: 900 });
    expect(await reader.all(...UP, exchange(READER, SELECT))).toBe(reply('02 90 00'));
    expect(await reader.send(exchange(READER, SELECT, '5F 46 04 80 1A 06 00'))).toBe(MUTE);
  });
});
