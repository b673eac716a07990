import { AppError } from '../errors';
import type { Bytes } from './bytes';

/**
 * A cursor that reads forward and throws on short data, so that nothing above this room does offset
 * arithmetic. Every method throws AppError `bytes/short` when fewer octets are left than asked for.
 */
export class ByteReader {
  readonly #data: Bytes;
  #at = 0;

  constructor(data: Bytes) {
    this.#data = data;
  }

  /** Octets not read yet. */
  get remaining(): number {
    return this.#data.length - this.#at;
  }

  /** Octets read so far: the offset of the next one. */
  get offset(): number {
    return this.#at;
  }

  u8(): number {
    return this.#number(1, false);
  }

  u16be(): number {
    return this.#number(2, false);
  }

  u16le(): number {
    return this.#number(2, true);
  }

  u32be(): number {
    return this.#number(4, false);
  }

  u32le(): number {
    return this.#number(4, true);
  }

  /** The next octets as a copy, `length` of them. */
  take(length: number): Bytes {
    const at = this.#advance(length);
    return this.#data.slice(at, at + length);
  }

  /** All octets that are left, as a copy. */
  rest(): Bytes {
    return this.take(this.remaining);
  }

  skip(length: number): void {
    this.#advance(length);
  }

  /** The next octet without moving. */
  peek(): number {
    const value = this.#data[this.#at];
    if (value === undefined) throw new AppError('bytes/short', { need: 1, have: 0 });
    return value;
  }

  #advance(length: number): number {
    const at = this.#at;
    if (!Number.isInteger(length) || length < 0 || length > this.remaining) {
      throw new AppError('bytes/short', { need: length, have: this.remaining });
    }
    this.#at = at + length;
    return at;
  }

  #number(length: number, littleEndian: boolean): number {
    const taken = this.take(length);
    const ordered = littleEndian ? taken.reverse() : taken;
    return ordered.reduce((value, octet) => value * 256 + octet, 0);
  }
}
