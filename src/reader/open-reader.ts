import type { Clock } from '../clock';
import { AppError, toAppError } from '../errors';
import { orAborted, throwIfCancelled } from './cancel';
import { ccidCandidates } from './ccid';
import { rcS300Candidates } from './rc-s300';
import { rcS380Candidates } from './rc-s380';
import type { Driver } from './driver';
import type { Reader } from './reader';
import { type Link, type UsbDevice, closeDevice, openDevice, readConfiguration } from './usb';

export interface OpenOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Vendor drivers come before CCID: on a composite device theirs is the interface that a page may claim. */
const DRIVERS: readonly Driver[] = [rcS300Candidates, rcS380Candidates, ccidCandidates];

/**
 * Opens a device, and claims the first of its interfaces that a driver here can speak to.
 * @throws AppError `usb/*` (`usb/protected-class` where the browser keeps all of them, `usb/not-a-reader` where there
 *   is none), `reader/level-unsupported`, or the signal's reason; the device is closed then
 */
export async function openReader(device: UsbDevice, { clock, signal }: OpenOptions): Promise<Reader> {
  throwIfCancelled(signal);
  const link: Link = { clock };
  const opening = open(device, link, clock);
  try {
    return await orAborted(opening, signal);
  } catch (error) {
    // Nobody waits for it any more; what it still opens is closed.
    await opening.then(
      (reader) => reader[Symbol.asyncDispose](),
      () => closeDevice(device, link),
    );
    throw toAppError(error);
  }
}

async function open(device: UsbDevice, link: Link, clock: Clock): Promise<Reader> {
  await openDevice(device, link);
  const live = { device, configuration: await readConfiguration(device, link), clock };
  let refusal: AppError | undefined;
  for (const candidate of DRIVERS.flatMap((driver) => driver(live))) {
    try {
      return await candidate();
    } catch (error) {
      refusal = moreUseful(refusal, toAppError(error));
    }
  }
  const { vendorId, productId } = device;
  throw refusal ?? new AppError('usb/not-a-reader', { vendorId, productId });
}

/** Of several refusals the first that a person can do something about: nothing helps against a protected class. */
function moreUseful(first: AppError | undefined, next: AppError): AppError {
  return first === undefined || first.code === 'usb/protected-class' ? next : first;
}
