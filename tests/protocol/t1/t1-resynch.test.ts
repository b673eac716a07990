import { describe, expect, test } from 'vitest';
import { type Bytes, fromHex, toHex } from '../../../src/bytes';
import { t1 } from '../../../src/protocol/t1';
import { expectRejected } from '../support/expect-code';
import { type LineFault, line } from '../support/line';
import { type SRequest, T1Card, type T1CardOptions } from '../support/t1-card';
import { I0, OK, PLAIN, R, READ, SECRET, block, scripted, setUp } from '../support/t1-set-up';

describe('RESYNCH, ABORT and the end (rules 6 and 7.4)', () => {
  const heard = async (options: Partial<T1CardOptions>, faults: LineFault[]) => {
    const all = setUp(options, [undefined, ...faults]);
    await all.host.exchange(READ, PLAIN);
    all.wire.sent.length = 0;
    return all;
  };
  const lost = Array<LineFault>(3).fill('lose-reply');

  test('8.2 case 31: three attempts, then RESYNCH, then the APDU from block 0', async () => {
    const { host, card, blocks } = await heard({}, lost);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks()).toEqual(['00400500B0000004F1', R(1, 2), R(1, 2), '00C000C0', '00000500B0000004B1']);
    expect(card.log).toHaveLength(3);
  });

  test('8.2 case 31: RESYNCH three times without an answer, then nothing until a reset', async () => {
    const { host, blocks } = await heard({ onResynch: 'ignore' }, lost);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'RESYNCH not answered',
    });
    expect(blocks().slice(3)).toEqual(Array(3).fill('00C000C0'));
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'to be reset first',
    });
    expect(blocks()).toHaveLength(6);
  });

  test('8.2 case 31: a card lost again after two RESYNCH is given up', async () => {
    const { host, blocks } = await heard({}, [...lost, undefined!, ...lost, undefined!, ...lost]);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'lost again after RESYNCH',
    });
    expect(blocks().filter((sent) => sent === '00C000C0')).toHaveLength(2);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'to be reset first',
    });
  });

  test('rule 7.4.1: without one block since the reset there is no RESYNCH', async () => {
    const { host, blocks } = setUp({}, lost);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'no block since the reset',
    });
    expect(blocks()).toEqual(['00000500B0000004B1', R(0, 2), R(0, 2)]);
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'to be reset first',
    });
  });

  test('8.2 case 32: a secret command is not begun again after RESYNCH; the next command begins with it', async () => {
    const { host, card, blocks } = await heard({}, lost);
    const secret = fromHex('0020008004 31323334');
    await expectRejected(host.exchange(secret.slice(), SECRET), 'block/failed', {
      protocol: 't1',
      what: 'lost within a secret command',
    });
    expect(card.log.filter((apdu) => apdu === toHex(secret))).toHaveLength(1);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks().slice(3)).toEqual(['00C000C0', '00000500B0000004B1']);
    expect(card.log.filter((apdu) => apdu === toHex(secret))).toHaveLength(1);
  });

  test('8.2 case 32: a secret block that the card asks for by its number goes out again, as the same block', async () => {
    const { host, card } = setUp({}, ['damage-block']);
    expect(await host.exchange(fromHex('002000800431323334'), SECRET)).toEqual(OK);
    expect(card.log).toEqual(['002000800431323334']);
  });

  test('after RESYNCH the smaller of the sizes is in use', async () => {
    const { host, sent } = scripted(
      [block(0, 0xc1, 1, 8), R(0), I0, 'mute', 'mute', 'mute', block(0, 0xe0, 0), R(1), R(0), I0],
      4,
    );
    await host.exchange(fromHex('010203'), PLAIN);
    await host.exchange(fromHex('0102030405060708090A'), PLAIN);
    expect(sent.slice(-3).map((one) => one.slice(2, 6))).toEqual(['2004', '6004', '0002']);
  });

  test('rule 6: S(ABORT) is answered, the APDU has failed, and the next begins with RESYNCH', async () => {
    const wishes: SRequest[] = [{ abort: true }];
    const { host, blocks } = setUp({ ifsc: 4, interject: () => wishes.shift() });
    await expectRejected(host.exchange(READ, PLAIN), 'block/failed', {
      protocol: 't1',
      what: 'aborted by the card',
    });
    expect(blocks().slice(1)).toEqual(['00E200E2']);
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(blocks()[2]).toBe('00C000C0');
  });

  test('what the block exchange throws passes through, and the next command begins with RESYNCH', async () => {
    const card = new T1Card({ process: () => OK });
    const { exchange, sent } = line(card);
    let broken = false;
    const host = t1({
      edc: 'lrc',
      ifsc: 32,
      bwt: 1,
      exchange: (raw, options) => (broken ? Promise.reject(new RangeError('pipe')) : exchange(raw, options)),
    });
    await host.exchange(READ, PLAIN);
    broken = true;
    await expect(host.exchange(READ, PLAIN)).rejects.toThrow(RangeError);
    broken = false;
    expect(await host.exchange(READ, PLAIN)).toEqual(OK);
    expect(sent[1]!.block).toBe('00C000C0');
  });

  test('an aborted signal stops before the next block', async () => {
    const { host, blocks } = setUp();
    await expect(
      host.exchange(READ, { ...PLAIN, signal: AbortSignal.abort(new RangeError('stop')) }),
    ).rejects.toThrow('stop');
    expect(blocks()).toEqual([]);
  });

  test('the signal and the secret mark reach the block exchange; the buffers of a secret are wiped', async () => {
    const kept: { block: Bytes; secret: boolean; signal: AbortSignal | undefined }[] = [];
    const { signal } = new AbortController();
    const host = t1({
      edc: 'lrc',
      ifsc: 3,
      bwt: 1,
      exchange: (raw, options) => {
        kept.push({ block: raw, secret: options.secret, signal: options.signal });
        return Promise.resolve(kept.length === 1 ? fromHex(R(1)) : fromHex(I0));
      },
    });
    await host.exchange(fromHex('0102030405'), { ...SECRET, signal });
    expect(kept.map(({ block: one }) => one.every((octet) => octet === 0))).toEqual([true, true]);
    expect(kept.every(({ secret, signal: given }) => secret && given === signal)).toBe(true);
  });

  test('the blocks of other commands are left as they are', async () => {
    const kept: Bytes[] = [];
    const host = t1({
      edc: 'lrc',
      ifsc: 32,
      bwt: 1,
      exchange: (raw) => {
        kept.push(raw);
        return Promise.resolve(fromHex(I0));
      },
    });
    await host.exchange(READ, PLAIN);
    expect(toHex(kept[0]!)).toBe('00000500B0000004B1');
  });
});
