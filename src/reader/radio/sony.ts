import type { LiveDevice } from '../driver';
import type { UsbInterface } from '../usb';

const SONY = 0x054c;
const VENDOR_CLASS = 0xff;
const CCID_DESCRIPTOR = 0x21;

/**
 * The interface of a Sony reader of these products that pages may claim: vendor class, a bulk pair, no CCID descriptor.
 * Product and shape together: other readers of the same maker have an interface of this shape that speaks FeliCa only.
 */
export function sonyInterface(
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
