import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/bytes';
import type { Fault } from '../../../src/sim';
import { connecting, model } from '../support/connecting';
import { read } from '../support/rig';
import { content } from '../support/test-card';

const XFR = 0x6f;

describe('IFSD (ISO/IEC 7816-3, 11.4.2)', () => {
  const IFS = fromHex('00 C1 01');

  it('8.2 case 27: is offered at most, and the channel reads two less', async () => {
    const { connect, sent } = await connecting('t1');
    const channel = await connect();
    expect(sent(XFR)[0]!.data.slice(0, 4)).toEqual(fromHex('00 C1 01 FC'));
    expect(channel.maxRead).toBe(250);
  });

  it('8.2 case 27: a reader that does it by itself is left to it', async () => {
    const { connect, sent, run } = await connecting(model({ features: 0x1043a, maxIfsd: 252 }));
    const channel = await connect();
    expect(sent(XFR)).toHaveLength(0);
    expect(channel.maxRead).toBe(250);
    expect((await run(channel.transmit(read(0, 250)))).data).toEqual(content(0, 250));
  });

  it.each<readonly [string, Fault]>([
    ['ignored', { kind: 'answer-lost', at: 1, times: 3 }],
    ['damaged', { kind: 'answer-damaged', at: 1, times: 3 }],
  ])('8.2 case 27: %s three times, it stays at 32', async (_, fault) => {
    const { connect, sent, run } = await connecting('t1', [fault]);
    const channel = await connect();
    expect(sent(XFR).filter(({ data }) => data.slice(0, 3).every((each, i) => each === IFS[i]))).toHaveLength(
      3,
    );
    expect(channel.maxRead).toBe(30);
    expect((await run(channel.transmit(read(0, 100)))).data).toEqual(content(0, 100));
  });
});

describe('TPDU level with T=1', () => {
  it.each([
    ['a parity error of the reader', 0xfd],
    ['a card that was silent', 0xfe],
  ])('%s is answered by an R-block (ISO/IEC 7816-3, 11.6.3.2)', async (_, error) => {
    const { connect, run, reader, sent } = await connecting('t1');
    const channel = await connect();
    reader.faults.plan([{ kind: 'refused', error, at: 1, message: XFR }]);
    const before = sent(XFR).length;
    expect((await run(channel.transmit(read(0, 10)))).data).toEqual(content(0, 10));
    const pcbs = sent(XFR)
      .slice(before)
      .map(({ data }) => (data[1] ?? 0) & 0xc0);
    expect(pcbs[0]).toBe(0x00);
    expect(pcbs[1]).toBe(0x80);
  });

  it('any other failure of the reader is told as what it is', async () => {
    const { connect, run, reader } = await connecting('t1');
    const channel = await connect();
    reader.faults.plan([{ kind: 'refused', error: 0xfb, at: 1, message: XFR }]);
    await expect(run(channel.transmit(read(0, 10)))).rejects.toMatchObject({ code: 'reader/hardware' });
  });

  it('a waiting time extension goes into bBWI of the next block, once', async () => {
    const { connect, run, reader, sent } = await connecting('t1');
    const channel = await connect();
    reader.faults.plan([{ kind: 'card-wtx', multiplier: 3, at: 1 }]);
    const before = sent(XFR).length;
    await run(channel.transmit(read(0, 10)));
    await run(channel.transmit(read(0, 10)));
    expect(
      sent(XFR)
        .slice(before)
        .map(({ head }) => head[0]),
    ).toEqual([0, 3, 0]);
  });
});
