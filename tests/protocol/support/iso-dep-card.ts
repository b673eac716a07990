/**
 * A card's end of ISO-DEP (PICC), written for the tests from ISO/IEC 14443-4 clause 7.5.3 and 7.5.4 and nothing of it from
 * the driver. Frames come without CRC; `damaged` says that the CRC was wrong, on which a card stays silent.
 */

export interface IsoDepCardOptions {
  readonly process: (apdu: Uint8Array) => Uint8Array;
  /** Frame size of the reader, CRC included. */
  readonly fsd?: number;
  /** A WTXM to ask for in place of the next R(ACK) or answer. */
  readonly interject?: () => number | undefined;
}

export class IsoDepCard {
  readonly log: string[] = [];
  readonly #options: IsoDepCardOptions;
  /** Rule C: 1 at activation. */
  #number = 1;
  #command: number[] = [];
  #outgoing: Uint8Array | undefined;
  #waiting: { wtxm: number; then: () => Uint8Array } | undefined;
  #last: Uint8Array | undefined;

  constructor(options: IsoDepCardOptions) {
    this.#options = options;
  }

  receive(frame: Uint8Array): Uint8Array | undefined {
    const reply = this.#react(frame);
    if (reply !== undefined) this.#last = reply;
    return reply;
  }

  #react(frame: Uint8Array): Uint8Array | undefined {
    const pcb = frame[0]!;
    if ((pcb & 0xe2) === 0x02) return this.#information(pcb, frame.slice(1));
    if ((pcb & 0xf6) === 0xb2) return this.#nak(pcb & 1);
    if ((pcb & 0xf6) === 0xa2) return this.#ack(pcb & 1);
    if (pcb === 0xf2 && this.#waiting?.wtxm === frame[1]) {
      const { then } = this.#waiting!;
      this.#waiting = undefined;
      return then();
    }
    return pcb === 0xc2 ? Uint8Array.of(0xc2) : undefined;
  }

  /** Rule D: every I-block toggles. Rule 2: a chained one is acknowledged; rule 10: the last is answered. */
  #information(pcb: number, inf: Uint8Array): Uint8Array {
    this.#number ^= 1;
    this.#command.push(...inf);
    if ((pcb & 0x10) !== 0) return this.#say(() => Uint8Array.of(0xa2 | this.#number));
    const apdu = Uint8Array.from(this.#command);
    this.#command = [];
    this.log.push(Buffer.from(apdu).toString('hex').toUpperCase());
    this.#outgoing = this.#options.process(apdu);
    return this.#say(() => this.#next());
  }

  /** Rule 11: the same number, the last block again. Rule 12: the other, R(ACK). */
  #nak(number: number): Uint8Array | undefined {
    return number === this.#number ? this.#last : Uint8Array.of(0xa2 | this.#number);
  }

  /** Rule 11 again; rules E and 13: the other number carries the chain on. */
  #ack(number: number): Uint8Array | undefined {
    if (number === this.#number) return this.#last;
    if (this.#outgoing === undefined || this.#outgoing.length === 0) return undefined;
    this.#number ^= 1;
    return this.#say(() => this.#next());
  }

  #say(then: () => Uint8Array): Uint8Array {
    const wtxm = this.#options.interject?.();
    if (wtxm === undefined) return then();
    this.#waiting = { wtxm, then };
    return Uint8Array.of(0xf2, wtxm);
  }

  #next(): Uint8Array {
    const room = (this.#options.fsd ?? 256) - 3;
    const outgoing = this.#outgoing!;
    this.#outgoing = outgoing.slice(room);
    const more = this.#outgoing.length > 0 ? 0x10 : 0;
    return Uint8Array.of(0x02 | more | this.#number, ...outgoing.slice(0, room));
  }
}
