import type { VirtualDevice } from './device';
import { pageError } from './page-errors';
import { type MountOptions, VirtualUsbDevice } from './usb-device';

interface DeviceFilter {
  readonly vendorId?: number;
  readonly productId?: number;
  readonly classCode?: number;
  readonly subclassCode?: number;
  readonly protocolCode?: number;
  readonly serialNumber?: string;
}

export interface VirtualUsbOptions extends MountOptions {
  /**
   * The person at the chooser: picks one of the devices that the filters let through, or none, which closes it.
   * Takes the first when left out.
   */
  readonly choose?: Choose;
}

type Choose = (
  candidates: readonly VirtualUsbDevice[],
) => VirtualUsbDevice | undefined | Promise<VirtualUsbDevice | undefined>;
const chooseFirst: Choose = ([first]) => first;

/** A `connect` or `disconnect` event, as WebUSB's USBConnectionEvent. */
class VirtualConnectionEvent extends Event {
  readonly device: VirtualUsbDevice;

  constructor(type: 'connect' | 'disconnect', device: VirtualUsbDevice) {
    super(type);
    this.device = device;
  }
}

type Listener = (event: VirtualConnectionEvent) => void;

/**
 * An object of the shape of `navigator.usb` over virtual devices: fit to be mounted in its place, or to be given
 * to the drivers directly. Several of them over one device are several pages.
 */
export class VirtualUsb {
  onconnect: Listener | null = null;
  ondisconnect: Listener | null = null;
  readonly #events = new EventTarget();
  readonly #options: VirtualUsbOptions;
  readonly #present = new Map<VirtualDevice, VirtualUsbDevice>();
  readonly #permitted = new Set<VirtualDevice>();

  constructor(options: VirtualUsbOptions) {
    this.#options = options;
  }

  /**
   * Plugs a device in and gives the page's view of it. `permitted` = it was chosen in an earlier visit and is
   * there as the page loads: no event. One that comes back with its permission is told by `connect`.
   */
  plug(device: VirtualDevice, { permitted = false } = {}): VirtualUsbDevice {
    const seen = this.#present.get(device);
    const isKnown = this.#permitted.has(device);
    if (permitted) this.#permitted.add(device);
    if (seen !== undefined) return seen;
    const page = new VirtualUsbDevice(device, this.#options, () => void this.#permitted.delete(device));
    this.#present.set(device, page);
    device.plug();
    const stop = device.onUnplug(() => {
      stop();
      this.#present.delete(device);
      const wasPermitted = this.#permitted.has(device);
      // Without a serial number the browser cannot know the device again: the permission ends here.
      if (device.shape.serial === undefined) this.#permitted.delete(device);
      if (wasPermitted) void this.#tell('disconnect', page);
    });
    if (isKnown) void this.#tell('connect', page);
    return page;
  }

  getDevices(): Promise<VirtualUsbDevice[]> {
    const devices = [...this.#present].filter(([device]) => this.#permitted.has(device));
    return Promise.resolve(devices.map(([, page]) => page));
  }

  async requestDevice({ filters }: { filters: readonly DeviceFilter[] }): Promise<VirtualUsbDevice> {
    const { choose = chooseFirst } = this.#options;
    const candidates = [...this.#present].filter(
      ([device]) => filters.length === 0 || filters.some((filter) => matches(device, filter)),
    );
    const chosen = await choose(candidates.map(([, page]) => page));
    const found = candidates.find(([, page]) => page === chosen);
    if (found === undefined) throw pageError.noneSelected();
    const [device, page] = found;
    this.#permitted.add(device);
    return page;
  }

  addEventListener(type: 'connect' | 'disconnect', listener: Listener): void {
    this.#events.addEventListener(type, listener as never);
  }

  removeEventListener(type: 'connect' | 'disconnect', listener: Listener): void {
    this.#events.removeEventListener(type, listener as never);
  }

  dispatchEvent(event: Event): boolean {
    return this.#events.dispatchEvent(event);
  }

  /** As a task of its own, so that transfers under way have failed by then. */
  async #tell(type: 'connect' | 'disconnect', device: VirtualUsbDevice): Promise<void> {
    await this.#options.clock.sleep(0);
    const event = new VirtualConnectionEvent(type, device);
    this.#events.dispatchEvent(event);
    (type === 'connect' ? this.onconnect : this.ondisconnect)?.(event);
  }
}

function matches({ shape, configurations }: VirtualDevice, filter: DeviceFilter): boolean {
  const is = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;
  const alternates = configurations.flatMap(({ interfaces }) =>
    interfaces.flatMap((each) => each.alternates),
  );
  return (
    is(filter.vendorId, shape.vendorId) &&
    is(filter.productId, shape.productId) &&
    is(filter.serialNumber, shape.serial) &&
    alternates.some(
      (alternate) =>
        is(filter.classCode, alternate.classCode) &&
        is(filter.subclassCode, alternate.subclass) &&
        is(filter.protocolCode, alternate.protocol),
    )
  );
}
