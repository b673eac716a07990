import type { Clock } from '../../clock';
import { type DeviceDescription, describeDevice, outlineOf } from '../describe';
import type { OpenOptions } from '../open-reader';
import type { Reader } from '../reader';
import type { DeviceSource, UsbDevice } from '../usb';
import type { SmartCard } from './smart-card';
import { listSmartCardReaders, openSmartCardReader } from './smart-card-reader';

/** A reader of the operating system's service, by its name. */
export interface ServiceReader {
  readonly serviceReader: string;
}

export interface AttachedOptions {
  readonly service: SmartCard;
  readonly source: DeviceSource;
  readonly openReader: (device: UsbDevice, options: OpenOptions) => Promise<Reader>;
  readonly clock: Clock;
}

/** Where readers are found and how each is opened, with the service's beside those of USB. */
export interface AttachedReaders {
  readonly source: {
    readonly remembered: () => Promise<readonly (UsbDevice | ServiceReader)[]>;
    readonly choose: () => Promise<UsbDevice>;
  };
  readonly openReader: (reader: UsbDevice | ServiceReader, options: OpenOptions) => Promise<Reader>;
  /** What is seen of one without opening it; nothing of a service's, which shows no descriptors. */
  readonly outline: (reader: UsbDevice | ServiceReader) => DeviceDescription | undefined;
  readonly describe: (reader: UsbDevice | ServiceReader) => Promise<DeviceDescription | undefined>;
}

/**
 * The service's readers come first: it holds the devices that USB would find busy. A service that refuses is as good as
 * none.
 */
export function withSmartCard({ service, source, openReader, clock }: AttachedOptions): AttachedReaders {
  return {
    source: {
      remembered: async () => {
        const names = await listSmartCardReaders(service, clock).catch(() => []);
        return [...names.map((serviceReader) => ({ serviceReader })), ...(await source.remembered())];
      },
      choose: () => source.choose(),
    },
    openReader: (reader, options) =>
      'serviceReader' in reader
        ? openSmartCardReader(service, reader.serviceReader, options)
        : openReader(reader, options),
    outline: (reader) => ('serviceReader' in reader ? undefined : outlineOf(reader)),
    describe: (reader) =>
      'serviceReader' in reader ? Promise.resolve(undefined) : describeDevice(reader, clock),
  };
}
