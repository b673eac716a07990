import { type Bytes, bytes } from '../../bytes';
import { answerControl } from './control';
import {
  type AlternateShape,
  type ConfigurationShape,
  type DeviceShape,
  configurationDescriptor,
  deviceDescriptor,
} from './descriptors';
import { Endpoint, packetsOf } from './endpoint';
import {
  type ControlOutcome,
  type InOutcome,
  NO_FAULTS,
  type OutOutcome,
  type Setup,
  type TrafficEntry,
  type Transfer,
  type TransferFaults,
  type TransferStatus,
  type UsbFunction,
} from './transfer';

/**
 * A virtual USB device: descriptors, a queue of packets for each IN endpoint, and one transfer engine that every
 * mount shares (in the page, in Node, over USB/IP). An IN transfer ends when its buffer is full, or on a packet
 * shorter than the endpoint's size, an empty one included, and otherwise waits (USB 2.0, 5.8.3).
 */
export class VirtualDevice {
  readonly shape: DeviceShape;
  readonly configurations: readonly ConfigurationShape[];
  readonly descriptor: Bytes;
  readonly traffic: TrafficEntry[] = [];
  /** Interfaces claimed, with whoever claimed them: two mounts of one device see each other. */
  readonly claims = new Map<number, object>();
  /** Whether the operating system refuses to open it. */
  accessDenied = false;
  /** What GET_DESCRIPTOR tells of a configuration; a lying device changes it. */
  describe: (configuration: Bytes) => Bytes = (configuration) => configuration;
  readonly #function: UsbFunction;
  readonly #faults: TransferFaults;
  readonly #unplugListeners = new Set<() => void>();
  #plugged = false;
  #configuration: ConfigurationShape | undefined;
  #endpoints = new Map<number, Endpoint>();
  readonly #settings = new Map<number, number>();

  constructor(
    shape: DeviceShape,
    configurations: readonly ConfigurationShape[],
    usbFunction: UsbFunction,
    faults: TransferFaults = NO_FAULTS,
  ) {
    this.shape = shape;
    this.configurations = configurations;
    this.descriptor = deviceDescriptor(shape, configurations.length);
    this.#function = usbFunction;
    this.#faults = faults;
  }

  get plugged(): boolean {
    return this.#plugged;
  }

  /** The configuration in use; undefined = not configured. */
  get configuration(): ConfigurationShape | undefined {
    return this.#configuration;
  }

  /** The alternate setting in use for an interface. */
  setting(interfaceNumber: number): number {
    return this.#settings.get(interfaceNumber) ?? 0;
  }

  configurationBytes(index: number): Bytes | undefined {
    const configuration = this.configurations[index];
    return configuration && this.describe(configurationDescriptor(configuration));
  }

