import type { Clock } from '../clock';
import type { AppError } from '../errors';
import type { OpenOptions, Reader, UsbDevice } from '../reader';

/** Where readers are found; the reader room's `DeviceSource` fits it. What stands for one is passed on, not looked at. */
export interface ReaderSource<Device = UsbDevice> {
  /** Readers that the person permitted before and that are attached now. */
  remembered(): Promise<readonly Device[]>;
  /**
   * Opens the browser's chooser; call it inside a click.
   * @throws AppError `usb/chooser-closed`, `usb/chooser-blocked`
   */
  choose(): Promise<Device>;
}

/** The part of the Web Locks API that keeps two tabs off one reader; `navigator.locks` fits it. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly ifAvailable: true },
    callback: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

/** The Web Lock that a tab holds while it holds a reader. */
export const READER_LOCK = 'kigen-reader';

/** What a read is given by main.ts, or by a test. */
export interface ReadCardDeps<Device = UsbDevice> {
  /** Absent where the browser has no USB: a read then fails with `browser/no-webusb`. */
  readonly source?: ReaderSource<Device> | undefined;
  /** Opens a device as a reader; the driver is bound by its live descriptor. */
  readonly openReader: (device: Device, options: OpenOptions) => Promise<Reader>;
  readonly clock: Clock;
  /** Absent where the browser has no Web Locks: then nothing keeps two tabs apart but the claim itself. */
  readonly locks?: Locks | undefined;
  /** What keeps this page from any reader (no WebUSB, not secure, framed, too old), asked at each start. */
  readonly precondition?: (() => AppError | undefined) | undefined;
}
