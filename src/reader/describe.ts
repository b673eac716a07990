import type { Clock } from '../clock';
import type { KnownInterface } from './catalogue';
import { exchangeLevel, findClassDescriptor } from './ccid/class-descriptor';
import { closeDevice, openDevice, readConfiguration, type UsbDevice } from './usb';

/** One interface as an attached device tells of itself. */
export interface DescribedInterface extends KnownInterface {
  readonly interfaceNumber: number;
  readonly alternateSetting: number;
  readonly endpoints: readonly {
    readonly number: number;
    readonly direction: 'in' | 'out';
    readonly type: 'bulk' | 'interrupt' | 'isochronous';
    readonly packetSize: number;
  }[];
  /** What the CCID class descriptor tells, where there is one (CCID 1.1, 5.1). */
  readonly ccidClass?: {
    readonly bcdCcid: number;
    readonly features: number;
    readonly protocols: number;
    readonly voltageSupport: number;
    readonly maxSlotIndex: number;
    readonly maxIfsd: number;
    readonly maxMessageLength: number;
  };
}

/**
 * A device by its descriptors. There is no field for a serial number, nor for the names that the device gives itself:
 * some makers print the serial into them.
 */
export interface DeviceDescription {
  readonly vendorId: number;
  readonly productId: number;
  /** bcdDevice, as WebUSB takes it apart. */
  readonly version: readonly [major: number, minor: number, subminor: number];
  readonly interfaces: readonly DescribedInterface[];
}

const LEVELS = {
  character: 'character',
  tpdu: 'tpdu',
  'short-apdu': 'short',
  'extended-apdu': 'extended',
} as const;

/** What the browser shows of a device that nobody has opened: whether an interface speaks CCID is not among it. */
export function outlineOf(device: UsbDevice): DeviceDescription {
  const { vendorId, productId, deviceVersionMajor, deviceVersionMinor, deviceVersionSubminor } = device;
  const interfaces = (device.configuration ?? device.configurations[0])?.interfaces ?? [];
  return {
    vendorId,
    productId,
    version: [deviceVersionMajor, deviceVersionMinor, deviceVersionSubminor],
    interfaces: interfaces.flatMap(({ interfaceNumber, alternates }) =>
      alternates.map(({ alternateSetting, interfaceClass, endpoints }) => {
        const hasBulk = (direction: 'in' | 'out'): boolean =>
          endpoints.some((end) => end.type === 'bulk' && end.direction === direction);
        return {
          interfaceNumber,
          alternateSetting,
          interfaceClass,
          bulkPair: hasBulk('in') && hasBulk('out'),
          endpoints: endpoints.map(({ endpointNumber: number, direction, type, packetSize }) => ({
            number,
            direction,
            type,
            packetSize,
          })),
        };
      }),
    ),
  };
}

/**
 * Opens a device to read its configuration, claims nothing, and closes it again.
 * @throws AppError `usb/*`; the device is closed then
 */
export async function describeDevice(device: UsbDevice, clock: Clock): Promise<DeviceDescription> {
  const link = { clock };
  try {
    await openDevice(device, link);
    const { interfaces: raw } = await readConfiguration(device, link);
    const outline = outlineOf(device);
    return {
      ...outline,
      interfaces: outline.interfaces.map((one) => {
        const described = raw.find(
          (each) =>
            each.interfaceNumber === one.interfaceNumber && each.alternateSetting === one.alternateSetting,
        );
        const ccid = described && findClassDescriptor(described.extras);
        if (ccid === undefined) return { ...one, ccid: false };
        const { bcdCcid, features, protocols, voltageSupport, maxSlotIndex, maxIfsd, maxMessageLength } =
          ccid;
        return {
          ...one,
          ccid: true,
          level: LEVELS[exchangeLevel(ccid)],
          ccidClass: {
            bcdCcid,
            features,
            protocols,
            voltageSupport,
            maxSlotIndex,
            maxIfsd,
            maxMessageLength,
          },
        };
      }),
    };
  } finally {
    await closeDevice(device, link);
  }
}
