/** All that a read needs, in one chunk: once it has begun, an update of the app can take no part of it away. */
import type { Clock } from './clock';
import type { AppError } from './errors';
import { createDeviceSource, openReader, type Usb } from './reader';
import { createReadCard, type Locks, type ReadCard } from './session';

export interface ReadPathDeps {
  readonly clock: Clock;
  /** `navigator.usb`, or the demo's. */
  readonly usb: Usb | undefined;
  readonly locks: Locks | undefined;
  readonly precondition?: () => AppError | undefined;
}

export function createRead({ clock, usb, locks, precondition }: ReadPathDeps): ReadCard {
  return createReadCard({
    clock,
    source: usb && createDeviceSource(usb, clock),
    openReader,
    locks,
    precondition,
  });
}
