import type { Bytes } from '../../bytes';
import type { VirtualCard } from '../card/card';
import { VirtualSmartCardError, invalidState } from './errors';
import type { Guard } from './guard';
import type { Holder, ServiceSlot } from './slot';

type Disposition = 'leave' | 'reset' | 'unpower' | 'eject';

/** An exclusive connection to the card in a slot. */
export class VirtualSmartCardConnection implements Holder {
  lost: string | undefined;
  readonly #slot: ServiceSlot;
  readonly #guard: Guard;
  readonly #protocol: string;
  #isOpen = true;
  #transaction = false;

  constructor(slot: ServiceSlot, guard: Guard, protocol: string) {
    this.#slot = slot;
    this.#guard = guard;
    this.#protocol = protocol;
  }

  async transmit(
    data: ArrayBuffer | ArrayBufferView,
    options: { protocol?: string } = {},
  ): Promise<ArrayBuffer> {
    const apdu = octets(data);
    return this.#guard.run('transmit', async () => {
      const card = this.#card();
      const { protocol = this.#protocol } = options;
      if (protocol !== this.#protocol) throw new VirtualSmartCardError('proto-mismatch');
      if (protocol === 't0' && apdu.length === 6 + (apdu[4] ?? 0))
        throw new VirtualSmartCardError('invalid-parameter');
      await this.#guard.clock.sleep(card.duration(apdu));
      return this.#card().transmit(apdu).buffer;
    });
  }

  async startTransaction(callback: () => Promise<Disposition>): Promise<void> {
    await this.#guard.run('startTransaction', () => {
      this.#card();
      if (this.#transaction) throw invalidState('A transaction is under way.');
      this.#transaction = true;
      return Promise.resolve();
    });
    try {
      const disposition = await callback();
      await this.#guard.run('endTransaction', () => {
        this.#dispose(disposition);
        return Promise.resolve();
      });
    } catch (error) {
      this.#dispose('reset');
      throw error;
    } finally {
      this.#transaction = false;
    }
  }

  async status(): Promise<{ readerName: string; state: string; answerToReset: ArrayBuffer }> {
    return this.#guard.run('status', () => {
      const answerToReset = this.#card().atr.slice().buffer;
      return Promise.resolve({ readerName: this.#slot.name, state: this.#protocol, answerToReset });
    });
  }

  async disconnect(disposition: Disposition = 'leave'): Promise<void> {
    await this.#guard.run('disconnect', () => {
      if (!this.#isOpen) throw invalidState('The connection is closed.');
      this.#isOpen = false;
      if (this.#slot.holder === this) this.#slot.holder = undefined;
      this.#dispose(disposition);
      this.#slot.tell();
      return Promise.resolve();
    });
  }

  #dispose(disposition: Disposition): void {
    if (disposition !== 'leave' && this.lost === undefined) this.#slot.card?.reset();
  }

  #card(): VirtualCard {
    if (!this.#isOpen) throw invalidState('The connection is closed.');
    if (this.#slot.isGone) throw new VirtualSmartCardError('reader-unavailable');
    if (this.lost !== undefined) throw new VirtualSmartCardError(this.lost);
    if (this.#slot.card === undefined) throw new VirtualSmartCardError('removed-card');
    return this.#slot.card;
  }
}

function octets(data: ArrayBuffer | ArrayBufferView): Bytes {
  return data instanceof ArrayBuffer
    ? new Uint8Array(data.slice(0))
    : Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}
