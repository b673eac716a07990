import type { Bytes } from '../../../bytes';
import type { VirtualCard } from '../../card/card';
import type { FaultPlan } from '../../faults';
import { TypeBCard } from './type-b-card';

/** What a reader hears after it has sent a frame; no octets where nothing came in time. */
export interface Heard {
  readonly octets?: Bytes;
  readonly damaged: boolean;
  /** Milliseconds until that was known. */
  readonly after: number;
}

/** The radio field of a reader and the card in it. */
export class RadioField {
  readonly #faults: FaultPlan;
  #card: TypeBCard | undefined;
  #on = false;

  constructor(faults: FaultPlan) {
    this.#faults = faults;
  }

  insert(card: VirtualCard): void {
    this.remove();
    this.#card = new TypeBCard(card, {
      onBlock: () => this.#faults.onBlock(),
      isExtended: () => this.#faults.standing('extended-atqb') !== undefined,
    });
    this.#card.power(this.#on);
  }

  remove(): void {
    this.#card?.power(false);
    this.#card = undefined;
  }

  get on(): boolean {
    return this.#on;
  }

  power(on: boolean): void {
    this.#on = on;
    this.#card?.power(on);
  }

  /** Sends a frame with its CRC and listens for `limit` ms; what comes later is not heard. */
  exchange(frame: Bytes, limit: number): Heard {
    const { answer, damaged, after } =
      this.#on && this.#card !== undefined ? this.#card.receive(frame) : { after: 0 };
    if (answer === undefined || after > limit) return { damaged: false, after: limit };
    return { octets: answer, damaged: damaged === true, after };
  }
}
