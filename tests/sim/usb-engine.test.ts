import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, fromHex, toHex } from '../../src/bytes';
import { type Fault, FaultPlan, type Setup, type UsbFunction, VirtualDevice } from '../../src/sim';

const IN = 0x82;
const OUT = 0x01;

function device(...faults: Fault[]) {
  const packets: string[] = [];
  const seen: string[] = [];
  const usbFunction: UsbFunction = {
    packet: (_endpoint, data: Bytes) => void packets.push(toHex(data)),
    control: (setup: Setup, data: Bytes) =>
      setup.request === 0x7f ? bytes(1, 2, 3) : (seen.push(toHex(data)), undefined),
    started: () => void seen.push('started'),
    stopped: () => void seen.push('stopped'),
    cardAway: () => void seen.push('card away'),
  };
  const plan = new FaultPlan();
  plan.plan(faults);
  const endpoints = [OUT, IN].map((address) => ({ address, type: 'bulk' as const, packetSize: 8 }));
  const alternates = [{ setting: 0, classCode: 0xff, subclass: 0, protocol: 0, endpoints }];
  const virtual = new VirtualDevice(
    { vendorId: 0x1234, productId: 0x5678, version: 0x0205, product: 'Ωx' },
    [{ value: 1, interfaces: [{ number: 0, alternates }] }],
    usbFunction,
    plan,
  );
  virtual.plug();
  return { virtual, packets, seen, plan };
}

/** What a transfer has come to by now: undefined = it waits. */
async function now<T>(done: Promise<T>): Promise<T | undefined> {
  await Promise.resolve();
  return Promise.race([done, Promise.resolve(undefined)]);
}

const data = (length: number): Bytes => Uint8Array.from({ length }, (_, i) => i);
const completed = (octets: Bytes) => ({ status: 'completed', data: octets });

describe('when an IN transfer ends (USB 2.0, 5.8.3)', () => {
  it('ends on a packet shorter than the endpoint', async () => {
    const { virtual } = device();
    const { done } = virtual.submitIn(IN, 64);
    virtual.send(IN, data(19), false);
    expect(await now(done)).toEqual(completed(data(19)));
  });

  it('waits after a message that fills its last packet, and a zero-length packet ends it', async () => {
    const { virtual } = device();
    const { done } = virtual.submitIn(IN, 64);
    virtual.send(IN, data(16), false);
    expect(await now(done)).toBeUndefined();
    virtual.send(IN, bytes(), true);
    expect(await now(done)).toEqual(completed(data(16)));
  });

  it('swallows the next message when no zero-length packet parts the two', async () => {
    const { virtual } = device();
    const { done } = virtual.submitIn(IN, 64);
    virtual.send(IN, data(8), false);
    virtual.send(IN, data(3), false);
    expect(await now(done)).toEqual(completed(Uint8Array.of(...data(8), ...data(3))));
  });

  it('ends when its buffer is full, and leaves the rest to the next transfer', async () => {
    const { virtual } = device();
    virtual.send(IN, data(20), false);
    expect(await now(virtual.submitIn(IN, 16).done)).toEqual(completed(data(16)));
    expect(await now(virtual.submitIn(IN, 16).done)).toEqual(completed(bytes(16, 17, 18, 19)));
  });

  it('gives an empty transfer for a lone zero-length packet', async () => {
    const { virtual } = device();
    virtual.send(IN, bytes(), true);
    expect(await now(virtual.submitIn(IN, 16).done)).toEqual(completed(bytes()));
  });

  it('babbles when one packet is larger than what is left of the buffer', async () => {
    const { virtual } = device();
    virtual.send(IN, data(8), false);
    expect(await now(virtual.submitIn(IN, 6).done)).toMatchObject({ status: 'babble' });
  });

  it('serves transfers in the order they came', async () => {
    const { virtual } = device();
    const first = virtual.submitIn(IN, 8).done;
    const second = virtual.submitIn(IN, 8).done;
    virtual.send(IN, data(1), false);
    virtual.send(IN, data(2), false);
    expect([await now(first), await now(second)]).toEqual([completed(data(1)), completed(data(2))]);
  });

  it('cancels one that waits, and the next takes what comes', async () => {
    const { virtual } = device();
    const lost = virtual.submitIn(IN, 8);
    lost.cancel();
    expect(await now(lost.done)).toMatchObject({ status: 'cancelled' });
    virtual.send(IN, data(2), false);
    expect(await now(virtual.submitIn(IN, 8).done)).toEqual(completed(data(2)));
  });
});

describe('OUT transfers', () => {
  it('go as packets of the endpoint, without a zero-length packet of their own', async () => {
    const { virtual, packets } = device();
    expect(await now(virtual.submitOut(OUT, data(16)).done)).toEqual({ status: 'completed', written: 16 });
    expect(packets).toEqual([toHex(data(8)), '08090A0B0C0D0E0F']);
    void virtual.submitOut(OUT, bytes());
    expect(packets.at(-1)).toBe('');
  });
});

