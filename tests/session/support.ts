import type { AppError } from '../../src/errors';
import {
  createDeviceSource,
  openReader,
  type Reader,
  type SmartCard,
  type UsbDevice,
  withSmartCard,
} from '../../src/reader';
import {
  createReadCard,
  type Locks,
  type ReadCard,
  type ReadCardDeps,
  type ReadPhase,
  type ReadSnapshot,
} from '../../src/session';
import {
  createVirtualReader,
  type DemoCard,
  type Fault,
  type FaultPlan,
  type PersonId,
  type RadioModelName,
  type ReaderModelName,
  type ServiceFault,
  type VirtualReader,
  VirtualSmartCard,
  VirtualUsb,
  type VirtualUsbDevice,
} from '../../src/sim';
import { demoCard } from '../card/support';
import { VirtualClock } from '../support/virtual-clock';

/** One virtual reader for each way in which this app talks to a card: every table over readers runs through these. */
export const READER_KINDS = [
  'short',
  'extended',
  't1',
  't0',
  'manual',
  'rc-s300',
  'rc-s300-host',
  'rc-s380',
  'smart-card-api',
] as const satisfies readonly ReaderKindName[];
type ReaderKindName = ReaderModelName | RadioModelName | 'smart-card-api';

/** The Web Locks of one browser, for several tabs. */
export class VirtualLocks implements Locks {
  held = false;

  async request<T>(
    _name: string,
    _options: { readonly ifAvailable: true },
    callback: (lock: unknown) => Promise<T>,
  ): Promise<T> {
    if (this.held) return callback(null);
    this.held = true;
    try {
      return await callback({});
    } finally {
      this.held = false;
    }
  }
}

/** What hands and bad luck do to a reader, whatever its kind. A service's reader has a device that is never attached. */
export interface Hands extends Pick<VirtualReader, 'device' | 'insert' | 'remove'> {
  readonly faults: Pick<FaultPlan, 'plan' | 'transfers'>;
}

export interface Desk {
  readonly clock: VirtualClock;
  readonly usb: VirtualUsb;
  readonly reader: Hands;
  readonly device: VirtualUsbDevice;
  readonly card: DemoCard;
  readonly locks: VirtualLocks;
  readonly read: ReadCard;
  /** Every phase in turn. */
  readonly phases: ReadPhase[];
  /** Starts a read, drives the virtual time and gives the last snapshot. */
  readonly start: (options?: { anotherReader?: boolean }) => Promise<ReadSnapshot>;
}

export interface DeskOptions {
  readonly person?: PersonId;
  readonly model?: ReaderKindName;
  /** Hears every buffer that goes to the reader or the service, before it goes. */
  readonly hear?: (buffer: Uint8Array) => void;
  /** Stands between the reader and who uses it. */
  readonly wrap?: (reader: Reader) => Reader;
  /** The card that is laid on; the person's own when left out. */
  readonly card?: DemoCard;
  /** Another time than the tests' usual one: the computer's own, not the card's. */
  readonly clock?: VirtualClock;
  readonly permitted?: boolean;
  readonly inserted?: boolean;
  readonly deps?: Partial<ReadCardDeps>;
  readonly choose?: () => VirtualUsbDevice | undefined | Promise<VirtualUsbDevice | undefined>;
}

/** A desk with a reader attached and a card on it: all of the product below the page, over the virtual USB. */
export async function desk({
  person = 'all-current',
  model = 'short',
  permitted = true,
  inserted = true,
  card: given,
  clock = new VirtualClock(),
  deps = {},
  choose,
  hear,
  wrap = (reader) => reader,
}: DeskOptions = {}): Promise<Desk> {
  const usb = new VirtualUsb({ clock, ...(choose === undefined ? {} : { choose }) });
  const isService = model === 'smart-card-api';
  const virtual = createVirtualReader(isService ? 'short' : model, { clock });
  const service = new VirtualSmartCard({ clock, readers: isService ? [SERVICE_READER] : [] });
  const reader = isService ? serviceHands(service, virtual.device) : virtual;
  const device = isService ? detached(virtual.device, clock) : usb.plug(virtual.device, { permitted });
  const card = given ?? (await demoCard(person));
  if (inserted) reader.insert(card);
  const locks = new VirtualLocks();
  const source = createDeviceSource(usb, clock);
  const attached = withSmartCard({
    service: hear === undefined ? service : heard(service, hear),
    source,
    openReader: async (each, options) => {
      if (hear !== undefined) listen(each, hear);
      return openReader(each, options);
    },
    clock,
  });
  const read = createReadCard({
    source: attached.source,
    openReader: async (each, options) => wrap(await attached.openReader(each, options)),
    clock,
    locks,
    ...(deps as object),
  });
  const phases: ReadPhase[] = [];
  read.subscribe(() => {
    if (phases.at(-1) !== read.snapshot.phase) phases.push(read.snapshot.phase);
  });
  return {
    clock,
    usb,
    reader,
    device,
    card,
    locks,
    read,
    phases,
    async start(options) {
      await clock.run(read.start(options), 600_000);
      return read.snapshot;
    },
  };
}

const SERVICE_READER = 'Virtual Service Reader 00 00';

/** A page's view of a device that nobody attached. */
const detached = (device: VirtualReader['device'], clock: VirtualClock): VirtualUsbDevice => {
  const view = new VirtualUsb({ clock }).plug(device);
  device.unplug();
  return view;
};

/**
 * The service's reader in the place of one on USB. Its faults count two "transfers" a command: one before the card sees
 * it, one after.
 */
function serviceHands(service: VirtualSmartCard, device: VirtualReader['device']): Hands {
  const faultOf = (fault: Fault): ServiceFault => {
    if (fault.kind !== 'unplug' && fault.kind !== 'card-away')
      throw new Error(`not for a service: ${fault.kind}`);
    const isUnplug = fault.kind === 'unplug';
    const afterwards = fault.at % 2 === 0;
    return {
      operation: 'transmit',
      at: Math.ceil(fault.at / 2),
      answer: isUnplug ? 'reader-unavailable' : 'removed-card',
      meanwhile: () => (isUnplug ? service.detach(SERVICE_READER) : service.remove(SERVICE_READER)),
      ...(afterwards ? { afterwards } : {}),
    };
  };
  return {
    device,
    insert: (card) => service.insert(card, SERVICE_READER),
    remove: () => service.remove(SERVICE_READER),
    faults: {
      plan: (faults) => service.plan(faults.map(faultOf)),
      get transfers() {
        return 2 * service.log.filter((operation) => operation === 'transmit').length;
      },
    },
  };
}

/** The service with an ear at every connection. */
function heard(service: SmartCard, hear: (buffer: Uint8Array) => void): SmartCard {
  return {
    establishContext: async () => {
      const context = await service.establishContext();
      const connect = context.connect.bind(context);
      context.connect = async (...args) => {
        const made = await connect(...args);
        const transmit = made.connection.transmit.bind(made.connection);
        made.connection.transmit = (data, options) => {
          hear(data);
          return transmit(data, options);
        };
        return made;
      };
      return context;
    },
  };
}

function listen(device: UsbDevice, hear: (buffer: Uint8Array) => void): void {
  const transfer = device.transferOut.bind(device);
  device.transferOut = (endpoint, data) => {
    hear(data);
    return transfer(endpoint, data);
  };
}

export function codeOf(snapshot: ReadSnapshot): AppError['code'] | undefined {
  return snapshot.error?.code;
}
