import type { Bytes } from '../../bytes';

/** How a transfer ended; `gone` = the device left the bus. */
export type TransferStatus = 'completed' | 'stall' | 'babble' | 'cancelled' | 'gone';

export interface InOutcome {
  readonly status: TransferStatus;
  readonly data: Bytes;
}

export interface OutOutcome {
  readonly status: TransferStatus;
  /** Octets that the device acknowledged. */
  readonly written: number;
}

/** A transfer under way. `done` never rejects; `cancel` ends it at once where it has not ended yet. */
export interface Transfer<Outcome> {
  readonly done: Promise<Outcome>;
  cancel(): void;
}

/** A setup packet as its fields (USB 2.0, 9.3); `requestType` is bmRequestType. */
export interface Setup {
  readonly requestType: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
  readonly length: number;
}

export interface ControlOutcome {
  readonly status: 'completed' | 'stall' | 'gone';
  /** For IN requests, at most wLength octets. */
  readonly data: Bytes;
}

/** One bulk transfer that ended, in the order of ending: counts only, never content. */
export interface TrafficEntry {
  readonly endpoint: number;
  readonly status: TransferStatus;
  readonly length: number;
}

/** What lives behind the endpoints: a reader's firmware. */
export interface UsbFunction {
  /** One OUT packet arrived; an empty one is a zero-length packet. */
  packet(endpoint: number, data: Bytes): void;
  /** A class or vendor request; undefined = stall. For OUT requests the answer is not looked at. */
  control?(setup: Setup, data: Bytes): Bytes | undefined;
  /** Power on the bus, or a bus reset: everything starts anew. */
  started(): void;
  /** The device lost its power, or is about to be reset. */
  stopped(): void;
  /** The card is pulled as a transfer begins: a fault of the transfer plan that is the function's matter. */
  cardAway?(): void;
}

/** What may befall a bulk transfer as it begins. */
export type TransferFault =
  'unplug' | 'card-away' | 'stall' | 'silence' | 'babble' | 'zero-length' | 'short-out';

export interface TransferFaults {
  /** Asked once as each bulk transfer begins. */
  strike(direction: 'in' | 'out'): TransferFault | undefined;
  /** Whether this operation of the page (`open`, `claimInterface`, …) never comes to an end. */
  isStuck(operation: string): boolean;
}

export const NO_FAULTS: TransferFaults = { strike: () => undefined, isStuck: () => false };
