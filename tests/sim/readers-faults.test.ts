import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/bytes';
import {
  type Fault,
  FaultPlan,
  READER_MODELS,
  type ReaderModelName,
  TRANSFER_FAULTS,
  createVirtualReader,
} from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';
import { claimed, echoCard, hex, hexOf, ok } from './support/rig';

const STATUS = '65 00000000 00 07 000000';
const RIGHT = hex('81 00000000 00 07 02 00 00');

describe('faults of answers', () => {
  it.each<[string, Fault, string[]]>([
    ['a wrong bSeq', { kind: 'wrong-sequence', at: 1 }, ['81 00000000 00 08 02 00 00']],
    ['a wrong bSlot', { kind: 'wrong-slot', at: 1 }, ['81 00000000 01 07 02 00 00']],
    ['a wrong type', { kind: 'wrong-type', at: 1 }, ['82 00000000 00 07 02 00 00']],
    ['an RFU status', { kind: 'status-rfu', at: 1 }, ['81 00000000 00 07 C2 00 00']],
    [
      'an old answer first',
      { kind: 'stale', at: 1, count: 2 },
      [hex('81 00000000 00 06 02 00 00'), hex('81 00000000 00 06 02 00 00'), RIGHT],
    ],
    ['the answer twice', { kind: 'repeated', at: 1 }, [RIGHT, RIGHT]],
    ['the answer twice in one transfer', { kind: 'merged', at: 1 }, [RIGHT + RIGHT]],
    ['a message nobody asked for', { kind: 'unsolicited', at: 1 }, ['81 00000000 00 A5 00 00 00', RIGHT]],
    ['a dwLength too long', { kind: 'length', at: 1, by: 3 }, ['81 03000000 00 07 02 00 00']],
    ['dwLength FFFFFFFF', { kind: 'length-all-ones', at: 1 }, ['81 FFFFFFFF 00 07 02 00 00']],
    ['octets that trail', { kind: 'trailing', at: 1, octets: 2 }, [`${RIGHT}0000`]],
    ['a header cut short', { kind: 'cut', at: 1, to: 9 }, ['81 00000000 00 07 02 00']],
    ['transfers that split it', { kind: 'split', at: 1, sizes: [1, 8] }, ['81', '0000000000070200', '00']],
    ['an empty packet first', { kind: 'empty-packet', at: 1 }, ['', RIGHT]],
    ['a slot that is busy', { kind: 'slot-busy', at: 1 }, ['81 00000000 00 07 42 E0 00']],
    ['a refusal', { kind: 'refused', at: 1, error: 0xfb }, ['81 00000000 00 07 42 FB 00']],
    [
      'data of another',
      { kind: 'answer', at: 1, data: fromHex('CAFE') },
      ['81 02000000 00 07 02 00 00 CAFE'],
    ],
    [
      'two wishes for time',
      { kind: 'time-extension', at: 1, count: 2, multiplier: 0 },
      ['81 00000000 00 07 82 00 00', '81 00000000 00 07 82 00 00', RIGHT],
    ],
  ])('%s', async (_name, fault, answers) => {
    const { reader, device, read, clock, exchange } = await claimed('short');
    reader.faults.plan([fault]);
    await device.transferOut(1, fromHex(STATUS));
    for (const answer of answers) expect(await clock.run(read())).toBe(hex(answer));
    expect(reader.faults.fired).toEqual([fault]);
    expect(await exchange(STATUS)).toBe(RIGHT);
  });

  it('no answer at all, though the card has worked', async () => {
    const { reader, device, exchange } = await claimed('short');
    const card = echoCard(() => ok());
    reader.insert(card);
    await exchange('62 00000000 00 00 010000');
    reader.faults.plan([{ kind: 'no-answer', at: 1, message: 0x6f }]);
    await device.transferOut(1, fromHex('6F 04000000 00 01 00 0000 00200080'));
    expect(reader.device.queued(0x82)).toBe(0);
    expect(card.seen).toEqual(['reset', '00200080']);
  });

  it('an answer that comes late finds whoever reads then', async () => {
    const { reader, device, read, clock } = await claimed('short');
    reader.faults.plan([{ kind: 'late', at: 1, ms: 500 }]);
    await device.transferOut(1, fromHex(STATUS));
    await device.transferOut(1, fromHex('65 00000000 00 08 000000'));
    expect(await clock.run(read())).toBe(hex('81 00000000 00 08 02 00 00'));
    const before = clock.now();
    expect(await clock.run(read())).toBe(RIGHT);
    expect(clock.now() - before).toBe(500);
  });

  it('an interrupt endpoint that tells nothing, or whatever it is given', async () => {
    const { reader, device, clock } = await claimed('short');
    reader.faults.plan([{ kind: 'no-notification' }]);
    reader.insert(echoCard(() => ok()));
    expect(reader.device.queued(0x83)).toBe(0);
    reader.interrupt(fromHex('51 00 07 01'));
    expect(hexOf(await clock.run(device.transferIn(3, 16)))).toBe('51000701');
  });

  it('an operation of the page that never ends', async () => {
    const { reader, device, clock } = await claimed('short');
    reader.faults.plan([{ kind: 'stuck', operation: 'releaseInterface' }]);
    await expect(clock.run(device.releaseInterface(0))).rejects.toThrow('pending');
  });

  it('are counted by the command that they name, and strike so many times in a row', async () => {
    const { reader, exchange } = await claimed('short');
    reader.faults.plan([{ kind: 'slot-busy', at: 2, times: 2, message: 0x65 }]);
    const errors: string[] = [];
    for (const type of ['65', '6C', '65', '65', '65']) {
      errors.push((await exchange(`${type} 00000000 00 01 000000`)).slice(14, 18));
    }
    expect(errors).toEqual(['0200', '42FE', '42E0', '42E0', '0200']);
  });

  it('an endless wish for time ends with the plan, and is not piled up for a host that does not read', async () => {
    const { reader, device, clock, read, exchange } = await claimed('short');
    reader.faults.plan([{ kind: 'time-extension', at: 1, count: Infinity, multiplier: 1 }]);
    await device.transferOut(1, fromHex(STATUS));
    await clock.advance(60_000);
    expect(reader.device.queued(0x82)).toBe(1);
    reader.faults.plan([]);
    expect(await clock.run(read())).toBe(hex('81 00000000 00 07 82 01 00'));
    expect(await clock.run(read())).toBe(RIGHT);
    expect(await exchange(STATUS)).toBe(RIGHT);
  });

  it('lies of the descriptor: other octets at an offset of the class descriptor, or an early end', () => {
    const { device, faults } = createVirtualReader('t1', { clock: new VirtualClock() });
    const told = device.configurationBytes(0)!;
    faults.plan([{ kind: 'lie', offset: 44, octets: fromHex('FFFFFFFF') }]);
    const lied = device.configurationBytes(0)!;
    expect(toHex(lied.slice(18, 20))).toBe('3621');
    expect([...lied.keys()].filter((at) => lied[at] !== told[at])).toEqual([62, 63, 64, 65]);
    faults.plan([{ kind: 'descriptor-cut', to: 20 }]);
    expect(device.configurationBytes(0)).toHaveLength(20);
  });

  it('a plan that names no transfer of that direction passes by', () => {
    const plan = new FaultPlan();
    plan.plan(TRANSFER_FAULTS.map((kind) => ({ kind, at: 99 })));
    expect(plan.strike('in')).toBeUndefined();
    expect(plan.transfers).toBe(1);
  });
});

