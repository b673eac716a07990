import { AppError } from '../../errors';
import { type Link, usbCall } from './call';
import type { UsbDevice } from './usb';

/**
 * Opens the device unless it is open, and selects its first configuration only where none is: selecting the current
 * one again resets data toggles on some systems.
 * @throws AppError `usb/access-denied`, `usb/busy`, `usb/disconnected`, `usb/silent`, `usb/descriptor`
 */
export async function openDevice(device: UsbDevice, link: Link): Promise<void> {
  if (!device.opened) await usbCall(link, 'open', () => device.open());
  if (device.configuration !== null && device.configuration !== undefined) return;
  const first = device.configurations[0];
  if (first === undefined) throw new AppError('usb/descriptor', { what: 'no configuration' });
  await usbCall(link, 'configure', () => device.selectConfiguration(first.configurationValue));
}

/** Closes it, best effort: what cannot be closed is gone or held by a call that never settles. */
export async function closeDevice(device: UsbDevice, link: Link): Promise<void> {
  await usbCall(link, 'close', () => device.close()).catch(() => undefined);
}
