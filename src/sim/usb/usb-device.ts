import { type Bytes, bytes } from '../../bytes';
import type { Clock } from '../../clock';
import type { ConfigurationShape, InterfaceShape } from './descriptors';
import type { VirtualDevice } from './device';
import { pageError } from './page-errors';
import { type ControlSetup, isForbiddenRequest, isProtected, setupPacket } from './page-rules';
import { PageTransfers } from './page-transfers';
import { type PageConfiguration, copy, describeConfiguration, platformObject, view } from './page-view';

/** How a page meets virtual devices. */
export interface MountOptions {
  readonly clock: Clock;
  /** Milliseconds that each transfer takes; 0 when left out. */
  readonly latency?: number;
  /** As in an Isolated Web App with `usb-unrestricted`: no class is protected. */
  readonly unrestricted?: boolean;
}

type Direction = 'in' | 'out';
interface InResult {
  readonly status: 'ok' | 'stall' | 'babble';
  readonly data?: DataView<ArrayBuffer>;
}
interface OutResult {
  readonly status: 'ok' | 'stall';
  readonly bytesWritten: number;
}

/**
 * A device as a page sees it: the shape of WebUSB's USBDevice with the behaviour and the words seen on
 * Chromium 156. One object lives from plug to unplug.
 */
export class VirtualUsbDevice {
  readonly usbVersionMajor = 2;
  readonly usbVersionMinor = 0;
  readonly usbVersionSubminor = 0;
  readonly deviceClass = 0;
  readonly deviceSubclass = 0;
  readonly deviceProtocol = 0;
  readonly vendorId: number;
  readonly productId: number;
  readonly deviceVersionMajor: number;
  readonly deviceVersionMinor: number;
  readonly deviceVersionSubminor: number;
  readonly manufacturerName: string | undefined;
  readonly productName: string | undefined;
  readonly serialNumber: string | undefined;
  readonly #device: VirtualDevice;
  readonly #options: MountOptions;
  readonly #forget: () => void;
  readonly #claimed = new Set<number>();
  readonly #transfers = new PageTransfers();
  #opened = false;
  #changing = false;
  #gone = false;

  constructor(device: VirtualDevice, options: MountOptions, forget: () => void) {
    const { shape } = device;
    this.vendorId = shape.vendorId;
    this.productId = shape.productId;
    this.deviceVersionMajor = shape.version >> 8;
    this.deviceVersionMinor = (shape.version >> 4) & 0x0f;
    this.deviceVersionSubminor = shape.version & 0x0f;
    this.manufacturerName = shape.manufacturer;
    this.productName = shape.product;
    this.serialNumber = shape.serial;
    this.#device = device;
    this.#options = options;
    this.#forget = forget;
    const stop = device.onUnplug(() => {
      stop();
      this.#gone = true;
      this.#opened = false;
      this.#claimed.clear();
    });
  }

  get opened(): boolean {
    return this.#opened;
  }

  get configurations() {
    return this.#device.configurations.map((shape) => this.#describe(shape));
  }

  get configuration() {
    const current = this.#device.configuration;
    return current === undefined ? null : this.#describe(current);
  }

  async open(): Promise<void> {
    if (this.#gone) throw pageError.disconnected();
    if (this.#opened) return;
    await this.#change('open', () => {
      if (this.#device.accessDenied) throw pageError.accessDenied();
      this.#opened = true;
    });
  }

  async close(): Promise<void> {
    if (this.#gone) throw pageError.disconnected();
    if (!this.#opened) return;
    await this.#change('close', () => {
      this.#transfers.cancel(() => true, pageError.cancelled);
      this.#releaseAll();
      this.#opened = false;
    });
  }

  async forget(): Promise<void> {
    if (this.#opened) await this.close();
    this.#forget();
  }

  async reset(): Promise<void> {
    this.#needOpen('reset');
    await this.#change('reset', () => {
      this.#transfers.cancel(() => true, pageError.transfer);
      this.#device.reset();
    });
  }

  async selectConfiguration(configurationValue: number): Promise<void> {
    this.#needOpen('selectConfiguration');
    await this.#change('selectConfiguration', () => {
      if (this.#device.configuration?.value !== configurationValue) this.#releaseAll();
      if (!this.#device.configure(configurationValue)) throw pageError.noConfiguration();
    });
  }

  async claimInterface(interfaceNumber: number): Promise<void> {
    const method = 'claimInterface';
    this.#needConfigured(method);
    const shape = this.#interface(method, interfaceNumber);
    if (this.#claimed.has(interfaceNumber)) return;
    if (this.#isKept(shape)) throw pageError.protectedClass();
    await this.#change(method, () => {
      const owner = this.#device.claims.get(interfaceNumber);
      if (owner !== undefined && owner !== this) throw pageError.notClaimable();
      this.#device.claims.set(interfaceNumber, this);
      this.#claimed.add(interfaceNumber);
    });
  }