describe('one command at a time (CCID 1.1, 5.3.1 and bMaxCCIDBusySlots)', () => {
  async function working() {
    const rig = await claimed('two-slots');
    const card = echoCard(() => ok(), { duration: 800 });
    rig.reader.insert(card);
    await rig.exchange('62 00000000 00 00 010000');
    await rig.device.transferOut(1, fromHex('6F 04000000 00 01 00 0000 00200080'));
    return rig;
  }

  it('answers E0 to a command of any slot while a card works', async () => {
    const { exchange, clock, read } = await working();
    expect(await exchange('65 00000000 01 02 000000')).toBe(hex('81 00000000 01 02 42 E0 00'));
    expect(await clock.run(read())).toBe(hex('80 02000000 00 01 00 00 00 9000'));
  });

  it('aborts after control request and bulk message of one number: FF, then the slot status', async () => {
    const { device, exchange, read, clock } = await working();
    await device.controlTransferOut({
      requestType: 'class',
      recipient: 'interface',
      request: 1,
      value: 0x0500,
      index: 0,
    });
    expect(await exchange('65 00000000 00 04 000000')).toBe(hex('81 00000000 00 04 40 FF 00'));
    expect(await exchange('72 00000000 00 05 000000')).toBe(hex('80 00000000 00 01 40 FF 00'));
    expect(await clock.run(read())).toBe(hex('81 00000000 00 05 00 00 00'));
    expect(await exchange('65 00000000 00 06 000000')).toBe(hex('81 00000000 00 06 00 00 00'));
  });

  it('aborts as well when the bulk message comes first', async () => {
    const { device, reader, read, clock } = await working();
    const request = { requestType: 'class', recipient: 'interface', request: 1, index: 0 } as const;
    await device.transferOut(1, fromHex('72 00000000 00 05 000000'));
    expect(reader.device.queued(0x82)).toBe(0);
    await device.controlTransferOut({ ...request, value: 0x0500 });
    expect(await clock.run(read())).toBe(hex('80 00000000 00 01 40 FF 00'));
    expect(await clock.run(read())).toBe(hex('81 00000000 00 05 00 00 00'));
  });

  it('powers a card by itself only while the reader has power (dwFeatures 00000004)', () => {
    const clock = new VirtualClock();
    const { short } = READER_MODELS;
    const automatic = { ...short, ccid: { ...short.ccid, features: short.ccid.features | 4 } };
    const reader = createVirtualReader(automatic, { clock });
    const card = echoCard(() => ok());
    reader.insert(card);
    expect(card.seen).toEqual([]);
    reader.device.plug();
    expect(card.seen).toEqual(['reset']);
    expect(reader.device.queued(0x83)).toBe(1);
    reader.remove();
    reader.insert(card);
    expect(card.seen).toEqual(['reset', 'reset']);
  });

  it('loses all power and work at unplug; the card is cold when it comes back', async () => {
    const { usb, reader, clock } = await working();
    reader.device.unplug();
    const device = usb.plug(reader.device);
    await device.open();
    await device.claimInterface(0);
    await device.transferOut(1, fromHex('65 00000000 00 01 000000'));
    const { data } = await clock.run(device.transferIn(2, 64));
    expect(toHex(new Uint8Array(data!.buffer))).toBe(hex('81 00000000 00 01 01 00 00'));
  });
});

