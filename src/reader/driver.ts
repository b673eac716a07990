import type { Clock } from '../clock';
import type { Reader } from './reader';
import type { ConfigurationDescriptor, UsbDevice } from './usb';

/** An open device with the descriptor it gave just now. */
export interface LiveDevice {
  readonly device: UsbDevice;
  readonly configuration: ConfigurationDescriptor;
  readonly clock: Clock;
}

/** Claims one interface and gives its reader. @throws AppError `usb/*`, `reader/*` */
export type DriverCandidate = () => Promise<Reader>;

/** What a driver can do with a device, by its live descriptor alone; best first, nothing where it is not its kind. */
export type Driver = (live: LiveDevice) => readonly DriverCandidate[];
