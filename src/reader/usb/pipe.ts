import type { Bytes } from '../../bytes';
import type { AppError } from '../../errors';

/** All that a reader driver sees of USB: one claimed interface with a bulk pair, and an interrupt-in where there is one. */
export interface BulkPipe extends AsyncDisposable {
  /** wMaxPacketSize of bulk-in. */
  readonly packetSize: number;
  readonly hasInterrupt: boolean;
  /** Resolves once, with the reason, when the device is gone or the pipe was disposed. */
  readonly closed: Promise<AppError>;
  /**
   * One bulk-out transfer.
   * @throws AppError `usb/*`; the pipe is usable again unless `closed` has resolved
   */
  write(data: Bytes, ms: number): Promise<void>;
  /**
   * The octets of the next bulk-in transfer that is not empty, at most `most` rounded up to packets.
   * @throws AppError `usb/silent` after `ms`, `usb/stalled`, `usb/babble`, `usb/transfer-failed`,
   *   `usb/disconnected`; the pipe is usable again unless `closed` has resolved
   */
  read(most: number, ms: number): Promise<Bytes>;
  /** A class request without data to the claimed interface. */
  control(request: number, value: number): Promise<void>;
  /** Calls back with each interrupt message, `most` octets at most, until the pipe is closed. Once a pipe. */
  listen(most: number, listener: (message: Bytes) => void): void;
}
