import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, bytes, concat, fromHex } from '../../../src/bytes';
import { isAppError } from '../../../src/errors';
import { findClassDescriptor } from '../../../src/reader/ccid/class-descriptor';
import { parseConfiguration, readConfiguration } from '../../../src/reader/usb';
import { READER_MODELS } from '../../../src/sim';
import { SEED, runs } from '../../support/proof';
import { VirtualClock } from '../../support/virtual-clock';
import { rig } from '../support/rig';

/** The class descriptor of SCR3310-NTTCom. */
const CCID = fromHex(
  '36 21 10 01 00 07 03000000 C0120000 C0120000 00 67320000 CE4C0600 58 FC000000 00000000 00000000 BA010100 0F010000 FF FF 0000 00 01',
);
const HID = fromHex('09 21 11 01 00 01 22 41 00');
const iface = (number: number, classCode: number, alternate = 0): Bytes =>
  bytes(9, 4, number, alternate, 3, classCode, 0, 0, 0);
const endpoint = (address: number): Bytes => bytes(7, 5, address, 2, 64, 0, 0);

function configuration(...parts: readonly Bytes[]): Bytes {
  const body = concat(...parts);
  const total = body.length + 9;
  return concat(bytes(9, 2, total & 0xff, total >> 8, 1, 1, 0, 0x80, 50), body);
}

describe('the configuration descriptor (USB 2.0, 9.6.3)', () => {
  it('8.2 case 37: the class descriptor after the interface, and after the last endpoint, belongs to it', () => {
    const early = parseConfiguration(configuration(iface(0, 0xff), CCID, endpoint(1), endpoint(0x82)));
    const late = parseConfiguration(configuration(iface(0, 0xff), endpoint(1), endpoint(0x82), CCID));
    for (const { interfaces } of [early, late]) {
      expect(interfaces).toHaveLength(1);
      expect(interfaces[0]).toMatchObject({ interfaceNumber: 0, alternateSetting: 0, interfaceClass: 0xff });
      expect(findClassDescriptor(interfaces[0]!.extras)).toMatchObject({ maxIfsd: 252, features: 0x101ba });
    }
  });

  it('8.2 case 37: type 21 with another length is HID’s or DFU’s, and is skipped', () => {
    const { interfaces } = parseConfiguration(
      configuration(iface(0, 3), HID, endpoint(0x81), iface(1, 0x0b), HID, CCID, endpoint(2)),
    );
    expect(interfaces.map(({ extras }) => findClassDescriptor(extras)?.maxIfsd)).toEqual([undefined, 252]);
    expect(findClassDescriptor([CCID.slice(0, 53)])).toBeUndefined();
    expect(findClassDescriptor([concat(CCID, bytes(0))])).toBeUndefined();
  });

  it('8.2 case 37: two CCID interfaces and alternate settings are kept apart', () => {
    const { interfaces } = parseConfiguration(
      configuration(iface(0, 0x0b), CCID, iface(0, 0x0b, 1), iface(1, 0xff), CCID),
    );
    expect(
      interfaces.map((each) => [each.interfaceNumber, each.alternateSetting, each.extras.length]),
    ).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 1],
    ]);
  });

  it.each<readonly [string, Bytes, string]>([
    ['nothing', bytes(), 'configuration header is short'],
    ['another type', bytes(9, 1, 9, 0, 0, 1, 0, 0, 0), 'not a configuration'],
    ['a short header', bytes(8, 2, 9, 0, 0, 1, 0, 0, 0), 'not a configuration'],
    ['wTotalLength beyond what came', bytes(9, 2, 10, 0, 0, 1, 0, 0, 0), 'configuration is truncated'],
    ['bLength 0', configuration(bytes(0, 4, 0)), 'bLength is less than 2'],
    ['bLength 1', configuration(bytes(1, 4)), 'bLength is less than 2'],
    ['a descriptor that goes on after the end', configuration(bytes(9, 4, 0)), 'descriptor is truncated'],
    ['a short interface descriptor', configuration(bytes(5, 4, 0, 0, 0)), 'interface descriptor is short'],
    ['a header longer than all', bytes(40, 2, 9, 0, 0, 1, 0, 0, 0), 'descriptor is truncated'],
  ])('8.2 case 37: %s is refused with a typed error', (_, raw, what) => {
    expect(() => parseConfiguration(raw)).toThrow(
      expect.objectContaining({ code: 'usb/descriptor', detail: { what } }),
    );
  });

  it('8.2 case 37: octets after wTotalLength are not looked at', () => {
    const raw = concat(configuration(iface(0, 0xff), CCID), bytes(0, 0, 0));
    expect(parseConfiguration(raw).interfaces).toHaveLength(1);
  });

  it('is total: any octets give a descriptor or a typed error', () => {
    const start = configuration(iface(0, 0xff), CCID, endpoint(1), endpoint(0x82));
    const damaged = fc
      .tuple(fc.nat(start.length - 1), fc.nat(255), fc.nat(start.length))
      .map(([at, value, end]) => {
        const copy = start.slice(0, end);
        if (at < end) copy[at] = value;
        return copy;
      });
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          fc.uint8Array({ maxLength: 80 }).map((each) => bytes(...each)),
        ),
        (raw) => {
          try {
            parseConfiguration(raw);
          } catch (error) {
            expect(isAppError(error, 'usb/descriptor')).toBe(true);
          }
        },
      ),
      { seed: SEED, numRuns: runs(500, 100_000) },
    );
  });
});

