import { type Bytes, concat } from './bytes';

/** A cursor that writes forward; integers are truncated to their width. Methods chain. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];

  u8(value: number): this {
    return this.#number(value, 1, false);
  }

  u16be(value: number): this {
    return this.#number(value, 2, false);
  }

  u16le(value: number): this {
    return this.#number(value, 2, true);
  }

  u32be(value: number): this {
    return this.#number(value, 4, false);
  }

  u32le(value: number): this {
    return this.#number(value, 4, true);
  }

  put(data: Uint8Array): this {
    this.#parts.push(data.slice());
    return this;
  }

  /** All that was written, as one new buffer. The writer keeps copies: not for secrets. */
  finish(): Bytes {
    return concat(...this.#parts);
  }

  #number(value: number, length: number, littleEndian: boolean): this {
    const octets = Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) & 0xff);
    this.#parts.push(littleEndian ? octets.reverse() : octets);
    return this;
  }
}
