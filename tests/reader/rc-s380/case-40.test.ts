import { describe, expect, it } from 'vitest';
import { bytes, concat, fromHex, toHex } from '../../../src/bytes';
import { decodeCommunication } from '../../../src/reader/rc-s380/front-end';
import { ACK, decodeFrame, encodeFrame } from '../../../src/reader/rc-s380/frame';
import type { Fault } from '../../../src/sim';
import { codeOf, never, read, rig, select, session, verify } from '../support/rig';
import { content } from '../support/test-card';

const COMMUNICATE = 0x04;
const hex = (text: string): string => text.replace(/\s+/g, '');

/** A reader whose every frame is kept, connected; the faults begin with the first command of the card. */
async function connected(faults: readonly Fault[] = [], standing: readonly Fault[] = []) {
  const at = rig('rc-s380');
  const frames: string[] = [];
  const send = at.device.transferOut.bind(at.device);
  at.device.transferOut = (endpoint, data) => {
    frames.push(toHex(data));
    return send(endpoint, data);
  };
  at.reader.faults.plan(standing);
  const { reader, channel } = await at.connect();
  const before = frames.length;
  at.reader.faults.plan([...standing, ...faults]);
  return { ...at, link: reader, channel, frames, sent: () => frames.slice(before) };
}

describe('8.2 case 40: frames', () => {
  it.each([
    ['SetCommandType', 'D6 2A 01', '00 00 FF FF FF 03 00 FD D6 2A 01 FF 00'],
    ['SwitchRF off', 'D6 06 00', '00 00 FF FF FF 03 00 FD D6 06 00 24 00'],
    ['InSetRF 106B', 'D6 00 03 07 0F 07', '00 00 FF FF FF 06 00 FA D6 00 03 07 0F 07 0A 00'],
    ['REQB', 'D6 04 36 01 05 00 10', '00 00 FF FF FF 07 00 F9 D6 04 36 01 05 00 10 DA 00'],
  ])('%s has its checksums', (_name, data, frame) => {
    expect(toHex(encodeFrame(fromHex(data)))).toBe(hex(frame));
  });

  it('comes back as it went, in any two parts, with what follows it left over', () => {
    const data = content(0, 120);
    const whole = encodeFrame(data);
    for (let cut = 1; cut < whole.length; cut += 1) {
      // Five octets alone are an error frame, which only the end of a transfer tells.
      if (cut !== 5) expect(decodeFrame(whole.slice(0, cut)), `cut at ${cut}`).toBeUndefined();
    }
    expect(decodeFrame(concat(whole, ACK))).toEqual({ frame: { kind: 'data', data }, rest: ACK });
    expect(decodeFrame(concat(ACK, whole))).toEqual({ frame: { kind: 'ack' }, rest: whole });
  });

  it('an error frame is told from the start of another one', () => {
    expect(decodeFrame(fromHex('0000FFFFFF'))).toMatchObject({ frame: { kind: 'error' } });
  });

  it.each([
    ['a bad LCS', '00 00 FF FF FF 03 00 FC D7 2B 00 FE 00'],
    ['a bad DCS', '00 00 FF FF FF 03 00 FD D7 2B 00 FD 00'],
    ['another start', '00 01 FF FF FF 03 00 FD D7 2B 00 FE 00'],
    ['another end', '00 00 FF FF FF 03 00 FD D7 2B 00 FE 01'],
    ['a length that no frame has', '00 00 FF FF FF FF FF 02'],
    ['a bad acknowledgement', '00 00 FF 00 FE 00'],
  ])('%s is a typed error', (_what, octets) => {
    expect(() => decodeFrame(fromHex(octets))).toThrow(expect.objectContaining({ code: 'reader/protocol' }));
  });

  it('the status of InCommRF: done, silent (80), damaged, or refused', () => {
    expect(decodeCommunication(fromHex('00000000 08 A2'))).toEqual(bytes(0xa2));
    expect(decodeCommunication(fromHex('80000000'))).toBe('mute');
    for (const status of ['01', '02', '04', '08', '10']) {
      expect(decodeCommunication(fromHex(`${status}000000`))).toBe('damaged');
    }
    expect(decodeCommunication(fromHex('00000080'))).toBe('damaged');
    expect(decodeCommunication(fromHex('00000000 04 A2'))).toBe('damaged');
    expect(() => decodeCommunication(fromHex('40000000'))).toThrow(
      expect.objectContaining({ code: 'reader/hardware' }),
    );
    expect(() => decodeCommunication(fromHex('00040000'))).toThrow(
      expect.objectContaining({ code: 'reader/command-failed' }),
    );
    expect(() => decodeCommunication(fromHex('0000'))).toThrow(
      expect.objectContaining({ code: 'reader/protocol' }),
    );
  });
});

