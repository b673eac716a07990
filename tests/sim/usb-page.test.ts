import { beforeEach, describe, expect, it } from 'vitest';
import { bytes } from '../../src/bytes';
import {
  type ReaderModelName,
  type VirtualReader,
  VirtualUsb,
  type VirtualUsbDevice,
  type VirtualUsbOptions,
  createVirtualReader,
} from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';
import { claimed, echoCard, hexOf, ok } from './support/rig';

const PROTECTED =
  "Failed to execute 'claimInterface' on 'USBDevice': The requested interface implements a protected class.";

/** A DOMException by its name and the end of its words. */
const dom = (name: string, message: string) =>
  expect.objectContaining({ name, message: expect.stringMatching(`${message}$`) as string }) as unknown;
const TRANSFER_ERROR = dom('NetworkError', '^A transfer error has occurred.');
const status = bytes(0x65, 0, 0, 0, 0, 0, 1, 0, 0, 0);
const get = (value: number) =>
  ({ requestType: 'standard', recipient: 'device', request: 6, value, index: 0 }) as const;

let clock: VirtualClock;
beforeEach(() => {
  clock = new VirtualClock();
});

function plugged(model: ReaderModelName, options: Partial<VirtualUsbOptions> = {}) {
  const usb = new VirtualUsb({ clock, ...options });
  const reader = createVirtualReader(model, { clock });
  return { usb, reader, device: usb.plug(reader.device, { permitted: true }) };
}

describe('the chooser and the permissions', () => {
  it('gives permitted devices alone, and lets the filters through to the person', async () => {
    const seen: string[][] = [];
    const usb = new VirtualUsb({
      clock,
      choose: (devices) => {
        seen.push(devices.map(({ productName = '' }) => productName));
        return devices[0];
      },
    });
    const [a, b] = [createVirtualReader('t1', { clock }), createVirtualReader('protected', { clock })];
    usb.plug(a.device);
    usb.plug(b.device);
    expect(await usb.getDevices()).toEqual([]);
    const chosen = await usb.requestDevice({ filters: [{ classCode: 0x0b }] });
    expect(chosen.productId).toBe(0x5810);
    await usb.requestDevice({ filters: [{ vendorId: 0x04e6, productId: 0x511a }, { classCode: 3 }] });
    expect(seen).toEqual([['Virtual Extended APDU Reader'], ['Virtual TPDU Reader']]);
    expect(await usb.getDevices()).toHaveLength(2);
    await chosen.forget();
    expect(await usb.getDevices()).toHaveLength(1);
  });

  it('rejects when the chooser is closed', async () => {
    const { usb } = plugged('t1', { choose: () => undefined });
    await expect(usb.requestDevice({ filters: [] })).rejects.toEqual(
      dom('NotFoundError', "^Failed to execute 'requestDevice' on 'USB': No device selected."),
    );
  });

  it('remembers a device with a serial number at replug, and tells of both', async () => {
    const { usb, reader, device } = plugged('t1');
    const events: string[] = [];
    usb.addEventListener('connect', (event) => events.push(`connect ${event.device === device}`));
    usb.addEventListener('disconnect', (event) => events.push(`disconnect ${event.device === device}`));
    reader.device.unplug();
    usb.plug(reader.device);
    await clock.advance(0);
    expect(events).toEqual(['disconnect true', 'connect false']);
    expect((await usb.getDevices()).map(({ opened }) => opened)).toEqual([false]);
  });

  it('forgets one without', async () => {
    const usb = new VirtualUsb({ clock });
    const reader = createVirtualReader('t1', { clock, serial: undefined });
    usb.plug(reader.device, { permitted: true });
    reader.device.unplug();
    usb.plug(reader.device);
    expect(await usb.getDevices()).toEqual([]);
  });
});

