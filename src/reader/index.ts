/** Readers: devices found over an injected USB, drivers bound by the live descriptor. */
export { type OpenOptions, openReader } from './open-reader';
export type { Reader, ReaderInfo, ReaderKind, WaitOptions } from './reader';
export { type DeviceChange, type DeviceSource, createDeviceSource } from './usb';
export type { Usb, UsbConnectionEvent, UsbDevice } from './usb';
