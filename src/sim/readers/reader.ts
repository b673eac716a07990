import { type Bytes, concat } from '../../bytes';
import { FaultPlan } from '../faults';
import { VirtualDevice } from '../usb/device';
import { CcidFirmware } from './firmware';
import {
  READER_MODELS,
  type ReaderModel,
  type ReaderModelName,
  classDescriptor,
  configurationOf,
} from './models';
import { RADIO_MODELS, type RadioModelName, createRadioReader } from './radio';
import type { VirtualReader, VirtualReaderOptions } from './virtual-reader';

/** A virtual reader, not plugged in yet: `VirtualUsb.plug(reader.device)`, or a mount of one's own, does that. */
export function createVirtualReader(
  model: ReaderModelName | RadioModelName | ReaderModel,
  options: VirtualReaderOptions,
): VirtualReader {
  return isRadio(model) ? createRadioReader(model, options) : createCcidReader(model, options);
}

function isRadio(model: ReaderModelName | RadioModelName | ReaderModel): model is RadioModelName {
  return typeof model === 'string' && model in RADIO_MODELS;
}

function createCcidReader(
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
