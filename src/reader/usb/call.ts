import { type Clock, withTimeout } from '../../clock';
import { AppError } from '../../errors';
import type { ErrorDetails } from '../../errors';
import { type InterfaceIdentity, usbError } from './usb-error';

export type UsbPhase = ErrorDetails['usb/silent']['phase'];

/** What a call needs beside itself: the clock that limits it (none: no limit) and the device it is made on. */
export interface Link {
  readonly clock?: Clock;
  readonly device?: InterfaceIdentity;
}

/**
 * How long a WebUSB call that moves no data of the reader may take. WebUSB itself has no limit, and on Windows
 * `claimInterface` of a composite device may never settle.
 */
export const CALL_LIMIT = 5_000;

/**
 * One WebUSB call with a time limit and its exception turned into a code.
 * @throws AppError `usb/silent` when the limit passes; otherwise as {@link usbError} says
 */
export async function usbCall<T>(
  link: Link,
  phase: UsbPhase,
  call: () => Promise<T>,
  ms = CALL_LIMIT,
): Promise<T> {
  // A call may throw at once as well as reject: both are the browser's answer.
  const work = (async () => call())().catch((error: unknown) => {
    throw usbError(error, phase, link.device);
  });
  if (link.clock === undefined) return work;
  return withTimeout(link.clock, ms, work, () => new AppError('usb/silent', { phase, ms }));
}