  async releaseInterface(interfaceNumber: number): Promise<void> {
    const method = 'releaseInterface';
    this.#needConfigured(method);
    const shape = this.#interface(method, interfaceNumber);
    if (!this.#claimed.has(interfaceNumber)) return;
    await this.#change(method, () => {
      this.#transfers.cancel((address) => this.#hasEndpoint(shape, address), pageError.transfer);
      this.#claimed.delete(interfaceNumber);
      this.#device.claims.delete(interfaceNumber);
    });
  }

  async selectAlternateInterface(interfaceNumber: number, alternateSetting: number): Promise<void> {
    const method = 'selectAlternateInterface';
    this.#needConfigured(method);
    const shape = this.#interface(method, interfaceNumber);
    if (!this.#claimed.has(interfaceNumber)) throw pageError.notClaimed(method);
    if (!shape.alternates.some(({ setting }) => setting === alternateSetting)) throw pageError.noAlternate();
    await this.#change(method, () => {
      this.#transfers.cancel((address) => this.#hasEndpoint(shape, address), pageError.transfer);
      this.#device.selectAlternate(interfaceNumber, alternateSetting);
    });
  }

  async controlTransferIn(setup: ControlSetup, length: number): Promise<InResult> {
    const { status, data } = await this.#control('controlTransferIn', 'in', setup, length, bytes());
    return platformObject(status === 'completed' ? { status: 'ok', data: view(data) } : { status: 'stall' });
  }

  async controlTransferOut(setup: ControlSetup, data?: ArrayBuffer | ArrayBufferView): Promise<OutResult> {
    const octets = data === undefined ? bytes() : copy(data);
    const { status } = await this.#control('controlTransferOut', 'out', setup, octets.length, octets);
    return status === 'completed'
      ? platformObject({ status: 'ok', bytesWritten: octets.length })
      : platformObject({ status: 'stall', bytesWritten: 0 });
  }

  async transferIn(endpointNumber: number, length: number): Promise<InResult> {
    const endpoint = this.#endpoint('transferIn', 'in', endpointNumber);
    const { status, data } = await this.#transfers.run(endpoint, this.#device.submitIn(endpoint, length));
    await this.#wait();
    if (status === 'stall') return platformObject({ status });
    return platformObject({ status: status === 'babble' ? 'babble' : 'ok', data: view(data) });
  }

  async transferOut(endpointNumber: number, data: ArrayBuffer | ArrayBufferView): Promise<OutResult> {
    const endpoint = this.#endpoint('transferOut', 'out', endpointNumber);
    const transfer = this.#device.submitOut(endpoint, copy(data));
    const { status, written } = await this.#transfers.run(endpoint, transfer);
    await this.#wait();
    return platformObject({ status: status === 'stall' ? 'stall' : 'ok', bytesWritten: written });
  }

  async clearHalt(direction: Direction, endpointNumber: number): Promise<void> {
    const endpoint = this.#endpoint('clearHalt', direction, endpointNumber);
    await this.#wait();
    if (this.#gone) throw pageError.disconnected();
    this.#device.clearHalt(endpoint);
  }

  async #control(method: string, direction: Direction, setup: ControlSetup, length: number, data: Bytes) {
    this.#needOpen(method);
    this.#checkControl(method, setup);
    await this.#wait();
    const outcome = this.#device.control(setupPacket(setup, direction, length), data);
    if (outcome.status === 'gone') throw pageError.transfer();
    return outcome;
  }

  #checkControl(method: string, setup: ControlSetup): void {
    const target = setup.index & 0xff;
    const named = this.#device.configuration?.interfaces.find(({ number }) => number === target);
    const isBlocked = setup.requestType === 'class' && named !== undefined && this.#isKept(named);
    if (isBlocked || isForbiddenRequest(setup)) throw pageError.notAllowed();
    if (setup.recipient === 'interface') {
      this.#interface(method, target);
      if (!this.#claimed.has(target)) throw pageError.notClaimed(method);
    }
    if (setup.recipient === 'endpoint') {
      this.#endpoint(method, (setup.index & 0x80) === 0 ? 'out' : 'in', setup.index & 0x0f);
    }
  }

  #isKept(shape: InterfaceShape): boolean {
    return this.#options.unrestricted !== true && isProtected(shape);
  }

  #releaseAll(): void {
    for (const number of this.#claimed) this.#device.claims.delete(number);
    this.#claimed.clear();
  }

  async #change(method: string, act: () => void): Promise<void> {
    if (this.#changing) throw pageError.stateChanging(method);
    this.#changing = true;
    try {
      await this.#wait();
      if (this.#device.isStuck(method)) await new Promise(() => undefined);
      if (this.#gone) throw pageError.disconnected();
      act();
    } finally {
      this.#changing = false;
    }
  }

  async #wait(): Promise<void> {
    const { clock, latency = 0 } = this.#options;
    if (latency > 0) await clock.sleep(latency);
  }

  #needOpen(method: string): void {
    if (this.#gone) throw pageError.disconnected();
    if (this.#changing) throw pageError.stateChanging(method);
    if (!this.#opened) throw pageError.notOpened(method);
  }

  #needConfigured(method: string): void {
    this.#needOpen(method);
    if (this.#device.configuration === undefined) throw pageError.notConfigured(method);
  }

  #interface(method: string, interfaceNumber: number): InterfaceShape {
    const shape = this.#device.configuration?.interfaces.find(({ number }) => number === interfaceNumber);
    if (shape === undefined) throw pageError.noInterface(method);
    return shape;
  }

  #endpoint(method: string, direction: Direction, endpointNumber: number): number {
    this.#needConfigured(method);
    if (endpointNumber < 1 || endpointNumber > 15) throw pageError.endpointRange(method);
    const address = endpointNumber | (direction === 'in' ? 0x80 : 0);
    const isClaimed = this.#device.configuration?.interfaces.some(
      (shape) => this.#claimed.has(shape.number) && this.#hasEndpoint(shape, address),
    );
    if (isClaimed !== true) throw pageError.noEndpoint(method);
    return address;
  }

  #describe(shape: ConfigurationShape): PageConfiguration {
    return describeConfiguration(
      shape,
      (number) => this.#device.setting(number),
      (number) => this.#claimed.has(number),
    );
  }

  #hasEndpoint({ number, alternates }: InterfaceShape, address: number): boolean {
    const selected = alternates.find(({ setting }) => setting === this.#device.setting(number));
    return selected?.endpoints.some((endpoint) => endpoint.address === address) ?? false;
  }
}