describe('halt (USB 2.0, 5.8.5 and 9.4.5)', () => {
  it('ends what waits and all that follows until it is cleared', async () => {
    const { virtual } = device();
    const { done } = virtual.submitIn(IN, 8);
    virtual.halt(IN);
    expect(await now(done)).toMatchObject({ status: 'stall' });
    expect(await now(virtual.submitIn(IN, 8).done)).toMatchObject({ status: 'stall' });
    const status = { requestType: 0x82, request: 0, value: 0, index: IN, length: 2 };
    expect(virtual.control(status).data).toEqual(bytes(1, 0));
    virtual.control({ requestType: 0x02, request: 1, value: 0, index: IN, length: 0 });
    expect(virtual.control(status).data).toEqual(bytes(0, 0));
    virtual.send(IN, data(2), false);
    expect(await now(virtual.submitIn(IN, 8).done)).toEqual(completed(data(2)));
  });
});

describe('control transfers (USB 2.0, 9.4 and 9.6)', () => {
  const get = (value: number, length = 255) => ({ requestType: 0x80, request: 6, value, index: 0, length });

  it('tell the descriptors octet by octet', () => {
    const { virtual } = device();
    expect(toHex(virtual.control(get(0x0100)).data)).toBe('1201000200000040341278560502000200' + '01');
    const configuration = '09022000010100803209040000' + '02FF00000007050102080000' + '07058202080000';
    expect(toHex(virtual.control(get(0x0200)).data)).toBe(configuration);
    expect(toHex(virtual.control(get(0x0200, 9)).data)).toBe(configuration.slice(0, 18));
    expect(virtual.control(get(0x0300)).data).toEqual(fromHex('04030904'));
    expect(virtual.control(get(0x0302)).data).toEqual(fromHex('0603A9037800'));
    expect(virtual.control(get(0x0301)).status).toBe('stall');
  });

  it('hand class and vendor requests to the function, and stall where it knows none', () => {
    const { virtual, seen } = device();
    const vendor = { requestType: 0xc0, request: 0x7f, value: 0, index: 0, length: 2 };
    expect(virtual.control(vendor)).toEqual({ status: 'completed', data: bytes(1, 2) });
    const out = { requestType: 0x21, request: 1, value: 0, index: 0, length: 1 };
    expect(virtual.control(out, bytes(9)).status).toBe('stall');
    expect(seen).toContain('09');
  });
});

describe('unplug and reset', () => {
  it('end all that waits, and a device that is gone answers nothing', async () => {
    const { virtual, seen } = device();
    const { done } = virtual.submitIn(IN, 8);
    let told = 0;
    virtual.onUnplug(() => (told += 1));
    virtual.unplug();
    expect(await now(done)).toMatchObject({ status: 'gone' });
    expect(await now(virtual.submitOut(OUT, data(1)).done)).toEqual({ status: 'gone', written: 0 });
    expect(virtual.control({ requestType: 0x80, request: 0, value: 0, index: 0, length: 2 }).status).toBe(
      'gone',
    );
    expect([told, seen]).toEqual([1, ['started', 'stopped']]);
  });

  it('reset cancels, clears halts and packets, and starts the function anew', async () => {
    const { virtual, seen } = device();
    virtual.halt(OUT);
    virtual.send(IN, data(3), false);
    virtual.reset();
    expect(virtual.queued(IN)).toBe(0);
    expect(await now(virtual.submitOut(OUT, data(1)).done)).toMatchObject({ status: 'completed' });
    expect(seen).toEqual(['started', 'stopped', 'started']);
  });
});

describe('faults of the transfer plan', () => {
  it.each([
    ['unplug', 'gone'],
    ['stall', 'stall'],
    ['babble', 'babble'],
    ['silence', undefined],
  ] as const)('%s strikes the n-th transfer alone', async (kind, status) => {
    const { virtual, plan } = device({ kind, at: 2 });
    virtual.send(IN, data(3), false);
    virtual.send(IN, data(3), false);
    expect(await now(virtual.submitIn(IN, 8).done)).toEqual(completed(data(3)));
    expect((await now(virtual.submitIn(IN, 8).done))?.status).toBe(status);
    expect(plan.fired).toEqual([{ kind, at: 2 }]);
  });

  it('silence drops what the device says until the transfer is cancelled', async () => {
    const { virtual } = device({ kind: 'silence', at: 1 });
    const lost = virtual.submitIn(IN, 8);
    virtual.send(IN, data(3), false);
    lost.cancel();
    virtual.send(IN, data(2), false);
    expect(await now(virtual.submitIn(IN, 8).done)).toEqual(completed(data(2)));
  });

  it('an OUT transfer may be cut, unheard, or find the card away', async () => {
    const { virtual, packets, seen } = device(
      { kind: 'short-out', at: 1 },
      { kind: 'silence', at: 2 },
      { kind: 'card-away', at: 3 },
      { kind: 'babble', at: 4 },
    );
    expect(await now(virtual.submitOut(OUT, data(4)).done)).toEqual({ status: 'completed', written: 3 });
    const unheard = virtual.submitOut(OUT, data(4));
    expect(await now(unheard.done)).toBeUndefined();
    unheard.cancel();
    expect(await now(unheard.done)).toEqual({ status: 'cancelled', written: 0 });
    await virtual.submitOut(OUT, data(1)).done;
    await virtual.submitOut(OUT, data(1)).done;
    expect(packets).toEqual(['000102', '00', '00']);
    expect(seen).toEqual(['started', 'card away']);
  });
});
