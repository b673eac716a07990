import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { type Link, usbCall } from './call';
import type { Usb, UsbDevice, UsbFilter } from './usb';

/** A policy that keeps the chooser shut answers within 1 ms; a person needs longer to close one. */
const CHOOSER_MINIMUM = 100;

/**
 * What the chooser lists. Class 0x0B too, though a page may not claim it, so that a refused reader is seen and
 * explained; the Sony pairs because a composite device can be filtered by its pair more surely than by a class.
 */
const FILTERS: readonly UsbFilter[] = [
  { classCode: 0x0b },
  { classCode: 0xff },
  ...[0x0dc8, 0x0dc9, 0x06c1, 0x06c3, 0x0d8f].map((productId) => ({ vendorId: 0x054c, productId })),
];

/** Which USB devices there are for this app. */
export interface DeviceSource {
  /**
   * Devices the person has permitted before; no gesture needed.
   * @throws AppError `usb/*`
   */
  remembered(): Promise<readonly UsbDevice[]>;
  /**
   * Opens the browser's chooser; needs a user gesture.
   * @throws AppError `usb/chooser-closed`, `usb/chooser-blocked`, `usb/access-denied`
   */
  choose(): Promise<UsbDevice>;
  /** Calls back when a permitted device comes or goes; gives the function to stop listening. */
  onChange(listener: (change: DeviceChange) => void): () => void;
}

export interface DeviceChange {
  readonly type: 'connect' | 'disconnect';
  readonly device: UsbDevice;
}

/** A device source over `navigator.usb` or the simulator's. */
export function createDeviceSource(usb: Usb, clock: Clock): DeviceSource {
  const link: Link = { clock };
  return {
    remembered: () => usbCall(link, 'list', () => usb.getDevices()),
    choose: async () => {
      const opened = clock.now();
      try {
        // No time limit: a person may look at the chooser for as long as they like.
        return await usbCall({}, 'choose', () => usb.requestDevice({ filters: [...FILTERS] }));
      } catch (error) {
        const closed = error instanceof AppError && error.code === 'usb/chooser-closed';
        if (closed && clock.now() - opened < CHOOSER_MINIMUM)
          throw new AppError('usb/chooser-blocked', {}, error);
        throw error;
      }
    },
    onChange: (listener) => {
      const connected = ({ device }: { device: UsbDevice }): void => listener({ type: 'connect', device });
      const gone = ({ device }: { device: UsbDevice }): void => listener({ type: 'disconnect', device });
      usb.addEventListener('connect', connected);
      usb.addEventListener('disconnect', gone);
      return () => {
        usb.removeEventListener('connect', connected);
        usb.removeEventListener('disconnect', gone);
      };
    },
  };
}
