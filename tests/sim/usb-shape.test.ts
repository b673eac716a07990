import { expect, it } from 'vitest';
import type { Usb } from '../../src/reader';
import { VirtualUsb, type VirtualUsbDevice } from '../../src/sim';
import { VirtualClock } from '../support/virtual-clock';

/** What the published interfaces have and the virtual ones do not: a type error where the list is another. */
type Missing<Published, Virtual> = Exclude<keyof Published, keyof Virtual>;
const missing: Record<Missing<USBDevice, VirtualUsbDevice>, true> = {
  isochronousTransferIn: true,
  isochronousTransferOut: true,
};
const complete: [Missing<USB, VirtualUsb>] extends [never] ? true : false = true;

it('has every member of USB and USBDevice but the isochronous transfers, and fits the drivers', async () => {
  const usb: Usb = new VirtualUsb({ clock: new VirtualClock() });
  expect(await usb.getDevices()).toEqual([]);
  expect([Object.keys(missing).length, complete]).toEqual([2, true]);
});