describe('8.2 case 40: bringing a card up', () => {
  it('ACK and a cheap command first, then field, settings, REQB and ATTRIB with FSDI 8 in the low nibble', async () => {
    const { frames } = await connected();
    const pupi = frames.at(-1)!.slice(26, 34);
    expect(frames.map((frame) => frame.slice(16, -4))).toEqual([
      '',
      'D62A01',
      'D60600',
      'D60003070F07',
      hex(
        'D602 0018 0101 0201 0300 0400 0500 0600 0708 0800 0900 0A00 0B00 0C00 0E04 0F00 1000 1100 1200 1306',
      ),
      'D602001409010A010B010C01',
      'D6043601050010',
      expect.stringMatching(new RegExp(`^D604....1D${pupi}00080100$`)),
    ]);
  });

  it('drains what a page before us left behind', async () => {
    const at = rig('rc-s380');
    await at.run(at.device.open());
    await at.run(at.device.claimInterface(0));
    await at.run(at.device.transferOut(2, encodeFrame(fromHex('D62000'))));
    await at.run(at.device.transferOut(2, encodeFrame(fromHex('D60600'))));
    // The page dies here, with two answers not fetched.
    await at.run(at.device.close());
    const { channel } = await at.connect();
    await expect(at.run(channel.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });

  it.each([[[]], [[{ kind: 'extended-atqb' }]]] as readonly (readonly [readonly Fault[]])[])(
    'ATQB of 12 and of 13 octets: %j',
    async (standing) => {
      const { channel } = await connected([], standing);
      expect(toHex(channel.atr)).toBe('3B8880010000000000818100' + '09');
    },
  );

  it('disposing takes the field away', async () => {
    const { run, link, sent } = await connected();
    await run(link[Symbol.asyncDispose]());
    expect(sent()).toEqual([toHex(encodeFrame(fromHex('D60600')))]);
  });
});

describe('8.2 case 40: what goes wrong on the wire', () => {
  const HARMLESS: readonly Fault[] = [
    { kind: 'no-ack', at: 1 },
    { kind: 'error-frame', at: 1 },
    { kind: 'checksum', at: 1 },
    { kind: 'length-checksum', at: 1 },
    { kind: 'stale', at: 1, count: 1 },
    { kind: 'stale', at: 1, count: 9 },
    { kind: 'no-answer', at: 1 },
    { kind: 'late', at: 1, ms: 9_000 },
    { kind: 'repeated', at: 1 },
    { kind: 'merged', at: 1 },
    { kind: 'trailing', at: 1, octets: 3 },
    { kind: 'split', at: 1, sizes: [9] },
    { kind: 'cut', at: 1, to: 9 },
    { kind: 'empty-packet', at: 1 },
  ];

  it.each(HARMLESS)('%j: the answer is right, and every command reached the card once', async (fault) => {
    for (const at of [1, 2, 3, 4]) {
      const { run, channel, card } = await connected([{ ...fault, at } as Fault]);
      const { data, last } = await run(session(channel));
      expect(data).toEqual(content(0, 251));
      expect(last.sw).toBe(0x9000);
      expect(card.log.map(({ command }) => command[1])).toEqual([0xa4, 0xb0, 0xb0, 0x20]);
    }
  });

  it('a late answer of an older InCommRF is never taken for a newer one’s', async () => {
    const { run, channel } = await connected([{ kind: 'late', at: 1, ms: 2_600, message: COMMUNICATE }]);
    await run(channel.transmit(read(0, 16)));
    await expect(run(channel.transmit(read(100, 16)))).resolves.toMatchObject({ data: content(100, 16) });
  });

  it.each(['block-lost', 'block-damaged', 'answer-lost', 'answer-damaged', 'answer-old'] as const)(
    '%s over the air: R(NAK) brings the answer, and no command reaches the card twice',
    async (kind) => {
      for (const at of [1, 2, 3, 4]) {
        const { run, channel, card } = await connected([{ kind, at }]);
        const { data } = await run(session(channel));
        expect(data).toEqual(content(0, 251));
        expect(card.log.map(({ command }) => command[1])).toEqual([0xa4, 0xb0, 0xb0, 0x20]);
      }
    },
  );

  it('status 80 once: the settings are sent again before the next frame', async () => {
    const { run, channel, sent } = await connected([{ kind: 'block-lost', at: 1 }]);
    await run(channel.transmit(select));
    const codes = sent().map((frame) => frame.slice(18, 20));
    expect(codes).toEqual(['04', '00', '02', '02', '04', '04']);
  });

  it('firmware that forgets its settings gets them before every frame', async () => {
    const { run, channel, card } = await connected([], [{ kind: 'forgets-settings' }]);
    await run(session(channel));
    expect(card.log.map(({ command }) => command[1])).toEqual([0xa4, 0xb0, 0xb0, 0x20]);
  });

  it('a card that takes 900 ms asks for time, and an answer of 600 octets comes in a chain', async () => {
    const { run, channel, card } = await connected();
    card.work = 900;
    await expect(run(channel.transmit(read(0, 600)))).resolves.toMatchObject({ data: content(0, 600) });
  });

  it('a card that stays silent is given up after three tries, each of five seconds for a secret', async () => {
    const { run, channel, card, sent } = await connected([{ kind: 'block-lost', at: 1, times: 99 }]);
    const [result] = await run(Promise.allSettled([channel.transmit(verify())]));
    expect(codeOf(result)).toBe('block/failed');
    const blocks = sent()
      .filter((frame) => frame.slice(16, 20) === 'D604')
      .slice(0, 3);
    // 50,010 tenths of a millisecond.
    expect(blocks.map((frame) => frame.slice(20, 24))).toEqual(['5AC3', '5AC3', '5AC3']);
    expect(blocks.map((frame) => frame.slice(24, 26))).toEqual(['02', 'B2', 'B2']);
    expect(card.verifies()).toBe(0);
  });

  it('a card is found again after all that, over the same open reader', async () => {
    const { run, link, channel, reader } = await connected([{ kind: 'block-lost', at: 1, times: 3 }]);
    await run(Promise.allSettled([channel.transmit(select)]));
    reader.faults.plan([]);
    await run(link.waitForCard({ signal: never }));
    const again = await run(link.connect({ signal: never }));
    await expect(run(again.transmit(select))).resolves.toMatchObject({ sw: 0x9000 });
  });
});
