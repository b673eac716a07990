import { type Bytes, bytes, concat } from '../../bytes';
import { answerControl } from './control';
import {
  type AlternateShape,
  type ConfigurationShape,
  type DeviceShape,
  type EndpointShape,
  configurationDescriptor,
  deviceDescriptor,
} from './descriptors';
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

interface Endpoint extends EndpointShape {
  halted: boolean;
  /** Nothing gets through until the transfer that met the silence is cancelled. */
  silent: boolean;
  readonly packets: Bytes[];
  readonly pending: PendingIn[];
}

interface PendingIn {
  readonly length: number;
  readonly parts: Bytes[];
  received: number;
  babble: boolean;
  readonly finish: (status: TransferStatus) => void;
}

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

  /** A control transfer on endpoint 0; data goes with OUT requests (USB 2.0, 9.3). */
  control(setup: Setup, data: Bytes = bytes()): ControlOutcome {
    if (!this.#plugged) return { status: 'gone', data: bytes() };
    return answerControl(this, this.#function, setup, data);
  }

  halted(address: number): boolean {
    return this.#endpoints.get(address)?.halted ?? false;
  }

  /** The function stalls an endpoint: every transfer on it ends so until the halt is cleared (5.8.5). */
  halt(address: number): void {
    const endpoint = this.#endpoints.get(address);
    if (endpoint === undefined) return;
    endpoint.halted = true;
    for (const transfer of endpoint.pending.splice(0)) transfer.finish('stall');
  }

  clearHalt(address: number): boolean {
    const endpoint = this.#endpoints.get(address);
    if (endpoint === undefined) return false;
    endpoint.halted = false;
    this.#pump(endpoint);
    return true;
  }

  /** Puts packets of an IN message into the queue; `zeroLength` ends a message that fills its last packet. */
  send(address: number, message: Bytes, zeroLength: boolean): void {
    const endpoint = this.#endpoints.get(address);
    if (endpoint === undefined || endpoint.silent) return;
    for (let rest = message; rest.length > 0; rest = rest.slice(endpoint.packetSize)) {
      endpoint.packets.push(rest.slice(0, endpoint.packetSize));
    }
    if (message.length % endpoint.packetSize === 0 && zeroLength) endpoint.packets.push(bytes());
    this.#pump(endpoint);
  }

  /** Packets of an IN endpoint that no transfer has taken yet. */
  queued(address: number): number {
    return this.#endpoints.get(address)?.packets.length ?? 0;
  }

  /** Drops what an IN endpoint still has to say. */
  drop(address: number): void {
    this.#endpoints.get(address)?.packets.splice(0);
  }

  submitIn(address: number, length: number): Transfer<InOutcome> {
    let settle: (outcome: InOutcome) => void = () => undefined;
    const done = new Promise<InOutcome>((resolve) => (settle = resolve));
    const endpoint = this.#endpoints.get(address);
    if (!this.#plugged || endpoint === undefined) {
      settle({ status: this.#plugged ? 'stall' : 'gone', data: bytes() });
      return { done, cancel: () => undefined };
    }
    const transfer: PendingIn = {
      length,
      parts: [],
      received: 0,
      babble: false,
      finish: (status) => {
        const data = concat(...transfer.parts);
        this.#record(endpoint, status, data.length);
        settle({ status, data });
      },
    };
    endpoint.pending.push(transfer);
    if (endpoint.type === 'bulk') this.#strikeIn(endpoint, transfer);
    this.#pump(endpoint);
    return { done, cancel: () => this.#cancel(endpoint, transfer) };
  }

  /** Sends data as packets; the host adds no zero-length packet of its own, and empty data is one. */
  submitOut(address: number, data: Bytes): Transfer<OutOutcome> {
    const endpoint = this.#endpoints.get(address);
    let settle: (outcome: OutOutcome) => void = () => undefined;
    const done = new Promise<OutOutcome>((resolve) => (settle = resolve));
    const finish = (status: TransferStatus, written: number): void => {
      if (endpoint !== undefined) this.#record(endpoint, status, written);
      settle({ status, written });
    };
    const fault = endpoint?.type === 'bulk' ? this.#faults.strike('out') : undefined;
    if (fault === 'unplug') this.unplug();
    if (fault === 'card-away') this.#function.cardAway?.();
    if (fault === 'stall' && endpoint !== undefined) endpoint.halted = true;
    if (endpoint === undefined || !this.#plugged || endpoint.halted) {
      finish(this.#plugged ? 'stall' : 'gone', 0);
      return { done, cancel: () => undefined };
    }
    if (fault === 'silence') {
      const transfer: PendingIn = {
        length: 0,
        parts: [],
        received: 0,
        babble: false,
        finish: (status) => finish(status, 0),
      };
      endpoint.pending.push(transfer);
      return { done, cancel: () => this.#cancel(endpoint, transfer) };
    }
    const sent = fault === 'short-out' ? data.slice(0, -1) : data;
    let rest = sent;
    do {
      this.#function.packet(address, rest.slice(0, endpoint.packetSize));
      rest = rest.slice(endpoint.packetSize);
    } while (rest.length > 0);
    finish('completed', sent.length);
    return { done, cancel: () => undefined };
  }

  #strikeIn(endpoint: Endpoint, transfer: PendingIn): void {
    const fault = this.#faults.strike('in');
    if (fault === 'unplug') this.unplug();
    if (fault === 'card-away') this.#function.cardAway?.();
    if (fault === 'stall') this.halt(endpoint.address);
    if (fault === 'babble') transfer.babble = true;
    if (fault === 'zero-length') endpoint.packets.unshift(bytes());
    if (fault === 'silence') {
      endpoint.silent = true;
      endpoint.packets.splice(0);
    }
  }

  #cancel(endpoint: Endpoint, transfer: PendingIn): void {
    const at = endpoint.pending.indexOf(transfer);
    if (at < 0) return;
    endpoint.pending.splice(at, 1);
    endpoint.silent = false;
    transfer.finish('cancelled');
  }

  #pump(endpoint: Endpoint): void {
    for (;;) {
      const transfer = endpoint.pending[0];
      if (transfer === undefined || (endpoint.address & 0x80) === 0) return;
      const status = endpoint.halted ? 'stall' : this.#take(endpoint, transfer);
      if (status === undefined) return;
      endpoint.pending.shift();
      transfer.finish(status);
    }
  }

  /** Moves packets into a transfer until it ends; undefined = it waits for more. */
  #take(endpoint: Endpoint, transfer: PendingIn): TransferStatus | undefined {
    for (;;) {
      const packet = endpoint.packets.shift();
      if (packet === undefined) return undefined;
      if (transfer.babble || packet.length > transfer.length - transfer.received) {
        endpoint.packets.splice(0);
        return 'babble';
      }
      transfer.parts.push(packet);
      transfer.received += packet.length;
      if (packet.length < endpoint.packetSize || transfer.received === transfer.length) return 'completed';
    }
  }

  #record(endpoint: Endpoint, status: TransferStatus, length: number): void {
    if (endpoint.type === 'bulk') this.traffic.push({ endpoint: endpoint.address, status, length });
  }

  #start(): void {
    this.configure(this.configurations[0]?.value ?? 0);
    this.#function.started();
  }

  #endAll(status: TransferStatus): void {
    for (const endpoint of this.#endpoints.values()) {
      endpoint.packets.splice(0);
      endpoint.silent = false;
      endpoint.halted = false;
      for (const transfer of endpoint.pending.splice(0)) transfer.finish(status);
    }
  }

  #alternate(interfaceNumber: number, setting: number): AlternateShape | undefined {
    return this.#configuration?.interfaces
      .find(({ number }) => number === interfaceNumber)
      ?.alternates.find((alternate) => alternate.setting === setting);
  }

  #rebuild(): void {
    const before = this.#endpoints;
    this.#endpoints = new Map();
    for (const { number } of this.#configuration?.interfaces ?? []) {
      for (const shape of this.#alternate(number, this.setting(number))?.endpoints ?? []) {
        const kept = before.get(shape.address);
        before.delete(shape.address);
        this.#endpoints.set(
          shape.address,
          kept ?? { ...shape, halted: false, silent: false, packets: [], pending: [] },
        );
      }
    }
    for (const { pending } of before.values()) for (const lost of pending) lost.finish('cancelled');
  }
}
