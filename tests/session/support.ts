import type { AppError } from '../../src/errors';
import { createDeviceSource, openReader } from '../../src/reader';
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
  type PersonId,
  type RadioModelName,
  type ReaderModelName,
  type VirtualReader,
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
] as const satisfies readonly (ReaderModelName | RadioModelName)[];

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

export interface Desk {
  readonly clock: VirtualClock;
  readonly usb: VirtualUsb;
  readonly reader: VirtualReader;
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
  readonly model?: ReaderModelName | RadioModelName;
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
}: DeskOptions = {}): Promise<Desk> {
  const usb = new VirtualUsb({ clock, ...(choose === undefined ? {} : { choose }) });
  const reader = createVirtualReader(model, { clock });
  const device = usb.plug(reader.device, { permitted });
  const card = given ?? (await demoCard(person));
  if (inserted) reader.insert(card);
  const locks = new VirtualLocks();
  const read = createReadCard({ source: createDeviceSource(usb, clock), openReader, clock, locks, ...deps });
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

export function codeOf(snapshot: ReadSnapshot): AppError['code'] | undefined {
  return snapshot.error?.code;
}
