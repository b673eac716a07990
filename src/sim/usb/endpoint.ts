import { type Bytes, bytes, concat } from '../../bytes';
import type { EndpointShape } from './descriptors';
import type {
  InOutcome,
  OutOutcome,
  TrafficEntry,
  Transfer,
  TransferFault,
  TransferStatus,
} from './transfer';

interface Pending {
  readonly length: number;
  readonly babble: boolean;
  readonly parts: Bytes[];
  received: number;
  readonly finish: (status: TransferStatus) => void;
}

/** One endpoint: the packets that wait in it, the transfers that wait for it, and its halt. */
export class Endpoint {
  readonly shape: EndpointShape;
  halted = false;
  readonly #traffic: TrafficEntry[];
  readonly #packets: Bytes[] = [];
  readonly #pending: Pending[] = [];
  /** Nothing gets in until the transfer that met the silence is cancelled. */
  #silent = false;

  constructor(shape: EndpointShape, traffic: TrafficEntry[]) {
    this.shape = shape;
    this.#traffic = traffic;
  }

  get isBulk(): boolean {
    return this.shape.type === 'bulk';
  }

  /** Packets that no transfer has taken yet. */
  get queued(): number {
    return this.#packets.length;
  }

  drop(): void {
    this.#packets.length = 0;
  }

  /** Queues an IN message packet by packet; `zeroLength` ends one that fills its last packet. */
  send(message: Bytes, zeroLength: boolean): void {
    if (this.#silent) return;
    const { packetSize } = this.shape;
    this.#packets.push(...packetsOf(message, packetSize));
    if (message.length % packetSize === 0 && zeroLength) this.#packets.push(bytes());
    this.#pump();
  }

  /** Stalls: every transfer ends so until the halt is cleared (USB 2.0, 5.8.5). */
  halt(): void {
    this.halted = true;
    this.#pump();
  }

  clearHalt(): void {
    this.halted = false;
    this.#pump();
  }

  /** Waits for up to `length` octets; the fault is one that strikes this transfer. */
  submitIn(length: number, fault: TransferFault | undefined): Transfer<InOutcome> {
    if (fault === 'zero-length') this.#packets.unshift(bytes());
    if (fault === 'silence') {
      this.#silent = true;
      this.drop();
    }
    const parts: Bytes[] = [];
    return this.#wait(length, fault === 'babble', parts, (status) => ({ status, data: concat(...parts) }));
  }

  /** An OUT transfer that the device never acknowledges. */
  submitUnheard(): Transfer<OutOutcome> {
    return this.#wait(0, false, [], (status) => ({ status, written: 0 }));
  }

  /** Ends every transfer and forgets packets and halt. */
  clear(status: TransferStatus): void {
    this.drop();
    this.#silent = false;
    this.halted = false;
    for (const pending of this.#pending.splice(0)) pending.finish(status);
  }

  #wait<Outcome extends { readonly status: TransferStatus }>(
    length: number,
    babble: boolean,
    parts: Bytes[],
    outcome: (status: TransferStatus) => Outcome,
  ): Transfer<Outcome> {
    let settle: (outcome: Outcome) => void = () => undefined;
    const done = new Promise<Outcome>((resolve) => (settle = resolve));
    const pending: Pending = {
      length,
      babble,
      parts,
      received: 0,
      finish: (status) => {
        this.record(status, pending.received);
        settle(outcome(status));
      },
    };
    this.#pending.push(pending);
    this.#pump();
    return { done, cancel: () => this.#cancel(pending) };
  }

  record(status: TransferStatus, length: number): void {
    if (this.isBulk) this.#traffic.push({ endpoint: this.shape.address, status, length });
  }

  #cancel(pending: Pending): void {
    const at = this.#pending.indexOf(pending);
    if (at < 0) return;
    this.#pending.splice(at, 1);
    this.#silent = false;
    pending.finish('cancelled');
  }

  #pump(): void {
    for (;;) {
      const [pending] = this.#pending;
      if (pending === undefined) return;
      const status = this.halted ? 'stall' : this.#take(pending);
      if (status === undefined) return;
      this.#pending.shift();
      pending.finish(status);
    }
  }

  /**
   * Moves packets into an IN transfer until it ends: its buffer is full, or a packet was shorter than the
   * endpoint's size (USB 2.0, 5.8.3). Undefined = it waits for more.
   */
  #take(pending: Pending): TransferStatus | undefined {
    for (;;) {
      const packet = this.#packets.shift();
      if (packet === undefined) return undefined;
      if (pending.babble || packet.length > pending.length - pending.received) {
        this.drop();
        return 'babble';
      }
      pending.parts.push(packet);
      pending.received += packet.length;
      const isShort = packet.length < this.shape.packetSize;
      if (isShort || pending.received === pending.length) return 'completed';
    }
  }
}

/** Data as packets of at most `size` octets; none for no data. */
export function packetsOf(data: Bytes, size: number): Bytes[] {
  return Array.from({ length: Math.ceil(data.length / size) }, (_, i) =>
    data.slice(i * size, (i + 1) * size),
  );
}
