import type { Clock } from '../../clock';
import type { DriverCandidate, LiveDevice } from '../driver';
import type { ReaderKind } from '../reader';
import { type BulkPipe, type UsbInterface, claimPipe } from '../usb';
import type { RadioFrontEnd } from './front-end';
import { createRadioReader } from './radio-reader';

const SONY = 0x054c;
const VENDOR_CLASS = 0xff;
const CCID_DESCRIPTOR = 0x21;

export interface SonyProduct {
  readonly kind: ReaderKind;
  readonly productIds: readonly number[];
  readonly createFrontEnd: (options: { readonly pipe: BulkPipe; readonly clock: Clock }) => RadioFrontEnd;
}

/** The vendor interface of a Sony reader as a reader, where the device is one of these products and has one. */
export function sonyCandidates(
  live: LiveDevice,
  { kind, productIds, createFrontEnd }: SonyProduct,
): readonly DriverCandidate[] {
  const found = sonyInterface(live, productIds);
  if (found === undefined) return [];
  return [
    async () => {
      const { device, clock } = live;
      // By name: spread, an object of the browser's has nothing in it.
      const { interfaceNumber, alternate } = found;
      const pipe = await claimPipe(device, { clock, interfaceNumber, alternate });
      const { productName, vendorId, productId } = device;
      const info = { kind, name: productName ?? '', vendorId, productId };
      return createRadioReader({ pipe, front: createFrontEnd({ pipe, clock }), info, clock });
    },
  ];
}

/**
 * The interface of a Sony reader of these products that pages may claim: vendor class, a bulk pair, no CCID descriptor.
 * Product and shape together: other readers of the same maker have an interface of this shape that speaks FeliCa only.
 */
function sonyInterface(
  { device, configuration }: LiveDevice,
  productIds: readonly number[],
): UsbInterface | undefined {
  if (device.vendorId !== SONY || !productIds.includes(device.productId)) return undefined;
  return device.configuration?.interfaces.find(({ interfaceNumber, alternate }) => {
    const has = (direction: 'in' | 'out'): boolean =>
      alternate.endpoints.some((end) => end.type === 'bulk' && end.direction === direction);
    const isCcid = configuration.interfaces.some(
      (described) =>
        described.interfaceNumber === interfaceNumber &&
        described.extras.some((extra) => extra[1] === CCID_DESCRIPTOR),
    );
    return alternate.interfaceClass === VENDOR_CLASS && has('in') && has('out') && !isCcid;
  });
}
