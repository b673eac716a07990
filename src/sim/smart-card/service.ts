import type { Clock } from '../../clock';
import type { VirtualCard } from '../card/card';
import { readAtr } from '../readers/atr';
import { VirtualSmartCardConnection } from './connection';
import { VirtualSmartCardError, invalidState } from './errors';
import type { Guard, ServiceOperation } from './guard';
import { ServiceSlot } from './slot';

/** The n-th call of an operation since the plan was laid, counted from 1, fails. */
export interface ServiceFault {
  readonly operation: ServiceOperation;
  readonly at: number;
  /** A responseCode of SmartCardError, or the name of another DOMException; `silence` = no answer at all. */
  readonly answer: string;
  /** Something that a hand does at that moment, before the answer. */
  readonly meanwhile?: () => void;
  /** The call was carried out before, and its answer is lost; else nothing is carried out. */
  readonly afterwards?: true;
}

const DOM_ERRORS = ['SecurityError', 'NotAllowedError', 'InvalidStateError', 'AbortError'];

/** An object of the shape of `navigator.smartCard` over virtual readers and cards (WICG web-smart-card, May 2026). */
export class VirtualSmartCard {
  /** Calls in order, names only. */
  readonly log: ServiceOperation[] = [];
  readonly clock: Clock;
  readonly #slots = new Map<string, ServiceSlot>();
  readonly #counts = new Map<ServiceOperation, number>();
  #faults: readonly ServiceFault[] = [];

  constructor({ clock, readers }: { readonly clock: Clock; readonly readers: readonly string[] }) {
    this.clock = clock;
    for (const name of readers) this.#slots.set(name, new ServiceSlot(name));
  }

  async establishContext(): Promise<VirtualSmartCardContext> {
    return this.pass('establishContext', () => new VirtualSmartCardContext(this));
  }

  /** Lays a card into a reader, or takes it away. */
  insert(card: VirtualCard, reader: string): void {
    this.slot(reader)?.insert(card);
  }

  remove(reader: string): void {
    this.slot(reader)?.insert(undefined);
  }

  /** Another program resets the card. */
  reset(reader: string): void {
    const slot = this.slot(reader);
    slot?.card?.reset();
    if (slot?.holder !== undefined) slot.holder.lost ??= 'reset-card';
  }

  /** Pulls the reader's cable, or plugs it in again with nothing in it. */
  detach(reader: string): void {
    const slot = this.slot(reader);
    if (slot === undefined) return;
    slot.isGone = true;
    slot.insert(undefined);
  }

  attach(reader: string): void {
    this.#slots.set(reader, new ServiceSlot(reader));
  }

  plan(faults: readonly ServiceFault[]): void {
    this.#faults = faults;
    this.#counts.clear();
    this.log.length = 0;
  }

  get readers(): string[] {
    return [...this.#slots.values()].filter(({ isGone }) => !isGone).map(({ name }) => name);
  }

  slot(reader: string): ServiceSlot | undefined {
    return this.#slots.get(reader);
  }

  /** Notes a call, carries it out, and lets the plan have its way with it. */
  async pass<T>(operation: ServiceOperation, work: () => T | PromiseLike<T>): Promise<T> {
    this.log.push(operation);
    const count = (this.#counts.get(operation) ?? 0) + 1;
    this.#counts.set(operation, count);
    await Promise.resolve();
    const fault = this.#faults.find((one) => one.operation === operation && one.at === count);
    if (fault?.afterwards !== true) await strike(fault);
    const value = await work();
    if (fault?.afterwards === true) await strike(fault);
    return value;
  }
}

async function strike(fault: ServiceFault | undefined): Promise<void> {
  fault?.meanwhile?.();
  if (fault === undefined || fault.answer === '') return;
  if (fault.answer === 'silence') await new Promise(() => undefined);
  if (DOM_ERRORS.includes(fault.answer)) throw new DOMException('Refused.', fault.answer);
  throw new VirtualSmartCardError(fault.answer);
}

interface StateIn {
  readonly readerName: string;
  readonly currentState: { readonly unaware?: boolean; readonly present?: boolean; readonly empty?: boolean };
  readonly currentCount?: number;
}

/** A context: one call at a time, a second one is an InvalidStateError. */
export class VirtualSmartCardContext implements Guard {
  readonly clock: Clock;
  readonly #service: VirtualSmartCard;
  #isBusy = false;

  constructor(service: VirtualSmartCard) {
    this.#service = service;
    this.clock = service.clock;
  }

  async run<T>(operation: ServiceOperation, work: () => Promise<T>): Promise<T> {
    if (this.#isBusy) throw invalidState('An operation is in progress.');
    this.#isBusy = true;
    try {
      return await this.#service.pass(operation, work);
    } finally {
      this.#isBusy = false;
    }
  }

  listReaders(): Promise<string[]> {
    return this.run('listReaders', () => {
      const { readers } = this.#service;
      if (readers.length === 0) throw new VirtualSmartCardError('no-readers-available');
      return Promise.resolve(readers);
    });
  }

  getStatusChange(states: readonly StateIn[], options: { readonly signal?: AbortSignal } = {}) {
    return this.run('getStatusChange', async () => {
      const slots = states.map(({ readerName }) => this.#slot(readerName));
      const isChanged = (): boolean =>
        states.some(({ currentState, currentCount }, at) => {
          const { state, events } = slots[at] ?? new ServiceSlot('');
          const isAnother = currentCount !== undefined && currentCount !== events;
          return (
            currentState.unaware === true ||
            isAnother ||
            (currentState.present === true) !== state.present ||
            state.unavailable
          );
        });
      if (!isChanged()) await untilChange(slots, options.signal);
      return slots.map(({ name, state, events }) => ({
        readerName: name,
        eventState: state,
        eventCount: events,
      }));
    });
  }

  connect(
    readerName: string,
    mode: 'shared' | 'exclusive' | 'direct',
    { preferredProtocols = [] }: { readonly preferredProtocols?: readonly string[] } = {},
  ) {
    return this.run('connect', () => {
      const slot = this.#slot(readerName);
      if (slot.isGone) throw new VirtualSmartCardError('reader-unavailable');
      if (slot.card === undefined) throw new VirtualSmartCardError('no-smartcard');
      if (mode !== 'exclusive') throw new VirtualSmartCardError('unsupported-feature');
      if (slot.holder !== undefined) throw new VirtualSmartCardError('sharing-violation');
      const activeProtocol = readAtr(slot.card.atr)
        .protocols.map((each) => `t${each}`)
        .find((each) => preferredProtocols.includes(each));
      if (activeProtocol === undefined) throw new VirtualSmartCardError('proto-mismatch');
      slot.card.reset();
      const connection = new VirtualSmartCardConnection(slot, this, activeProtocol);
      slot.holder = connection;
      slot.tell();
      return Promise.resolve({ connection, activeProtocol: activeProtocol as 't0' | 't1' });
    });
  }

  #slot(name: string): ServiceSlot {
    const slot = this.#service.slot(name);
    if (slot === undefined) throw new VirtualSmartCardError('unknown-reader');
    return slot;
  }
}

function untilChange(slots: readonly ServiceSlot[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stops = slots.map((slot) => slot.onChange(() => end(resolve)));
    const end = (settle: () => void): void => {
      for (const stop of stops) stop();
      settle();
    };
    signal?.addEventListener('abort', () =>
      end(() => reject(new DOMException('The wait was cancelled.', 'AbortError'))),
    );
  });
}
