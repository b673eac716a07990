import type { Bytes } from '../../bytes';
import type { Clock } from '../../clock';
import type { VirtualCard } from '../card/card';
import type { FaultPlan } from '../faults';
import type { VirtualDevice } from '../usb/device';

/** One bulk message, for tests and counts: never its content. */
export interface ReaderLogEntry {
  readonly direction: 'out' | 'in';
  /** bMessageType of CCID; the command code of a Port-100 frame. */
  readonly type: number;
  readonly slot: number;
  readonly sequence: number;
  /** All octets, with the header. */
  readonly length: number;
}

/** A virtual reader: its USB device, the slots a person reaches, what may go wrong, and what went over the wire. */
export interface VirtualReader {
  readonly device: VirtualDevice;
  readonly faults: FaultPlan;
  /** Every bulk message, in order; counts only. */
  readonly log: readonly ReaderLogEntry[];
  /** Lays a card in; whatever was in that slot is gone. */
  insert(card: VirtualCard, slot?: number): void;
  remove(slot?: number): void;
  /** Puts octets into the interrupt endpoint as they are: a message of the hardware, or rubbish. */
  interrupt(message: Bytes): void;
}

export interface VirtualReaderOptions {
  readonly clock: Clock;
  /** Another serial number than the model's; undefined = none at all. */
  readonly serial?: string | undefined;
}
