import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/bytes';
import { VirtualUsb, createVirtualReader } from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';
import { echoCard, hex, hexOf, ok } from './support/rig';

const ACK = '0000FF00FF00';
const SET_RF = '00 00 FF FF FF 06 00 FA D6 00 03 07 0F 07 0A 00';
const DEFAULTS =
  '00 00 FF FF FF 28 00 D8 D6 02 00 18 01 01 02 01 03 00 04 00 05 00 06 00 07 08 08 00 09 00 0A 00 0B 00 0C 00 0E 04 0F 00 10 00 11 00 12 00 13 06 4B 00';
const TYPE_B = '00 00 FF FF FF 0C 00 F4 D6 02 00 14 09 01 0A 01 0B 01 0C 01 E6 00';
const REQB = '00 00 FF FF FF 07 00 F9 D6 04 36 01 05 00 10 DA 00';
const FIELD_OFF = '00 00 FF FF FF 03 00 FD D6 06 00 24 00';
const VERSION = '00 00 FF FF FF 02 00 FE D6 20 0A 00';
const READY = [SET_RF, DEFAULTS, TYPE_B];

async function claimed({ empty = false, extended = false } = {}) {
  const clock = new VirtualClock();
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader('rc-s380', { clock });
  if (extended) reader.faults.plan([{ kind: 'extended-atqb' }]);
  const typeB = { applicationData: fromHex('000005E0'), protocolInfo: fromHex('B381A1') };
  const card = { ...echoCard(() => ok(new Uint8Array(40))), typeB };
  if (!empty) reader.insert(card);
  const device = usb.plug(reader.device, { permitted: true });
  await device.open();
  await device.claimInterface(0);
  const read = async (): Promise<string> => hexOf(await clock.run(device.transferIn(1, 320)));
  /** Sends frames as they are; each is acknowledged; gives the data of the last answer, its checksums taken off. */
  const send = async (...frames: readonly string[]): Promise<string> => {
    let last = '';
    for (const frame of frames) {
      await device.transferOut(2, fromHex(frame));
      expect(await read()).toBe(ACK);
      last = await read();
    }
    return last.slice(16, -4);
  };
  /** InCommRF of the card's frame with 100 ms. */
  const communicate = (frame: string): Promise<string> => send(framed(`D6 04 F2 03 ${frame}`));
  return { clock, reader, card, device, read, send, communicate };
}

function framed(data: string): string {
  const octets = fromHex(data);
  const sum = (values: Iterable<number>): number =>
    -[...values].reduce((all, value) => all + value, 0) & 0xff;
  const head = [octets.length, 0];
  return `0000FFFFFF${toHex(Uint8Array.of(...head, sum(head)))}${hex(data)}${toHex(Uint8Array.of(sum(octets)))}00`;
}

describe('virtual RC-S380 (NFC Port-100, frames measured by public projects)', () => {
  it('has one interface of the vendor class without a CCID descriptor, bulk OUT 2 and IN 1', async () => {
    const { device } = await claimed();
    const [only, ...others] = device.configuration!.interfaces;
    expect(others).toEqual([]);
    expect(only!.alternate.interfaceClass).toBe(0xff);
    const ends = only!.alternate.endpoints.map(({ endpointNumber, direction }) => [
      endpointNumber,
      direction,
    ]);
    expect(ends).toEqual([
      [2, 'out'],
      [1, 'in'],
    ]);
  });

  it('acknowledges and answers each command of the table', async () => {
    const { send } = await claimed();
    for (const [frame, answer] of [
      [SET_RF, 'D70100'],
      [DEFAULTS, 'D70300'],
      [TYPE_B, 'D70300'],
      [FIELD_OFF, 'D70700'],
      ['00 00 FF FF FF 03 00 FD D6 2A 01 FF 00', 'D72B00'],
    ] as const) {
      expect(await send(frame)).toBe(answer);
    }
    expect(await send(VERSION)).toMatch(/^D721....$/);
  });

  it('answers a frame with a wrong checksum by an error frame', async () => {
    const { device, read } = await claimed();
    await device.transferOut(2, fromHex('00 00 FF FF FF 02 00 FE D6 20 0B 00'));
    expect(await read()).toBe('0000FFFFFF');
  });

  it('REQB brings an ATQB of 12 octets, 13 from a card that has the last; status 80 from no card', async () => {
    const { send } = await claimed();
    expect(await send(...READY, REQB)).toMatch(/^D7050000000008 ?50.{8}000005E0B381A1$/);
    const longer = await claimed({ extended: true });
    expect(await longer.send(...READY, REQB)).toMatch(/000005E0B381A100$/);
    const none = await claimed({ empty: true });
    expect(await none.send(...READY, REQB)).toBe('D70580000000');
  });

  it('hears nothing without the settings of Type B', async () => {
    for (const frames of [[], [SET_RF], [SET_RF, DEFAULTS], [DEFAULTS, TYPE_B]]) {
      const { send } = await claimed();
      expect(await send(...frames, REQB)).toBe('D70580000000');
    }
  });

  async function active(parameter2: string) {
    const at = await claimed();
    const atqb = await at.send(...READY, REQB);
    const pupi = atqb.slice(16, 24);
    expect(await at.communicate(`1D ${pupi} 00 ${parameter2} 01 00`)).toBe('D705000000000800');
    return at;
  }

  it('ATTRIB with FSDI 8 takes whole answers; with the nibbles swapped it is not heard at all', async () => {
    const { communicate, card } = await active('08');
    const answer = await communicate('02 00 B0 00 00 28');
    expect(answer).toBe(`D705000000000802${'00'.repeat(40)}9000`);
    expect(card.seen.at(-1)).toBe('00B0000028');
    const swapped = await claimed();
    const pupi = (await swapped.send(...READY, REQB)).slice(16, 24);
    expect(await swapped.communicate(`1D ${pupi} 00 80 01 00`)).toBe('D70580000000');
  });

  it('ATTRIB with FSDI 0 makes the card chain at 16 octets (ISO/IEC 14443-4, 7.5.3)', async () => {
    const { communicate } = await active('00');
    expect(await communicate('02 00 B0 00 00 28')).toBe(`D705000000000812${'00'.repeat(13)}`);
    expect(await communicate('A3')).toBe(`D705000000000813${'00'.repeat(13)}`);
    // Its own number: the same block again.
    expect(await communicate('A3')).toBe(`D705000000000813${'00'.repeat(13)}`);
    expect(await communicate('A2')).toBe(`D705000000000812${'00'.repeat(13)}`);
    expect(await communicate('A3')).toBe('D705000000000803009000');
  });

  it('another PUPI each time, none for ATTRIB of another card, silence after DESELECT', async () => {
    const { send, communicate } = await claimed();
    const first = (await send(...READY, REQB)).slice(16, 24);
    const second = (await send(FIELD_OFF, REQB)).slice(16, 24);
    expect(second).not.toBe(first);
    expect(await communicate(`1D ${first} 00 08 01 00`)).toBe('D70580000000');
    expect(await communicate(`1D ${second} 00 08 01 00`)).toBe('D705000000000800');
    expect(await communicate('C2')).toBe('D7050000000008C2');
    expect(await communicate('02 00 B0 00 00 01')).toBe('D70580000000');
  });

  it('an ACK of the host stops the command that is under way', async () => {
    const { device, read, send } = await claimed({ empty: true });
    await send(...READY);
    await device.transferOut(2, fromHex(REQB));
    expect(await read()).toBe(ACK);
    await device.transferOut(2, fromHex(ACK));
    expect(await send(VERSION)).toMatch(/^D721/);
  });
});
