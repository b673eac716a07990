import { type Bytes, ByteWriter, concat } from '../../bytes';

/** Descriptor types (USB 2.0, table 9-5) and the CCID class descriptor (CCID 1.1, 5.1). */
export const DESCRIPTOR = { device: 1, configuration: 2, string: 3, interface: 4, endpoint: 5, ccid: 0x21 };

type EndpointType = 'control' | 'isochronous' | 'bulk' | 'interrupt';
const ENDPOINT_TYPES: readonly EndpointType[] = ['control', 'isochronous', 'bulk', 'interrupt'];

/** An endpoint as its descriptor tells it; bit 7 of the address set = IN (USB 2.0, 9.6.6). */
export interface EndpointShape {
  readonly address: number;
  readonly type: EndpointType;
  readonly packetSize: number;
}

export interface AlternateShape {
  readonly setting: number;
  readonly classCode: number;
  readonly subclass: number;
  readonly protocol: number;
  readonly endpoints: readonly EndpointShape[];
  /** Other descriptors, whole: after the interface's own, or after its last endpoint. */
  readonly extras?: readonly Bytes[];
  readonly extrasAfterEndpoints?: boolean;
}

export interface InterfaceShape {
  readonly number: number;
  readonly alternates: readonly AlternateShape[];
}

export interface ConfigurationShape {
  readonly value: number;
  readonly interfaces: readonly InterfaceShape[];
}

/** What a device says of itself, without its configurations. */
export interface DeviceShape {
  readonly vendorId: number;
  readonly productId: number;
  /** bcdDevice, e.g. 0x0205. */
  readonly version: number;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  readonly serial?: string | undefined;
}

/** The 18-byte device descriptor (USB 2.0, 9.6.1); strings 1, 2, 3 are manufacturer, product and serial. */
export function deviceDescriptor(shape: DeviceShape, configurations: number): Bytes {
  const index = (text: string | undefined, at: number): number => (text === undefined ? 0 : at);
  return new ByteWriter()
    .u8(18)
    .u8(DESCRIPTOR.device)
    .u16le(0x0200)
    .put(Uint8Array.of(0, 0, 0, 64))
    .u16le(shape.vendorId)
    .u16le(shape.productId)
    .u16le(shape.version)
    .u8(index(shape.manufacturer, 1))
    .u8(index(shape.product, 2))
    .u8(index(shape.serial, 3))
    .u8(configurations)
    .finish();
}

/** A configuration descriptor with all that belongs to it (USB 2.0, 9.6.3): bus-powered, 100 mA. */
export function configurationDescriptor({ value, interfaces }: ConfigurationShape): Bytes {
  const body = concat(...interfaces.flatMap(({ number, alternates }) => alternates.map(alternate(number))));
  return new ByteWriter()
    .u8(9)
    .u8(DESCRIPTOR.configuration)
    .u16le(9 + body.length)
    .u8(interfaces.length)
    .u8(value)
    .put(Uint8Array.of(0, 0x80, 50))
    .put(body)
    .finish();
}

function alternate(number: number): (shape: AlternateShape) => Bytes {
  return (shape) => {
    const head = Uint8Array.of(
      9,
      DESCRIPTOR.interface,
      number,
      shape.setting,
      shape.endpoints.length,
      shape.classCode,
      shape.subclass,
      shape.protocol,
      0,
    );
    const endpoints = shape.endpoints.map((endpoint) =>
      new ByteWriter()
        .u8(7)
        .u8(DESCRIPTOR.endpoint)
        .u8(endpoint.address)
        .u8(ENDPOINT_TYPES.indexOf(endpoint.type))
        .u16le(endpoint.packetSize)
        .u8(endpoint.type === 'interrupt' ? 16 : 0)
        .finish(),
    );
    const extras = shape.extras ?? [];
    return shape.extrasAfterEndpoints === true
      ? concat(head, ...endpoints, ...extras)
      : concat(head, ...extras, ...endpoints);
  };
}

/** A string descriptor (USB 2.0, 9.6.7): index 0 is the list of languages, here US English alone. */
export function stringDescriptor(text: string | undefined): Bytes {
  const body = new ByteWriter();
  if (text === undefined) body.u16le(0x0409);
  else for (const unit of text.split('')) body.u16le(unit.charCodeAt(0));
  const units = body.finish();
  return new ByteWriter()
    .u8(2 + units.length)
    .u8(DESCRIPTOR.string)
    .put(units)
    .finish();
}
