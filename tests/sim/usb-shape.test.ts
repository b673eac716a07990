import { expect, it } from 'vitest';
import type { Usb } from '../../src/reader';
import { VirtualUsb } from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';

it('has the shape that the drivers ask for, and the members of navigator.usb and USBDevice', () => {
  const usb = new VirtualUsb({ clock: new VirtualClock() });
  const face: Usb = usb;
  const page: Pick<USB, 'getDevices' | 'onconnect' | 'ondisconnect' | 'dispatchEvent'> =
    usb as unknown as USB;
  expect(face).toBe(page);
});
