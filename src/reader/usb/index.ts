/** USB: devices over an injected WebUSB, descriptors, the claimed pipe, exceptions turned into codes. */
export { type PipeOptions, claimPipe } from './bulk-pipe';
export type { Link } from './call';
export {
  type ConfigurationDescriptor,
  type InterfaceDescriptor,
  parseConfiguration,
  readConfiguration,
} from './descriptor';
export { closeDevice, openDevice } from './device';
export { type DeviceChange, type DeviceSource, createDeviceSource } from './device-source';
export type { BulkPipe } from './pipe';
export type { Usb, UsbConnectionEvent, UsbDevice, UsbInterface } from './usb';
