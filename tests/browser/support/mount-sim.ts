/**
 * Runs in the page before the product: mounts the simulator in the place of `navigator.usb`, and leaves a handle by
 * which a test does what a person's hands do. The product knows nothing of it.
 */
import { systemClock } from '../../../src/clock';
import {
  type Authority,
  type Fault,
  type PersonId,
  type ReaderModelName,
  type VirtualReader,
  VirtualUsb,
  createAuthority,
  createCard,
  createVirtualReader,
} from '../../../src/sim';

export interface SimOptions {
  readonly reader?: ReaderModelName;
  /** The person allowed the reader in an earlier visit. */
  readonly permitted?: boolean;
  /** Whose card lies on the reader from the start. */
  readonly person?: PersonId;
  /** Milliseconds that each USB transfer takes. */
  readonly latency?: number;
}

export class SimHandle {
  /** The chooser is closed without a choice. */
  chooserCloses = false;
  readonly usb: VirtualUsb;
  readonly reader: VirtualReader;
  /** Resolves when the first card lies on the reader. */
  readonly ready: Promise<void>;
  #authority: Promise<Authority> | undefined;

  constructor({ reader = 'short', permitted = false, person, latency = 0 }: SimOptions) {
    this.usb = new VirtualUsb({
      clock: systemClock,
      latency,
      choose: ([first]) => (this.chooserCloses ? undefined : first),
    });
    this.reader = createVirtualReader(reader, { clock: systemClock });
    this.usb.plug(this.reader.device, { permitted });
    this.ready = person === undefined ? Promise.resolve() : this.lay(person);
  }

  async lay(person: PersonId): Promise<void> {
    const authority = await (this.#authority ??= createAuthority({ clock: systemClock }));
    this.reader.insert(await createCard(person, { clock: systemClock, authority }));
  }

  takeCard(): void {
    this.reader.remove();
  }

  unplug(): void {
    this.reader.device.unplug();
  }

  plug(): void {
    this.usb.plug(this.reader.device);
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

globalThis.kigenSim = new SimHandle(globalThis.kigenSimOptions ?? {});
Object.defineProperty(Navigator.prototype, 'usb', {
  configurable: true,
  get: () => globalThis.kigenSim.usb,
});
