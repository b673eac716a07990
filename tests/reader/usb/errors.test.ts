import { describe, expect, it } from 'vitest';
import { createDeviceSource } from '../../../src/reader';
import { usbError } from '../../../src/reader/usb/usb-error';
import type { ErrorDetails } from '../../../src/errors';
import { VirtualUsb, createVirtualReader } from '../../../src/sim';
import { VirtualClock } from '../../support/virtual-clock';
import { never, rig } from '../support/rig';

type Phase = ErrorDetails['usb/silent']['phase'];
const device = { vendorId: 0x072f, productId: 0x90cc, interfaceClass: 0x0b };

/** Name, message as Chromium words it, phase, code. */
const ROWS: readonly (readonly [string, string, Phase, string])[] = [
  ['SecurityError', 'The requested interface implements a protected class.', 'claim', 'usb/protected-class'],
  ['SecurityError', 'Access denied.', 'open', 'usb/access-denied'],
  [
    'SecurityError',
    'Must be handling a user gesture to show a permission request.',
    'choose',
    'usb/access-denied',
  ],
  ['SecurityError', 'The transfer was not allowed.', 'control', 'usb/access-denied'],
  ['NetworkError', 'Unable to claim interface.', 'claim', 'usb/busy'],
  ['NetworkError', 'Unable to open device.', 'open', 'usb/busy'],
  ['NetworkError', 'Unable to set device configuration.', 'configure', 'usb/busy'],
  ['NetworkError', 'A transfer error has occurred.', 'in', 'usb/transfer-failed'],
  ['NetworkError', 'A transfer error has occurred.', 'out', 'usb/transfer-failed'],
  ['NotFoundError', 'No device selected.', 'choose', 'usb/chooser-closed'],
  ['NotFoundError', 'The device was disconnected.', 'in', 'usb/disconnected'],
  ['NotFoundError', 'The device was disconnected.', 'claim', 'usb/disconnected'],
  [
    'NotFoundError',
    'The interface number provided is not supported by the device.',
    'claim',
    'usb/descriptor',
  ],
  ['AbortError', 'The transfer was cancelled.', 'in', 'usb/transfer-failed'],
  ['InvalidStateError', 'An operation that changes the device state is in progress.', 'open', 'usb/busy'],
  ['DataError', 'The buffer is too long.', 'in', 'usb/transfer-failed'],
  ['TypeError', 'no such request', 'control', 'usb/transfer-failed'],
  ['RangeError', 'anything else', 'in', 'app/unexpected'],
];

describe('what WebUSB rejects with, as a code', () => {
  it.each(ROWS)('8.2 case 38: %s “%s” while %s → %s', (name, message, phase, code) => {
    const error = new DOMException(message, name);
    const mapped = usbError(error, phase, device);
    expect(mapped.code).toBe(code);
    expect(mapped.cause).toBe(error);
  });

  it('8.2 case 38: something that is no Error is unexpected, and a typed error stays what it is', () => {
    expect(usbError('x', 'in').code).toBe('app/unexpected');
    const typed = usbError(new DOMException('', 'NotFoundError'), 'in');
    expect(usbError(typed, 'claim')).toBe(typed);
  });

  it('8.2 case 38: the refused interface is named, and claimed once only', async () => {
    const { run, open, device } = rig('protected');
    let claims = 0;
    const claim = device.claimInterface.bind(device);
    device.claimInterface = (number) => {
      claims += 1;
      return claim(number);
    };
    await expect(run(open())).rejects.toMatchObject({
      code: 'usb/protected-class',
      detail: { vendorId: 0x04e6, productId: 0x5810, interfaceClass: 0x0b },
    });
    expect(claims).toBe(1);
    expect(device.opened).toBe(false);
  });

  it('the same reader works where no class is protected (Isolated Web App)', async () => {
    const { run, open } = rig('protected', { unrestricted: true });
    await expect(run(open())).resolves.toMatchObject({ info: { kind: 'ccid' } });
  });

  it('a device that the system does not give is access denied; one that another page holds is busy', async () => {
    const denied = rig('short');
    denied.reader.device.accessDenied = true;
    await expect(denied.run(denied.open())).rejects.toMatchObject({ code: 'usb/access-denied' });

    const held = rig('short');
    const other = new VirtualUsb({ clock: held.clock }).plug(held.reader.device);
    await other.open();
    await other.claimInterface(0);
    await expect(held.run(held.open())).rejects.toMatchObject({
      code: 'usb/busy',
      detail: { phase: 'claim' },
    });
  });
});

describe('the device source', () => {
  const chooser = (ms: number) => {
    const clock = new VirtualClock();
    const usb = new VirtualUsb({
      clock,
      choose: async () => {
        await clock.sleep(ms);
        return undefined;
      },
    });
    return { clock, work: createDeviceSource(usb, clock).choose() };
  };

  it('8.2 case 38: a chooser that rejects within 100 ms never opened', async () => {
    const fast = chooser(99);
    await expect(fast.clock.run(fast.work)).rejects.toMatchObject({ code: 'usb/chooser-blocked' });
    const slow = chooser(100);
    await expect(slow.clock.run(slow.work)).rejects.toMatchObject({ code: 'usb/chooser-closed' });
  });

  it('lists every plausible reader in the chooser, a refused class too, so that it can be explained', async () => {
    const clock = new VirtualClock();
    const seen: number[] = [];
    const usb = new VirtualUsb({
      clock,
      choose: (candidates) => {
        seen.push(...candidates.map(({ productId }) => productId));
        return candidates[0];
      },
    });
    for (const model of ['short', 'protected', 'composite'] as const) {
      usb.plug(createVirtualReader(model, { clock }).device);
    }
    await createDeviceSource(usb, clock).choose();
    expect(seen).toHaveLength(3);
  });

  it('asks for classes 0B and FF and for the Sony pairs', async () => {
    let filters: readonly object[] = [];
    const usb = {
      requestDevice: (options: { filters: object[] }) => {
        filters = options.filters;
        return Promise.resolve({});
      },
    };
    await createDeviceSource(usb as never, new VirtualClock()).choose();
    expect(filters).toEqual([
      { classCode: 0x0b },
      { classCode: 0xff },
      ...[0x0dc8, 0x0dc9, 0x06c1, 0x06c3, 0x0d8f].map((productId) => ({ vendorId: 0x054c, productId })),
    ]);
  });

  it('tells of devices that come and go, until it is asked to stop', async () => {
    const { usb, reader, clock } = rig('short');
    const source = createDeviceSource(usb, clock);
    await clock.advance(1);
    const seen: string[] = [];
    const stop = source.onChange(({ type }) => seen.push(type));
    expect(await source.remembered()).toHaveLength(1);
    reader.device.unplug();
    expect(await source.remembered()).toHaveLength(0);
    await clock.advance(1);
    (usb as unknown as VirtualUsb).plug(reader.device);
    await clock.advance(1);
    stop();
    reader.device.unplug();
    await clock.advance(1);
    expect(seen).toEqual(['disconnect', 'connect']);
  });

  it('a cancelled opening closes what it opened', async () => {
    const { run, open, device, clock } = rig('short', { latency: 10 });
    const cancel = new AbortController();
    const opening = open(cancel.signal);
    void clock.sleep(25).then(() => cancel.abort());
    await expect(run(opening)).rejects.toMatchObject({ code: 'session/cancelled' });
    expect(device.opened).toBe(false);
    await expect(run(open(AbortSignal.abort()))).rejects.toMatchObject({ code: 'session/cancelled' });
    await expect(run(open(never))).resolves.toBeDefined();
  });
});