describe('what the browser gives', () => {
  it('has its attributes in its prototype: spread, nothing is in it (Web IDL, 3.7.6)', async () => {
    const { device } = await claimed('t1');
    await device.transferOut(1, status);
    const { configuration } = device;
    const parts = [configuration, configuration?.interfaces[0], configuration?.interfaces[0]?.alternate];
    for (const part of [...parts, await device.transferIn(2, 64)]) {
      expect(part).toBeDefined();
      expect({ ...part }).toEqual({});
    }
  });
});

describe('open and claim', () => {
  it('refuses a protected class, whichever alternate has it, but lists and opens the device', async () => {
    const { device } = plugged('protected');
    expect(device.configuration?.interfaces[0]?.alternate.interfaceClass).toBe(0x0b);
    await device.open();
    await expect(device.claimInterface(0)).rejects.toEqual(dom('SecurityError', `^${PROTECTED}`));
    const described = await device.controlTransferIn(get(0x0200), 9);
    expect(hexOf(described)).toBe('09025D000101008032');
  });

  it('claims it in an unrestricted page, and the vendor interface of a composite device in any', async () => {
    const { device } = plugged('protected', { unrestricted: true });
    await device.open();
    await device.claimInterface(0);
    const { device: composite } = plugged('composite');
    await composite.open();
    await expect(composite.claimInterface(0)).rejects.toEqual(dom('SecurityError', PROTECTED));
    await composite.claimInterface(1);
    expect(composite.configuration?.interfaces.map((each) => each.claimed)).toEqual([false, true]);
  });

  it('answers as Chromium where something is in the way', async () => {
    const { device, reader } = plugged('t1');
    await expect(device.claimInterface(0)).rejects.toEqual(
      dom('InvalidStateError', 'The device must be opened first.'),
    );
    await expect(device.transferIn(2, 64)).rejects.toEqual(
      dom('InvalidStateError', 'The device must be opened first.'),
    );
    reader.device.accessDenied = true;
    await expect(device.open()).rejects.toEqual(dom('SecurityError', '^Access denied.'));
    reader.device.accessDenied = false;
    await device.open();
    await expect(device.claimInterface(7)).rejects.toEqual(dom('NotFoundError', 'current configuration.'));
    await expect(device.transferIn(2, 64)).rejects.toEqual(
      dom(
        'NotFoundError',
        'The specified endpoint is not part of a claimed and selected alternate interface.',
      ),
    );
    await expect(device.transferIn(16, 64)).rejects.toEqual(dom('IndexSizeError', 'out of range.'));
  });

  it('lets one page alone claim an interface; the other may claim once it is released', async () => {
    const { device, reader } = plugged('t1');
    const other = new VirtualUsb({ clock }).plug(reader.device, { permitted: true });
    await device.open();
    await device.claimInterface(0);
    await other.open();
    await expect(other.claimInterface(0)).rejects.toEqual(dom('NetworkError', '^Unable to claim interface.'));
    await device.close();
    await other.claimInterface(0);
  });
});

describe('control transfers (the rules of Chromium 156)', () => {
  it('lets descriptors, status and configuration be asked before any claim, and nothing be set', async () => {
    const { device } = plugged('protected');
    await device.open();
    for (const request of [0, 6, 8]) {
      await device.controlTransferIn({ ...get(0x0100), request }, 2);
    }
    for (const request of [1, 3, 5, 7, 9]) {
      await expect(device.controlTransferOut({ ...get(0), request })).rejects.toEqual(
        dom('SecurityError', '^The transfer was not allowed.'),
      );
    }
  });

  it('refuses a class request that names a protected interface whatever its recipient', async () => {
    const { device } = plugged('composite');
    await device.open();
    await device.claimInterface(1);
    const request = { ...get(0), requestType: 'class', request: 2, index: 0 } as const;
    await expect(device.controlTransferIn(request, 4)).rejects.toEqual(
      dom('SecurityError', '^The transfer was not allowed.'),
    );
    const vendor = { ...request, requestType: 'vendor' } as const;
    expect(await device.controlTransferIn(vendor, 4)).toMatchObject({ status: 'stall' });
    const ours = { ...request, recipient: 'interface', index: 1 } as const;
    expect(hexOf(await device.controlTransferIn(ours, 4))).toBe('C0120000');
  });
});

