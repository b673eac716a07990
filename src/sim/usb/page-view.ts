import type { Bytes } from '../../bytes';
import type { AlternateShape, ConfigurationShape, InterfaceShape } from './descriptors';
import { pageError } from './page-errors';

interface PageEndpoint {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: 'bulk' | 'interrupt' | 'isochronous';
  readonly packetSize: number;
}

interface PageAlternate {
  readonly alternateSetting: number;
  readonly interfaceClass: number;
  readonly interfaceSubclass: number;
  readonly interfaceProtocol: number;
  readonly interfaceName: string | undefined;
  readonly endpoints: readonly PageEndpoint[];
}

interface PageInterface {
  readonly interfaceNumber: number;
  readonly alternate: PageAlternate;
  readonly alternates: readonly PageAlternate[];
  readonly claimed: boolean;
}

/** A configuration as WebUSB has it (USBConfiguration and what is in it). */
export interface PageConfiguration {
  readonly configurationValue: number;
  readonly configurationName: string | undefined;
  readonly interfaces: readonly PageInterface[];
}

export function describeConfiguration(
  { value, interfaces }: ConfigurationShape,
  settingOf: (interfaceNumber: number) => number,
  isClaimed: (interfaceNumber: number) => boolean,
): PageConfiguration {
  const describe = ({ number, alternates: shapes }: InterfaceShape): PageInterface => {
    const alternates = shapes.map(describeAlternate);
    const alternate = alternates.find(({ alternateSetting }) => alternateSetting === settingOf(number));
    if (alternate === undefined) throw pageError.noAlternate();
    return platformObject({ interfaceNumber: number, alternate, alternates, claimed: isClaimed(number) });
  };
  return platformObject({
    configurationValue: value,
    configurationName: undefined,
    interfaces: interfaces.map(describe),
  });
}

function describeAlternate(shape: AlternateShape): PageAlternate {
  return platformObject({
    alternateSetting: shape.setting,
    interfaceClass: shape.classCode,
    interfaceSubclass: shape.subclass,
    interfaceProtocol: shape.protocol,
    interfaceName: undefined,
    endpoints: shape.endpoints.flatMap(({ address, type, packetSize }): PageEndpoint[] =>
      type === 'control'
        ? []
        : [
            platformObject({
              endpointNumber: address & 0x0f,
              direction: address < 0x80 ? 'out' : 'in',
              type,
              packetSize,
            }),
          ],
    ),
  });
}

/**
 * An object as a browser gives it: its attributes are its prototype's (Web IDL, 3.7.6), so that spreading or copying it
 * takes nothing of them along.
 */
export function platformObject<T extends object>(attributes: T): T {
  return Object.create(Object.freeze(attributes)) as T;
}

/** Data as WebUSB gives it. */
export function view(data: Bytes): DataView<ArrayBuffer> {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** Data as WebUSB takes it. */
export function copy(data: ArrayBuffer | ArrayBufferView): Bytes {
  return ArrayBuffer.isView(data)
    ? Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    : new Uint8Array(data.slice(0));
}