describe('messages that fill their last packet (USB 2.0, 5.8.3)', () => {
  const POWER = '62 00000000 00 00 010000';
  const apdu = '6F 05000000 00 01 00 0000 00B0000034';
  const card = () => echoCard(() => ok(new Uint8Array(52)));

  it('end by a zero-length packet, or leave the transfer waiting where the model sends none', async () => {
    const { reader, exchange } = await claimed('short');
    reader.insert(card());
    await exchange(POWER);
    expect(await exchange(apdu)).toHaveLength(128);
    const mute = await claimed({ ...READER_MODELS.short, zeroLength: false });
    mute.reader.insert(card());
    await mute.exchange(POWER);
    await expect(mute.exchange(apdu)).rejects.toThrow('pending');
  });
});

describe('the models', () => {
  const models = Object.keys(READER_MODELS) as ReaderModelName[];

  it.each(models)('%s tells a configuration whose parts add up to wTotalLength', (name) => {
    const { device } = createVirtualReader(name, { clock: new VirtualClock() });
    const octets = device.configurationBytes(0)!;
    const types: number[] = [];
    let at = 0;
    while (at < octets.length) {
      types.push(octets[at + 1]!);
      at += octets[at]!;
    }
    expect([at, octets[2]]).toEqual([octets.length, octets.length]);
    expect(types.filter((type) => type === 0x21)).toHaveLength(name === 'composite' ? 2 : 1);
    expect(types.indexOf(0x21)).toBe(name === 'late-descriptor' ? 5 : 2);
    expect(types.filter((type) => type === 5)).toHaveLength(
      name === 'composite' ? 6 : name === 'no-interrupt' ? 2 : 3,
    );
  });

  it('the TPDU one is the SCR3310-NTTCom in every field that its published descriptor has', () => {
    const { device } = createVirtualReader('t1', { clock: new VirtualClock() });
    expect(toHex(device.descriptor.slice(8, 12))).toBe('E6041A51');
    const told = device.configurationBytes(0)!.slice(18, 18 + 54);
    // bcdCCID 1.10, one slot, 5/3/1.8 V, T=0 and T=1; IFSD 252; features 000101BA; 271 octets a message.
    expect(toHex(told.slice(0, 10))).toBe(hex('36 21 1001 00 07 03000000'));
    expect(toHex(told.slice(28, 32))).toBe('FC000000');
    expect(toHex(told.slice(40, 48))).toBe(hex('BA010100 0F010000'));
  });

  it('the character-level one knows no XfrBlock of ours', async () => {
    const { reader, exchange } = await claimed('character');
    reader.insert(echoCard(() => ok()));
    await exchange('62 00000000 00 00 010000');
    expect(await exchange('6F 01000000 00 01 00 0000 00')).toBe(hex('80 00000000 00 01 40 00 00'));
  });
});
