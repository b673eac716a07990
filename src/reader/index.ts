/** Readers: devices found over an injected USB, drivers bound by the live descriptor. */
export { describeDevice, type DescribedInterface, type DeviceDescription, outlineOf } from './describe';
export { type OpenOptions, openReader } from './open-reader';
export type { Reader, ReaderInfo, ReaderKind, WaitOptions } from './reader';
export { createTrace, type Instruction, type Trace, type TraceEntry, type TraceOutcome } from './trace';
export { type DeviceChange, type DeviceSource, createDeviceSource } from './usb';
export type { Usb, UsbConnectionEvent, UsbDevice } from './usb';
export { type SmartCard, detectSmartCard, withSmartCard } from './smart-card-api';
