import { type Bytes, concat } from '../../src/bytes';

/** Octets and lengths at which parsers break: borders of fields, of signs and of length codings. */
const INTERESTING = [0x00, 0x01, 0x02, 0x10, 0x1f, 0x20, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xc0, 0xfe, 0xff];

/** Repeatable randomness (xorshift, 32 bits): a seed tells the whole run. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 1;
  }

  /** 0 to `below` − 1. */
  below(below: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) % below;
  }

  chance(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  octet(): number {
    return this.chance(2) ? this.pick(INTERESTING) : this.below(256);
  }

  bytes(most: number): Bytes {
    const out = new Uint8Array(this.below(most + 1));
    for (let i = 0; i < out.length; i += 1) out[i] = this.octet();
    return out;
  }

  /** One of the samples with a few changes: octets set, bits turned, cut, grown, doubled; or octets out of nothing. */
  mutated(samples: readonly Bytes[]): Bytes {
    if (this.chance(8)) return this.bytes(64);
    let data = this.pick(samples).slice();
    for (let changes = this.below(4); changes >= 0; changes -= 1) data = this.#change(data);
    return data;
  }

  #change(data: Bytes): Bytes {
    const at = this.below(data.length + 1);
    switch (this.below(6)) {
      case 0:
        data[at] = this.octet();
        return data;
      case 1:
        data[at] = (data[at] ?? 0) ^ (1 << this.below(8));
        return data;
      case 2:
        return data.slice(0, at);
      case 3:
        return concat(data.slice(0, at), this.bytes(8), data.slice(at));
      case 4:
        return concat(data.slice(0, at), data.slice(at + this.below(4)));
      default:
        return concat(data, data.slice(at)).slice(0, 600);
    }
  }
}
