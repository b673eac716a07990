import { type Bytes, concat } from '../../bytes';
import type { Clock } from '../../clock';
import type { VirtualCard } from '../card/card';
import { FaultPlan } from '../faults';
import { VirtualDevice } from '../usb/device';
import { CcidFirmware, type ReaderLogEntry } from './firmware';
import {
  READER_MODELS,
  type ReaderModel,
  type ReaderModelName,
  classDescriptor,
  configurationOf,
} from './models';

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

/** A virtual CCID reader, not plugged in yet: `VirtualUsb.plug(reader.device)`, or a mount of one's own, does that. */
export function createVirtualReader(
  model: ReaderModelName | ReaderModel,
  { clock, ...options }: VirtualReaderOptions,
): VirtualReader {
  const make = typeof model === 'string' ? READER_MODELS[model] : model;
  const faults = new FaultPlan();
  const firmware = new CcidFirmware(make, faults, clock);
  const device = new VirtualDevice({ ...make.device, ...options }, [configurationOf(make)], firmware, faults);
  firmware.attach(device);
  device.describe = (configuration) => lie(configuration, classDescriptor(make.ccid), faults);
  return {
    device,
    faults,
    log: firmware.log,
    insert: (card, slot = 0) => firmware.insert(card, slot),
    remove: (slot = 0) => firmware.remove(slot),
    interrupt: (message) => firmware.interrupt(message),
  };
}

/** A configuration descriptor as a lying device tells it. */
function lie(configuration: Bytes, told: Bytes, faults: FaultPlan): Bytes {
  const cut = faults.standing('descriptor-cut');
  const fault = faults.standing('lie');
  let out = configuration;
  if (fault !== undefined) {
    const start = configuration.findIndex((_, at) =>
      told.every((value, i) => configuration[at + i] === value),
    );
    const at = start + fault.offset;
    out = concat(out.slice(0, at), fault.octets, out.slice(at + fault.octets.length));
  }
  return cut === undefined ? out : out.slice(0, cut.to);
}
