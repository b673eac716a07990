import type { Clock } from '../clock';
import type { Messages } from '../i18n';
import {
  type Authority,
  createAuthority,
  createCard,
  createVirtualReader,
  type DemoCard,
  type Fault,
  type PersonId,
  type VirtualReader,
  VirtualUsb,
} from '../sim';

export type DemoReader = keyof Messages['demo']['readers'];
export type DemoFault = keyof Messages['demo']['faults'];

/** What a hand did: which card lies on which reader, and what will go wrong. */
export interface DemoState {
  readonly person: PersonId | undefined;
  readonly reader: DemoReader;
  readonly cardThere: boolean;
  readonly plugged: boolean;
  readonly fault: DemoFault;
}

/** Milliseconds that a transfer takes, so that a read can be watched. */
const LATENCY = 12;
/** Milliseconds that a person looks at an empty chooser. */
const MOMENT = 600;
/** The transfer of a read at which a fault strikes: the body's date is there, the certificate's is not. */
const MIDWAY = 14;

/** The virtual reader and card of the demo, moved by a person's hand. */
export class Demo {
  readonly usb: VirtualUsb;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  readonly #cards = new Map<PersonId, Promise<DemoCard>>();
  #authority: Promise<Authority> | undefined;
  #reader: VirtualReader;
  #card: DemoCard | undefined;
  #state: DemoState = {
    person: undefined,
    reader: 'extended',
    cardThere: false,
    plugged: true,
    fault: 'none',
  };

  constructor(clock: Clock) {
    this.#clock = clock;
    this.usb = new VirtualUsb({
      clock,
      latency: LATENCY,
      // A person takes a moment to see that no reader is listed; a chooser shut at once would look like a policy.
      choose: async ([first]) => {
        if (first === undefined) await clock.sleep(MOMENT);
        return first;
      },
    });
    this.#reader = this.#attach('extended');
  }

  /** As it is now: a hand's fault that has struck is over, and may have taken the card away. */
  get state(): DemoState {
    const struck = this.#reader.faults.fired.map(({ kind }) => kind);
    const { fault, cardThere } = this.#state;
    const over = struck.includes('unplug') || struck.includes('card-away');
    return {
      ...this.#state,
      fault: over ? 'none' : fault,
      cardThere: cardThere && !struck.includes('card-away'),
    };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The throw-away authority of every demo card. */
  authority(): Promise<Authority> {
    this.#authority ??= createAuthority({ clock: this.#clock });
    return this.#authority;
  }

  /** Lays a person's card on the reader, and plugs the cable in where it was pulled. */
  async lay(person: PersonId): Promise<void> {
    const making =
      this.#cards.get(person) ??
      this.authority().then((authority) => createCard(person, { clock: this.#clock, authority }));
    this.#cards.set(person, making);
    this.#card = await making;
    if (!this.#state.plugged) this.plug();
    this.#reader.insert(this.#card);
    this.#forgetStruck();
    this.#set({ person, cardThere: true });
  }

  takeAway(): void {
    this.#reader.remove();
    this.#set({ cardThere: false });
  }

  layBack(): void {
    if (this.#card !== undefined) this.#reader.insert(this.#card);
    this.#forgetStruck();
    this.#set({ cardThere: this.#card !== undefined });
  }

  pull(): void {
    this.#reader.device.unplug();
  }

  plug(): void {
    this.#connect(this.#reader);
    this.#set({ plugged: true });
  }

  /** Another reader instead; the card is laid on it. */
  exchange(reader: DemoReader): void {
    const { plugged, cardThere } = this.state;
    if (plugged) this.#reader.device.unplug();
    this.#reader = this.#attach(reader);
    if (this.#card !== undefined && cardThere) this.#reader.insert(this.#card);
    this.#set({ reader, plugged: true, cardThere, fault: 'none' });
  }

  /** What goes wrong once, in the middle of the next read. */
  arm(fault: DemoFault): void {
    // One stall or silence the driver gets over by itself: the reader keeps to it until the person says otherwise.
    const times = fault === 'stall' || fault === 'silence' ? Infinity : 1;
    const faults: readonly Fault[] = fault === 'none' ? [] : [{ kind: fault, at: MIDWAY, times }];
    // What has struck is forgotten with the old plan, but the card that it took is still away.
    const { cardThere } = this.state;
    this.#reader.faults.plan(faults);
    this.#set({ fault, cardThere });
  }

  #attach(name: DemoReader): VirtualReader {
    const reader = createVirtualReader(name, { clock: this.#clock });
    this.#connect(reader);
    return reader;
  }

  /** Plugged in by hand; unplugged by hand or by bad luck. */
  #connect({ device }: VirtualReader): void {
    this.usb.plug(device, { permitted: true });
    const stop = device.onUnplug(() => {
      stop();
      this.#set({ plugged: false });
    });
  }

  #forgetStruck(): void {
    if (this.#reader.faults.fired.length > 0) this.arm('none');
  }

  #set(change: Partial<DemoState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}
