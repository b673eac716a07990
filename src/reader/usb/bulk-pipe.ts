import type { Bytes } from '../../bytes';
import { type Clock, withTimeout } from '../../clock';
import { AppError, isAppError, toAppError } from '../../errors';
import { CALL_LIMIT, type Link, type UsbPhase, usbCall } from './call';
import { octets } from './descriptor';
import { openDevice } from './device';
import type { BulkPipe } from './pipe';
import type { UsbAlternate, UsbDevice, UsbInResult } from './usb';

/** How long a transfer may take to be rejected once its interface is released. */
const SETTLE_LIMIT = 1_000;
/** Empty transfers taken in a row for one read. A reader may send one; one that sends only them has no answer. */
const MAX_EMPTY = 16;

export interface PipeOptions {
  readonly clock: Clock;
  readonly interfaceNumber: number;
  readonly alternate: UsbAlternate;
}

/**
 * Claims an interface of an open device and gives its pipe.
 * @throws AppError `usb/protected-class`, `usb/busy`, `usb/silent`, `usb/not-a-reader` without a bulk pair
 */
export async function claimPipe(device: UsbDevice, options: PipeOptions): Promise<BulkPipe> {
  const pipe = new ClaimedPipe(device, options);
  await pipe.claim();
  return pipe;
}

/**
 * WebUSB can neither cancel a transfer nor limit its time, and a read that was given up swallows the next answer. So
 * after silence the interface is released, the old read's rejection awaited, and the interface claimed again; where
 * that fails the device is closed and opened. A second transferIn beside a lost one is never made.
 */
class ClaimedPipe implements BulkPipe {
  readonly packetSize: number;
  readonly hasInterrupt: boolean;
  readonly closed: Promise<AppError>;
  readonly #device: UsbDevice;
  readonly #options: PipeOptions;
  readonly #link: Link & { readonly clock: Clock };
  readonly #ends: { readonly in: number; readonly out: number; readonly interrupt: number | undefined };
  /** Transfers that have not settled. */
  readonly #pending = new Set<Promise<unknown>>();
  #close: (reason: AppError) => void = () => undefined;
  #closedBy: AppError | undefined;
  /** The last change of the device's state (clearHalt, release, claim, …): one at a time, and no transfer beside it. */
  #change: Promise<unknown> = Promise.resolve();
  /**
   * Set by silence. A message that fills its last packet ends its transfer only with a zero-length packet (USB 2.0,
   * 5.8.3), and a reader that sends none looks silent: from then on one packet is asked for at a time.
   */
  #packetwise = false;

