import { ByteReader, type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { type Link, usbCall } from './call';
import type { UsbDevice } from './usb';

/** Descriptor types of USB 2.0, table 9-5. */
const CONFIGURATION = 2;
const INTERFACE = 4;
const ENDPOINT = 5;

const GET_DESCRIPTOR = 6;
const HEADER_LENGTH = 9;

/** One alternate setting of an interface, with the descriptors that WebUSB hides. */
export interface InterfaceDescriptor {
  readonly interfaceNumber: number;
  readonly alternateSetting: number;
  readonly interfaceClass: number;
  /** Class-specific descriptors that follow the interface or any of its endpoints, each whole. */
  readonly extras: readonly Bytes[];
}

export interface ConfigurationDescriptor {
  readonly configurationValue: number;
  readonly interfaces: readonly InterfaceDescriptor[];
}

/**
 * Reads a configuration descriptor with all that follows it (USB 2.0, 9.6.3).
 * @throws AppError `usb/descriptor` where a length is impossible or the end is missing
 */
export function parseConfiguration(raw: Bytes): ConfigurationDescriptor {
  const header = new ByteReader(raw);
  if (raw.length < HEADER_LENGTH) throw malformed('configuration header is short');
  const headerLength = header.u8();
  if (header.u8() !== CONFIGURATION || headerLength < HEADER_LENGTH) throw malformed('not a configuration');
  const total = header.u16le();
  header.skip(1);
  const configurationValue = header.u8();
  if (raw.length < total) throw malformed('configuration is truncated');

  const interfaces: (InterfaceDescriptor & { readonly extras: Bytes[] })[] = [];
  const reader = new ByteReader(raw.slice(0, total));
  skip(reader, headerLength);
  while (reader.remaining > 0) {
    const descriptor = nextDescriptor(reader);
    const body = new ByteReader(descriptor);
    body.skip(1);
    const type = body.u8();
    if (type === INTERFACE) {
      if (descriptor.length < HEADER_LENGTH) throw malformed('interface descriptor is short');
      const [interfaceNumber, alternateSetting] = [body.u8(), body.u8()];
      body.skip(1);
      interfaces.push({ interfaceNumber, alternateSetting, interfaceClass: body.u8(), extras: [] });
    } else if (type !== ENDPOINT) {
      // Some firmware puts the class descriptor after the last endpoint: both places belong to the interface.
      interfaces.at(-1)?.extras.push(descriptor);
    }
  }
  return { configurationValue, interfaces };
}

/** The next descriptor, whole: bLength counts itself and bDescriptorType (USB 2.0, 9.5). */
function nextDescriptor(reader: ByteReader): Bytes {
  const length = reader.peek();
  if (length < 2) throw malformed('bLength is less than 2');
  if (length > reader.remaining) throw malformed('descriptor is truncated');
  return reader.take(length);
}

function skip(reader: ByteReader, length: number): void {
  if (length > reader.remaining) throw malformed('descriptor is truncated');
  reader.skip(length);
}

/**
 * Fetches the descriptor of the device's current configuration by GET_DESCRIPTOR, which the browser allows before
 * any claim. Nine bytes first and then exactly wTotalLength: some devices misbehave on a longer request.
 * @throws AppError `usb/descriptor`, `usb/stalled`, `usb/disconnected`, `usb/silent`
 */
export async function readConfiguration(device: UsbDevice, link: Link): Promise<ConfigurationDescriptor> {
  // The request takes an index, which is not bConfigurationValue.
  for (let index = 0; index < device.configurations.length; index += 1) {
    const header = await getDescriptor(device, link, index, HEADER_LENGTH);
    if (header.length < HEADER_LENGTH) throw malformed('configuration header is short');
    const reader = new ByteReader(header);
    reader.skip(2);
    const total = reader.u16le();
    reader.skip(1);
    if (device.configurations.length > 1 && reader.u8() !== device.configuration?.configurationValue)
      continue;
    return parseConfiguration(await getDescriptor(device, link, index, total));
  }
  throw malformed('current configuration has no descriptor');
}

async function getDescriptor(device: UsbDevice, link: Link, index: number, length: number): Promise<Bytes> {
  const result = await usbCall(link, 'descriptor', () =>
    device.controlTransferIn(
      {
        requestType: 'standard',
        recipient: 'device',
        request: GET_DESCRIPTOR,
        value: CONFIGURATION * 256 + index,
        index: 0,
      },
      length,
    ),
  );
  if (result.status !== 'ok') throw new AppError('usb/stalled', { phase: 'descriptor' });
  return octets(result.data);
}

/** The octets of a transfer as a copy; nothing at all reads as empty. */
export function octets(view: DataView | undefined): Bytes {
  if (view === undefined) return new Uint8Array(0);
  return Uint8Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}

function malformed(what: string): AppError {
  return new AppError('usb/descriptor', { what });
}