describe('reading it from the device', () => {
  it('asks for nine octets, then exactly wTotalLength', async () => {
    const { device, run, open } = rig('short');
    const lengths: number[] = [];
    const control = device.controlTransferIn.bind(device);
    device.controlTransferIn = (setup, length) => {
      expect(setup).toMatchObject({ requestType: 'standard', recipient: 'device', request: 6, value: 0x200 });
      lengths.push(length);
      return control(setup, length);
    };
    await run(open());
    expect(lengths).toEqual([9, 9 + 9 + 54 + 3 * 7]);
  });

  it('8.2 case 37: finds the configuration in use by bConfigurationValue, not by its index', async () => {
    const raw = [1, 2].map((value) => {
      const each = configuration(iface(value, 0xff), CCID);
      each[5] = value === 1 ? 7 : 2;
      return each;
    });
    const asked: number[] = [];
    const device = {
      configurations: [{}, {}],
      configuration: { configurationValue: 2 },
      controlTransferIn: ({ value }: { value: number }, length: number) => {
        asked.push(value & 0xff);
        return Promise.resolve({
          status: 'ok',
          data: new DataView(raw[value & 0xff]!.slice(0, length).buffer),
        });
      },
    };
    const found = await readConfiguration(device as never, { clock: new VirtualClock() });
    expect(found).toMatchObject({ configurationValue: 2, interfaces: [{ interfaceNumber: 2 }] });
    expect(asked).toEqual([0, 1, 1]);
    device.configuration.configurationValue = 3;
    await expect(readConfiguration(device as never, { clock: new VirtualClock() })).rejects.toMatchObject({
      code: 'usb/descriptor',
    });
  });

  it.each([0, 5, 9, 17, 40, 71])(
    '8.2 case 37: a descriptor cut to %i octets is a typed error',
    async (to) => {
      const { run, open, reader, device } = rig('short');
      reader.faults.plan([{ kind: 'descriptor-cut', to }]);
      await expect(run(open())).rejects.toMatchObject({ code: 'usb/descriptor' });
      expect(device.opened).toBe(false);
      reader.faults.plan([]);
      await expect(run(open())).resolves.toBeDefined();
    },
  );

  it('a device that stalls the request is told so', async () => {
    const { run, open, device } = rig('short');
    device.controlTransferIn = () => Promise.resolve({ status: 'stall' });
    await expect(run(open())).rejects.toMatchObject({ code: 'usb/stalled', detail: { phase: 'descriptor' } });
  });

  it('8.2 case 37: of a composite device the interface that may be claimed is taken', async () => {
    const { run, open, device } = rig('composite');
    const reader = await run(open());
    expect(device.configuration!.interfaces.map(({ claimed }) => claimed)).toEqual([false, true]);
    expect(reader.info).toMatchObject({ kind: 'ccid', name: 'Virtual Extended APDU Reader' });
  });

  it('8.2 case 37: a device without a class descriptor, or without a bulk pair, is not a reader', async () => {
    const hid = rig('short');
    hid.reader.faults.plan([{ kind: 'lie', offset: 1, octets: bytes(0x24) }]);
    await expect(hid.run(hid.open())).rejects.toMatchObject({ code: 'usb/not-a-reader' });
    expect(hid.device.opened).toBe(false);
  });

  it('8.2 case 37: release 10.00 and other odd fields are no reason to refuse', async () => {
    const { run, connect, reader } = rig(READER_MODELS.short);
    reader.faults.plan([{ kind: 'lie', offset: 2, octets: bytes(0x00, 0x10) }]);
    const { channel } = await connect();
    await expect(run(channel.transmit({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 1 }))).resolves.toBeDefined();
  });
});
