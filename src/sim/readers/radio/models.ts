import type { Clock } from '../../../clock';
import { FaultPlan } from '../../faults';
import type { ConfigurationShape, DeviceShape } from '../../usb/descriptors';
import { VirtualDevice } from '../../usb/device';
import type { VirtualReader, VirtualReaderOptions } from '../virtual-reader';
import { RadioField } from './field';
import { RC_S300_CONFIGURATION, RcS300Firmware } from './rc-s300';
import { RC_S380_CONFIGURATION, RcS380Firmware } from './rc-s380';

interface RadioModel {
  readonly device: DeviceShape;
  readonly configuration: ConfigurationShape;
  readonly firmware: (field: RadioField, faults: FaultPlan, clock: Clock) => RcS300Firmware | RcS380Firmware;
}

const maker = { vendorId: 0x054c, manufacturer: 'Kigen', version: 0x0100, serial: 'K0001' };
const rcS300 = {
  device: { ...maker, productId: 0x0dc8, product: 'Virtual RC-S300' },
  configuration: RC_S300_CONFIGURATION,
};

/** Every virtual contactless reader. */
export const RADIO_MODELS = {
  /** The reader runs ISO-DEP itself when asked to. */
  'rc-s300': {
    ...rcS300,
    firmware: (field, faults, clock) => new RcS300Firmware(field, faults, clock, true),
  },
  /** Firmware that leaves the protocol control octet to the host, whatever the flag says. */
  'rc-s300-host': {
    ...rcS300,
    firmware: (field, faults, clock) => new RcS300Firmware(field, faults, clock, false),
  },
  'rc-s380': {
    device: { ...maker, productId: 0x06c1, product: 'Virtual RC-S380' },
    configuration: RC_S380_CONFIGURATION,
    firmware: (field, faults, clock) => new RcS380Firmware(field, faults, clock),
  },
} satisfies Record<string, RadioModel>;
export type RadioModelName = keyof typeof RADIO_MODELS;

export function createRadioReader(
  name: RadioModelName,
  { clock, ...options }: VirtualReaderOptions,
): VirtualReader {
  const { device: shape, configuration, firmware: make } = RADIO_MODELS[name];
  const faults = new FaultPlan();
  const field = new RadioField(faults);
  const firmware = make(field, faults, clock);
  const device = new VirtualDevice({ ...shape, ...options }, [configuration], firmware, faults);
  firmware.attach(device);
  return {
    device,
    faults,
    log: firmware.log,
    insert: (card) => field.insert(card),
    remove: () => field.remove(),
    interrupt: () => undefined,
  };
}
