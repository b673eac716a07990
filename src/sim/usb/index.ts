/** The virtual USB: one engine of packets and transfers, and its mount in the place of `navigator.usb`. */
export { VirtualDevice } from './device';
export type { Setup, UsbFunction } from './transfer';
export { VirtualUsbDevice } from './usb-device';
export { VirtualUsb, type VirtualUsbOptions } from './virtual-usb';
