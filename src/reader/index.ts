/** Readers: devices found over an injected USB, drivers bound by the live descriptor. */
export type { Reader, ReaderInfo, ReaderKind, WaitOptions } from './reader';
export type { Usb, UsbConnectionEvent, UsbDevice } from './usb/usb';
