/** Sony RC-S300: its vendor interface, which pages may claim, beside the CCID one, which they may not. */
import type { DriverCandidate, LiveDevice } from '../driver';
import { createRadioReader, sonyInterface } from '../radio';
import { claimPipe } from '../usb';
import { createFrontEnd } from './front-end';

const PRODUCTS = [0x0dc8, 0x0dc9];

/** The vendor interface of an RC-S300, by product and shape. */
export function rcS300Candidates(live: LiveDevice): readonly DriverCandidate[] {
  const found = sonyInterface(live, PRODUCTS);
  if (found === undefined) return [];
  return [
    async () => {
      const { device, clock } = live;
      const pipe = await claimPipe(device, { clock, ...found });
      const { productName, vendorId, productId } = device;
      return createRadioReader({
        pipe,
        front: createFrontEnd({ pipe, clock }),
        info: { kind: 'rc-s300', name: productName ?? '', vendorId, productId },
        clock,
      });
    },
  ];
}
