/**
 * Runs in the page before the product: mounts the simulator in the place of `navigator.usb`, and leaves a handle by
 * which a test does what a person's hands do. The product knows nothing of it.
 */
import { systemClock } from '../../../src/clock';
import {
  type Authority,
  type DemoCard,
  type Fault,
  type PersonId,
  type RadioModelName,
  type ReaderModelName,
  type VirtualReader,
  VirtualSmartCard,
  VirtualUsb,
  createAuthority,
  createCard,
  createVirtualReader,
} from '../../../src/sim';
import { keysFrom, type PlainKeys } from './sim-keys';

export interface SimOptions {
  readonly reader?: ReaderModelName | RadioModelName;
  /** The person allowed the reader in an earlier visit. */
  readonly permitted?: boolean;
  /** Whose card lies on the reader from the start. */
  readonly person?: PersonId;
  /** Milliseconds that each USB transfer takes. */
  readonly latency?: number;
  /** A reader of the system's smart-card service with this name: `navigator.smartCard` is there, and no reader on USB. */
  readonly service?: string;
}

/** Put there when this script is bundled. */
declare const KIGEN_SIM_KEYS: PlainKeys;
const keys = keysFrom(KIGEN_SIM_KEYS);

export class SimHandle {
  /** The chooser is closed without a choice after so many milliseconds; at once, as a policy does it, with 0. */
  chooserCloses: number | undefined;
  /** How often the chooser was opened. */
  chooserOpened = 0;
  /** The card that was laid last. */
  card: DemoCard | undefined;
  /** Milliseconds that each USB transfer takes from now on. */
  latency: number;
  readonly usb: VirtualUsb;
  readonly reader: VirtualReader;
  /** The system's smart-card service, where this browser has one. */
  readonly service: VirtualSmartCard | undefined;
  readonly #serviceReader: string;
  /** Resolves when the first card lies on the reader. */
  readonly ready: Promise<void>;
  #authority: Promise<Authority> | undefined;

  constructor({ reader = 'short', permitted = false, person, latency = 0, service }: SimOptions) {
    this.latency = latency;
    const now = (): number => this.latency;
    this.usb = new VirtualUsb({
      clock: systemClock,
      get latency() {
        return now();
      },
      choose: async ([first]) => {
        this.chooserOpened += 1;
        if (this.chooserCloses === undefined) return first;
        await systemClock.sleep(this.chooserCloses);
        return undefined;
      },
    });
    this.reader = createVirtualReader(reader, { clock: systemClock });
    this.#serviceReader = service ?? '';
    this.service =
      service === undefined ? undefined : new VirtualSmartCard({ clock: systemClock, readers: [service] });
    if (service === undefined) this.usb.plug(this.reader.device, { permitted });
    this.ready = person === undefined ? Promise.resolve() : this.lay(person);
  }

  async lay(person: PersonId): Promise<void> {
    const authority = await (this.#authority ??= createAuthority({ clock: systemClock, keys }));
    this.card = await createCard(person, { clock: systemClock, authority, keys });
    if (this.service === undefined) this.reader.insert(this.card);
    else this.service.insert(this.card, this.#serviceReader);
  }

  takeCard(): void {
    if (this.service === undefined) this.reader.remove();
    else this.service.remove(this.#serviceReader);
  }

  unplug(): void {
    this.reader.device.unplug();
  }

  plug(): void {
    this.usb.plug(this.reader.device);
  }

  /** The system lets nobody open the device: no udev rule on Linux, no driver on Windows. */
  denyAccess(denied = true): void {
    this.reader.device.accessDenied = denied;
  }

  /** Another program takes the reader's interface; gives the function by which it lets go. */
  async claimElsewhere(): Promise<() => Promise<void>> {
    const other = new VirtualUsb({ clock: systemClock }).plug(this.reader.device, { permitted: true });
    await other.open();
    await other.selectConfiguration(1);
    await other.claimInterface(0);
    return () => other.close();
  }

  /** What goes wrong from now on, in the place of what was laid before; see `sim/faults.ts`. */
  disturb(...faults: readonly Fault[]): void {
    this.reader.faults.plan(faults);
  }
}

declare global {
  // The one name that this script leaves in the page.
  var kigenSim: SimHandle;
  var kigenSimOptions: SimOptions | undefined;
}

// The empty page that a tab begins with is no secure context: it has neither WebUSB nor keys.
if (globalThis.isSecureContext) {
  globalThis.kigenSim = new SimHandle(globalThis.kigenSimOptions ?? {});
  Object.defineProperty(Navigator.prototype, 'usb', {
    configurable: true,
    get: () => globalThis.kigenSim.usb,
  });
  if (globalThis.kigenSim.service !== undefined) {
    Object.defineProperty(Navigator.prototype, 'smartCard', {
      configurable: true,
      get: () => globalThis.kigenSim.service,
    });
  }
}
