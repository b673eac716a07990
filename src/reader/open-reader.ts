import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Reader } from './reader';
import type { UsbDevice } from './usb/usb';

export interface OpenOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Opens a device, and claims the first of its interfaces that a driver here can speak to.
 * @throws AppError `usb/*`, `reader/level-unsupported`, `reader/silent`, or the signal's reason
 */
export function openReader(device: UsbDevice, options: OpenOptions): Promise<Reader> {
  void device;
  void options;
  return Promise.reject(new AppError('app/unexpected', {}));
}