  /** Power on the bus. The operating system picks the first configuration. */
  plug(): void {
    if (this.#plugged) return;
    this.#plugged = true;
    this.#start();
  }

  unplug(): void {
    if (!this.#plugged) return;
    this.#plugged = false;
    this.#endAll('gone');
    this.claims.clear();
    this.#function.stopped();
    for (const listener of this.#unplugListeners) listener();
  }

  /** Calls back at each unplug; gives the function to stop listening. */
  onUnplug(listener: () => void): () => void {
    this.#unplugListeners.add(listener);
    return () => void this.#unplugListeners.delete(listener);
  }

  /** A bus reset: transfers under way are cancelled; the operating system sets the configuration again. */
  reset(): void {
    this.#endAll('cancelled');
    this.#function.stopped();
    this.#start();
  }

  configure(value: number): boolean {
    const configuration = this.configurations.find((candidate) => candidate.value === value);
    if (configuration === undefined && value !== 0) return false;
    this.#configuration = configuration;
    this.#settings.clear();
    this.#rebuild();
    return true;
  }

  selectAlternate(interfaceNumber: number, setting: number): boolean {
    if (this.#alternate(interfaceNumber, setting) === undefined) return false;
    this.#settings.set(interfaceNumber, setting);
    this.#rebuild();
    return true;
  }

  /** Whether the operating system never answers this operation, as Windows may for a composite device. */
  isStuck(operation: string): boolean {
    return this.#faults.isStuck(operation);
  }

  /** A control transfer on endpoint 0; data goes with OUT requests (USB 2.0, 9.3). */
  control(setup: Setup, data: Bytes = bytes()): ControlOutcome {
    if (!this.#plugged) return { status: 'gone', data: bytes() };
    return answerControl(this, this.#function, setup, data);
  }

  halted(address: number): boolean {
    return this.#endpoints.get(address)?.halted ?? false;
  }

  /** The function stalls an endpoint. */
  halt(address: number): void {
    this.#endpoints.get(address)?.halt();
  }

  /** False where the configuration has no such endpoint. */
  clearHalt(address: number): boolean {
    this.#endpoints.get(address)?.clearHalt();
    return this.#endpoints.has(address);
  }

  /** Queues an IN message packet by packet; `zeroLength` ends one that fills its last packet. */
  send(address: number, message: Bytes, zeroLength: boolean): void {
    if (this.#plugged) this.#endpoints.get(address)?.send(message, zeroLength);
  }

  /** Packets of an IN endpoint that no transfer has taken yet. */
  queued(address: number): number {
    return this.#endpoints.get(address)?.queued ?? 0;
  }

  /** Drops what an IN endpoint still has to say. */
  drop(address: number): void {
    this.#endpoints.get(address)?.drop();
  }

  /** Asks an IN endpoint (bit 7 of the address set) for up to `length` octets. */
  submitIn(address: number, length: number): Transfer<InOutcome> {
    const { endpoint, fault, refused } = this.#begin(address, 'in');
    if (endpoint !== undefined && refused === undefined) return endpoint.submitIn(length, fault);
    endpoint?.record(refused ?? 'stall', 0);
    return ended({ status: refused ?? 'stall', data: bytes() });
  }

  /** Sends data as packets; the host adds no zero-length packet of its own, and empty data is one. */
  submitOut(address: number, data: Bytes): Transfer<OutOutcome> {
    const { endpoint, fault, refused } = this.#begin(address, 'out');
    const status = refused ?? (endpoint === undefined || endpoint.halted ? 'stall' : 'completed');
    if (endpoint === undefined || status !== 'completed') {
      endpoint?.record(status, 0);
      return ended({ status, written: 0 });
    }
    if (fault === 'silence') return endpoint.submitUnheard();
    const sent = fault === 'short-out' ? data.slice(0, -1) : data;
    endpoint.record(status, sent.length);
    const packets = packetsOf(sent, endpoint.shape.packetSize);
    for (const packet of packets.length === 0 ? [bytes()] : packets) this.#function.packet(address, packet);
    return ended({ status, written: sent.length });
  }

  /** A transfer begins: what the plan has for it happens first. */
  #begin(address: number, direction: 'in' | 'out') {
    const endpoint = this.#endpoints.get(address);
    const fault = endpoint?.isBulk === true ? this.#faults.strike(direction) : undefined;
    if (fault === 'unplug') this.unplug();
    if (fault === 'card-away') this.#function.cardAway?.();
    if (fault === 'stall') endpoint?.halt();
    return { endpoint, fault, refused: this.#plugged ? undefined : ('gone' as const) };
  }

  #start(): void {
    this.configure(this.configurations[0]?.value ?? 0);
    this.#function.started();
  }

  #endAll(status: TransferStatus): void {
    for (const endpoint of this.#endpoints.values()) endpoint.clear(status);
  }

  #alternate(interfaceNumber: number, setting: number): AlternateShape | undefined {
    return this.#configuration?.interfaces
      .find(({ number }) => number === interfaceNumber)
      ?.alternates.find((alternate) => alternate.setting === setting);
  }

  /** Endpoints of the settings in use; one that stays keeps what waits for it. */
  #rebuild(): void {
    const before = this.#endpoints;
    this.#endpoints = new Map();
    for (const { number } of this.#configuration?.interfaces ?? []) {
      for (const shape of this.#alternate(number, this.setting(number))?.endpoints ?? []) {
        const kept = before.get(shape.address);
        before.delete(shape.address);
        this.#endpoints.set(shape.address, kept ?? new Endpoint(shape, this.traffic));
      }
    }
    for (const lost of before.values()) lost.clear('cancelled');
  }
}

/** A transfer that is over as it begins. */
function ended<Outcome>(outcome: Outcome): Transfer<Outcome> {
  return { done: Promise.resolve(outcome), cancel: () => undefined };
}
