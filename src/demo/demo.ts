import type { Clock } from '../clock';
import type { Messages } from '../i18n';
import {
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
/** The transfer of a read at which a fault strikes: the body's date is there, the certificate's is not. */
const MIDWAY = 14;

/** The virtual reader and card of the demo, moved by a person's hand. */
export class Demo {
  readonly usb: VirtualUsb;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  readonly #cards = new Map<PersonId, Promise<DemoCard>>();
  #authority: ReturnType<typeof createAuthority> | undefined;
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
    this.usb = new VirtualUsb({ clock, latency: LATENCY });
    this.#reader = this.#attach('extended');
  }

  get state(): DemoState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lays a person's card on the reader, and plugs the cable in where it was pulled. */
  async lay(person: PersonId): Promise<void> {
    this.#authority ??= createAuthority({ clock: this.#clock });
    const making =
      this.#cards.get(person) ??
      this.#authority.then((authority) => createCard(person, { clock: this.#clock, authority }));
    this.#cards.set(person, making);
    this.#card = await making;
    if (!this.#state.plugged) this.plug();
    this.#reader.insert(this.#card);
    this.#set({ person, cardThere: true });
  }

  takeAway(): void {
    this.#reader.remove();
    this.#set({ cardThere: false });
  }

  layBack(): void {
    if (this.#card !== undefined) this.#reader.insert(this.#card);
    this.#set({ cardThere: this.#card !== undefined });
  }

  pull(): void {
    this.#reader.device.unplug();
    this.#set({ plugged: false });
  }

  plug(): void {
    this.usb.plug(this.#reader.device, { permitted: true });
    this.#set({ plugged: true });
  }

  /** Another reader instead; the card is laid on it. */
  exchange(reader: DemoReader): void {
    if (this.#state.plugged) this.#reader.device.unplug();
    this.#reader = this.#attach(reader);
    if (this.#card !== undefined && this.#state.cardThere) this.#reader.insert(this.#card);
    this.#set({ reader, plugged: true });
    this.arm(this.#state.fault);
  }

  /** What goes wrong once, in the middle of the next read. */
  arm(fault: DemoFault): void {
    const faults: readonly Fault[] =
      fault === 'none' ? [] : [{ kind: fault, at: MIDWAY, ...(fault === 'silence' && { times: 1 }) }];
    this.#reader.faults.plan(faults);
    this.#set({ fault });
  }

  #attach(name: DemoReader): VirtualReader {
    const reader = createVirtualReader(name, { clock: this.#clock });
    this.usb.plug(reader.device, { permitted: true });
    return reader;
  }

  #set(change: Partial<DemoState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}