describe('a read that is pending', () => {
  async function pendingRead() {
    const rig = await claimed('t1');
    const read = rig.device.transferIn(2, 64);
    read.catch(() => undefined);
    const next = async () => {
      await rig.device.transferOut(1, status);
      return hexOf(await rig.clock.run(rig.device.transferIn(2, 64)));
    };
    return { ...rig, pending: read, next };
  }
  const EMPTY_SLOT = '81000000000001020000';
  type Rig = Awaited<ReturnType<typeof pendingRead>>;

  it.each<[string, (device: VirtualUsbDevice) => Promise<void>, unknown]>([
    ['close', (device) => device.close(), dom('AbortError', '^The transfer was cancelled.')],
    ['releaseInterface', (device) => device.releaseInterface(0), TRANSFER_ERROR],
    ['selectAlternateInterface', (device) => device.selectAlternateInterface(0, 0), TRANSFER_ERROR],
    ['reset', (device) => device.reset(), TRANSFER_ERROR],
  ])('is ended by %s, and the next exchange works', async (_name, act, error) => {
    const { device, pending, next } = await pendingRead();
    await act(device);
    await expect(pending).rejects.toEqual(error);
    if (!device.opened) await device.open();
    await device.claimInterface(0);
    expect(await next()).toBe(EMPTY_SLOT);
  });

  it.each<[string, (device: VirtualUsbDevice) => Promise<void>]>([
    ['clearHalt', (device) => device.clearHalt('in', 2)],
    ['selectConfiguration', (device) => device.selectConfiguration(1)],
  ])('survives %s and swallows the next answer', async (_name, act) => {
    const { device, pending, clock: time } = await pendingRead();
    await act(device);
    await device.transferOut(1, status);
    expect(hexOf(await time.run(pending))).toBe(EMPTY_SLOT);
  });

  it('fails when the device is unplugged; then the event comes, and nothing works any more', async () => {
    const { device, pending, reader, usb, clock: time }: Rig = await pendingRead();
    const order: string[] = [];
    usb.ondisconnect = () => order.push('event');
    pending.catch(() => order.push('transfer'));
    reader.device.unplug();
    expect(device.opened).toBe(false);
    await time.advance(0);
    expect(order).toEqual(['transfer', 'event']);
    await expect(pending).rejects.toEqual(TRANSFER_ERROR);
    for (const call of [device.open(), device.transferIn(2, 64), device.claimInterface(0), device.close()]) {
      await expect(call).rejects.toEqual(dom('NotFoundError', '^The device was disconnected.'));
    }
  });
});

describe('transfers', () => {
  it('tell a stall by their status, and clearHalt recovers', async () => {
    const { device, reader, read } = await claimed('t1');
    reader.faults.plan([{ kind: 'stall', at: 2 }]);
    await device.transferOut(1, status);
    expect(await device.transferIn(2, 64)).toMatchObject({ status: 'stall' });
    await device.clearHalt('in', 2);
    expect(await read()).toBe('81000000000001020000');
  });

  it('take the latency that the mount has', async () => {
    const { device, clock: time } = await claimed('t1');
    const slow = new VirtualUsb({ clock: time, latency: 2 });
    await device.close();
    const reader: VirtualReader = createVirtualReader('t1', { clock: time });
    const page = slow.plug(reader.device);
    const before = time.now();
    const run = async () => {
      await page.open();
      await page.claimInterface(0);
      await page.transferOut(1, status);
      return page.transferIn(2, 64);
    };
    await time.run(run());
    expect(time.now() - before).toBe(8);
  });

  it('carry a view of a larger buffer as it is', async () => {
    const { device, reader, read } = await claimed('t1');
    reader.insert(echoCard(() => ok()));
    const buffer = Uint8Array.of(9, 9, ...status, 9).buffer;
    await device.transferOut(1, new Uint8Array(buffer, 2, 10));
    expect(await read()).toBe('81000000000001010000');
  });
});
