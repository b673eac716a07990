import { type Bytes, bytes } from '../../bytes';
import { DESCRIPTOR, type DeviceShape, stringDescriptor } from './descriptors';
import type { ControlOutcome, Setup, UsbFunction } from './transfer';

/** What the standard requests are about. */
export interface ControlTarget {
  readonly shape: DeviceShape;
  readonly descriptor: Bytes;
  readonly configuration: { readonly value: number } | undefined;
  configurationBytes(index: number): Bytes | undefined;
  configure(value: number): boolean;
  setting(interfaceNumber: number): number;
  selectAlternate(interfaceNumber: number, setting: number): boolean;
  halted(address: number): boolean;
  halt(address: number): void;
  clearHalt(address: number): boolean;
}

/** Standard requests (USB 2.0, table 9-4). */
const REQUEST = {
  getStatus: 0,
  clearFeature: 1,
  setFeature: 3,
  getDescriptor: 6,
  getConfiguration: 8,
  setConfiguration: 9,
  getInterface: 10,
  setInterface: 11,
};
const ENDPOINT = 2;
const ENDPOINT_HALT = 0;

/** Answers a control request: the standard ones here, class and vendor ones by the function. */
export function answerControl(
  device: ControlTarget,
  usbFunction: UsbFunction,
  setup: Setup,
  data: Bytes,
): ControlOutcome {
  const isStandard = (setup.requestType & 0x60) === 0;
  const answer = isStandard ? standard(device, setup) : usbFunction.control?.(setup, data);
  if (answer === undefined) return { status: 'stall', data: bytes() };
  return { status: 'completed', data: answer.slice(0, setup.length) };
}

function standard(device: ControlTarget, setup: Setup): Bytes | undefined {
  const { request, value, index } = setup;
  const isEndpoint = (setup.requestType & 0x1f) === ENDPOINT;
  const done = (ok: boolean): Bytes | undefined => (ok ? bytes() : undefined);
  switch (request) {
    case REQUEST.getDescriptor:
      return descriptor(device, value >> 8, value & 0xff);
    case REQUEST.getStatus:
      return bytes(isEndpoint && device.halted(index) ? 1 : 0, 0);
    case REQUEST.getConfiguration:
      return bytes(device.configuration?.value ?? 0);
    case REQUEST.setConfiguration:
      return done(device.configure(value));
    case REQUEST.getInterface:
      return bytes(device.setting(index));
    case REQUEST.setInterface:
      return done(device.selectAlternate(index, value));
    case REQUEST.clearFeature:
      return done(isEndpoint && value === ENDPOINT_HALT && device.clearHalt(index));
    case REQUEST.setFeature:
      if (!isEndpoint || value !== ENDPOINT_HALT) return undefined;
      device.halt(index);
      return bytes();
    default:
      return undefined;
  }
}

function descriptor(device: ControlTarget, type: number, index: number): Bytes | undefined {
  const { manufacturer, product, serial } = device.shape;
  switch (type) {
    case DESCRIPTOR.device:
      return device.descriptor;
    case DESCRIPTOR.configuration:
      return device.configurationBytes(index);
    case DESCRIPTOR.string: {
      if (index === 0) return stringDescriptor(undefined);
      const text = [manufacturer, product, serial][index - 1];
      return text === undefined ? undefined : stringDescriptor(text);
    }
    default:
      return undefined;
  }
}
