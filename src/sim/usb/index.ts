/** The virtual USB: one engine of packets and transfers, and its mount in the place of `navigator.usb`. */
export type {
  AlternateShape,
  ConfigurationShape,
  DeviceShape,
  EndpointShape,
  InterfaceShape,
} from './descriptors';
export { VirtualDevice } from './device';
export type {
  ControlOutcome,
  InOutcome,
  OutOutcome,
  Setup,
  TrafficEntry,
  Transfer,
  TransferFault,
  TransferStatus,
  UsbFunction,
} from './transfer';
export type { ControlSetup } from './page-rules';
export { type MountOptions, VirtualUsbDevice } from './usb-device';
export { type DeviceFilter, VirtualConnectionEvent, VirtualUsb, type VirtualUsbOptions } from './virtual-usb';