  constructor(device: UsbDevice, options: PipeOptions) {
    const { vendorId, productId } = device;
    const find = (type: 'bulk' | 'interrupt', direction: 'in' | 'out') =>
      options.alternate.endpoints.find((end) => end.type === type && end.direction === direction);
    const [bulkIn, bulkOut] = [find('bulk', 'in'), find('bulk', 'out')];
    if (bulkIn === undefined || bulkOut === undefined) {
      throw new AppError('usb/not-a-reader', { vendorId, productId });
    }
    const interrupt = find('interrupt', 'in');
    this.#device = device;
    this.#options = options;
    this.#link = {
      clock: options.clock,
      device: { vendorId, productId, interfaceClass: options.alternate.interfaceClass },
    };
    this.#ends = {
      in: bulkIn.endpointNumber,
      out: bulkOut.endpointNumber,
      interrupt: interrupt?.endpointNumber,
    };
    this.packetSize = Math.max(1, bulkIn.packetSize);
    this.hasInterrupt = interrupt !== undefined;
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
  }

  claim(): Promise<void> {
    return usbCall(this.#link, 'claim', () => this.#device.claimInterface(this.#options.interfaceNumber));
  }

  async write(data: Bytes, ms: number): Promise<void> {
    const result = await this.#transfer('out', ms, () => this.#device.transferOut(this.#ends.out, data));
    if (result.status === 'stall') await this.#stalled('out', this.#ends.out);
    if (result.status === 'ok' && result.bytesWritten === data.length) return;
    // The reader holds half a message: only a fresh claim makes its next packet the start of one.
    await this.#recover();
    throw new AppError('usb/transfer-failed', { phase: 'out' });
  }

  async read(most: number, ms: number): Promise<Bytes> {
    const length = this.#packetwise ? this.packetSize : roundUp(most, this.packetSize);
    const end = this.#options.clock.now() + ms;
    for (let empty = 0; empty < MAX_EMPTY; empty += 1) {
      const left = Math.max(0, end - this.#options.clock.now());
      const result = await this.#transfer('in', left, () => this.#device.transferIn(this.#ends.in, length));
      if (result.status === 'stall') await this.#stalled('in', this.#ends.in);
      if (result.status === 'babble') {
        await this.#recover();
        throw new AppError('usb/babble', {});
      }
      const data = octets(result.data);
      if (data.length > 0) return data;
    }
    throw new AppError('usb/transfer-failed', { phase: 'in' });
  }

  async control(request: number, value: number): Promise<void> {
    await this.#unchanging();
    this.#throwIfClosed();
    const index = this.#options.interfaceNumber;
    const setup = { requestType: 'class', recipient: 'interface', request, value, index } as const;
    const result = await usbCall(this.#link, 'control', () => this.#device.controlTransferOut(setup));
    if (result.status !== 'ok') throw new AppError('usb/stalled', { phase: 'control' });
  }

  listen(most: number, listener: (message: Bytes) => void): void {
    const { interrupt } = this.#ends;
    if (interrupt !== undefined) void this.#listen(interrupt, most, listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end(new AppError('usb/disconnected', { phase: 'close' }));
    await this.#unchanging();
    await this.#quietly('close', () => this.#device.releaseInterface(this.#options.interfaceNumber));
    await this.#quietly('close', () => this.#device.close());
    await this.#settled().catch(() => undefined);
  }

  async #listen(endpoint: number, most: number, listener: (message: Bytes) => void): Promise<void> {
    const size = this.#options.alternate.endpoints.find(
      (end) => end.type === 'interrupt' && end.endpointNumber === endpoint,
    )?.packetSize;
    const length = roundUp(most, Math.max(1, size ?? 1));
    // The browser rejects this read when a recovery releases the interface; anything else that fails again and
    // again is a reader without a usable interrupt endpoint, which polling makes up for.
    for (let failures = 0; failures < 3 && this.#closedBy === undefined;) {
      await this.#unchanging();
      const before = this.#change;
      try {
        const result = await this.#interrupt(endpoint, length);
        if (result.status === 'stall') {
          failures += 1;
          await this.#clearHalt('in', endpoint);
        } else if (octets(result.data).length === 0) {
          failures += 1;
        } else {
          failures = 0;
          listener(octets(result.data));
        }
      } catch (error) {
        if (isAppError(error, 'usb/disconnected')) this.#end(error);
        if (before === this.#change) failures += 1;
      }
    }
  }

  /** The one read without a limit: nothing may happen for hours. */
  #interrupt(endpoint: number, length: number): Promise<UsbInResult> {
    this.#throwIfClosed();
    return this.#track(usbCall({}, 'in', () => this.#device.transferIn(endpoint, length)));
  }

  async #transfer<T>(phase: 'in' | 'out', ms: number, call: () => Promise<T>): Promise<T> {
    await this.#unchanging();
    this.#throwIfClosed();
    const work = this.#track(usbCall({}, phase, call));
    try {
      return await withTimeout(
        this.#options.clock,
        ms,
        work,
        () => new AppError('usb/silent', { phase, ms }),
      );
    } catch (error) {
      if (phase === 'in' && isAppError(error, 'usb/silent')) this.#packetwise = true;
      await this.#recover();
      throw error;
    }
  }

  async #stalled(direction: 'in' | 'out', endpoint: number): Promise<never> {
    try {
      await this.#clearHalt(direction, endpoint);
    } catch {
      await this.#recover();
    }
    throw new AppError('usb/stalled', { phase: direction });
  }

  #clearHalt(direction: 'in' | 'out', endpoint: number): Promise<void> {
    return this.#changing(() =>
      usbCall(this.#link, direction, () => this.#device.clearHalt(direction, endpoint)),
    );
  }

  /** @throws AppError why the pipe is closed, when the device cannot be had again */
  #recover(): Promise<void> {
    return this.#changing(async () => {
      try {
        await this.#reclaim();
      } catch (error) {
        if (isAppError(error, 'usb/disconnected')) throw this.#end(error);
        await this.#reopen().catch((again: unknown) => {
          throw this.#end(refusedAgain(again));
        });
      }
    });
  }

  #changing(work: () => Promise<void>): Promise<void> {
    const change = this.#change
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        this.#throwIfClosed();
        return work();
      });
    this.#change = change;
    return change;
  }

  async #unchanging(): Promise<void> {
    for (let change: unknown; change !== this.#change;) {
      change = this.#change;
      await this.#change.catch(() => undefined);
    }
  }

  async #reclaim(): Promise<void> {
    await usbCall(this.#link, 'close', () => this.#device.releaseInterface(this.#options.interfaceNumber));
    await this.#settled();
    await this.claim();
  }

  async #reopen(): Promise<void> {
    await this.#quietly('close', () => this.#device.close());
    await this.#settled();
    await openDevice(this.#device, this.#link);
    await this.claim();
  }

  /** Waits until every transfer under way has its end, which a release or close gives it. */
  async #settled(): Promise<void> {
    await withTimeout(
      this.#options.clock,
      SETTLE_LIMIT,
      Promise.allSettled(this.#pending),
      () => new AppError('usb/silent', { phase: 'close', ms: SETTLE_LIMIT }),
    );
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#pending.add(work);
    const done = (): boolean => this.#pending.delete(work);
    work.then(done, done);
    return work;
  }

  async #quietly(phase: UsbPhase, call: () => Promise<unknown>): Promise<void> {
    await usbCall(this.#link, phase, call, CALL_LIMIT).catch(() => undefined);
  }

  #throwIfClosed(): void {
    if (this.#closedBy !== undefined) throw this.#closedBy;
  }

  #end(reason: AppError): AppError {
    this.#closedBy ??= reason;
    this.#close(this.#closedBy);
    return this.#closedBy;
  }
}

/**
 * Why a device that was open a moment ago cannot be had again. A system that let it be used does not forbid it now: on
 * Linux an unplugged device's node is gone before the browser tells of the unplug, and open() says "Access denied."
 */
function refusedAgain(error: unknown): AppError {
  const denied = isAppError(error, 'usb/access-denied');
  return denied ? new AppError('usb/disconnected', { phase: 'open' }, error) : toAppError(error);
}

function roundUp(length: number, packet: number): number {
  return Math.ceil(length / packet) * packet;
}
