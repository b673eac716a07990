import { type Bytes, bytes, concat } from '../../../bytes';
import type { Heard, RadioField } from './field';

/** How often a reader's firmware asks again for one block. */
const TRIES = 3;
const OVERHEAD = 3;

/** A reader's firmware that runs ISO/IEC 14443-4 by itself: whole APDUs in, whole APDUs out. */
export class IsoDepFirmware {
  readonly #field: RadioField;
  readonly #fsc: number;
  readonly #fwt: number;
  #number = 0;

  constructor(field: RadioField, fsc: number, fwt: number) {
    this.#field = field;
    this.#fsc = fsc;
    this.#fwt = fwt;
  }

  /** The host's limit holds for the whole answer, waiting time extensions included. */
  exchange(apdu: Bytes, limit: number): Heard {
    const silent: Heard = { damaged: false, after: limit };
    const answer: Bytes[] = [];
    let left = apdu;
    let spent = 0;
    let factor = 1;
    const chunk = (): Bytes => {
      const inf = left.slice(0, this.#fsc - OVERHEAD);
      left = left.slice(inf.length);
      return concat(bytes(0x02 | (left.length > 0 ? 0x10 : 0) | this.#number), inf);
    };
    let current = chunk();
    let block = current;
    for (let misses = 0; misses < TRIES && spent < limit;) {
      const heard = this.#field.exchange(block, Math.min(limit - spent, this.#fwt * factor + 5));
      spent += heard.after;
      factor = 1;
      const [pcb = 0, ...inf] = heard.octets ?? bytes();
      const isInformation = (pcb & 0xee) === 0x02 && (pcb & 1) === this.#number;
      const isReceipt = (pcb & 0xfe) === 0xa2;
      const isWait = pcb === 0xf2;
      if (heard.octets === undefined || heard.damaged || !(isInformation || isReceipt || isWait)) {
        misses += 1;
        block = bytes((answer.length > 0 ? 0xa2 : 0xb2) | this.#number);
        continue;
      }
      misses = 0;
      if (isWait) {
        factor = (inf[0] ?? 1) & 0x3f;
        block = bytes(0xf2, factor);
      } else if (isReceipt) {
        // The other number: the card has not got the block.
        if ((pcb & 1) === this.#number) {
          this.#number ^= 1;
          current = chunk();
        }
        block = current;
      } else {
        this.#number ^= 1;
        answer.push(Uint8Array.from(inf));
        if ((pcb & 0x10) === 0) return { octets: concat(...answer), damaged: false, after: spent };
        block = bytes(0xa2 | this.#number);
      }
    }
    return silent;
  }
}
