/**
 * A card's end of T=1, written for the tests from ISO/IEC 7816-3 clause 11, and nothing of it from the driver: its
 * EDC, its blocks and its rules are its own.
 */

export interface T1CardOptions {
  readonly process: (apdu: Uint8Array) => Uint8Array;
  readonly edc?: 'lrc' | 'crc';
  readonly ifsc?: number;
  /** An S-request to send in place of the next acknowledgement or answer, which follows after its response. */
  readonly interject?: (point: 'ack' | 'answer') => SRequest | undefined;
  readonly onIfs?: 'agree' | 'ignore' | 'refuse';
  readonly onResynch?: 'agree' | 'ignore';
}

export type SRequest = { readonly wtx: number } | { readonly ifs: number } | { readonly abort: true };

export class T1Card {
  readonly log: string[] = [];
  /** Blocks received free of error, as hex. */
  readonly seen: string[] = [];
  ifsd = 32;
  readonly #options: T1CardOptions;
  #expected = 0;
  #ns = 0;
  #command: number[] = [];
  #outgoing: Uint8Array = new Uint8Array();
  /** The I-block sent and not acknowledged. */
  #open: { ns: number; more: boolean; block: Uint8Array } | undefined;
  #request: { pcb: number; value: number | undefined; then: () => Uint8Array } | undefined;
  #last: Uint8Array = new Uint8Array();

  constructor(options: T1CardOptions) {
    this.#options = options;
  }

  /** One block as it came over the line; gives the reply, or undefined where the card stays silent. */
  receive(raw: Uint8Array): Uint8Array | undefined {
    const reply = this.#react(raw);
    if (reply !== undefined) this.#last = reply;
    return reply;
  }

  #react(raw: Uint8Array): Uint8Array | undefined {
    if (!intact(raw, this.#edc)) return this.#invalid(1);
    const pcb = raw[1]!;
    const inf = raw.slice(3, 3 + raw[2]!);
    if (raw[0] !== 0 || raw.length !== 3 + inf.length + (this.#edc === 'lrc' ? 1 : 2))
      return this.#invalid(2);
    this.seen.push(hex(raw));
    if (pcb < 0x80) return this.#information(pcb, inf);
    if (pcb < 0xc0) return this.#receiveReady(pcb);
    return this.#supervisory(pcb, inf);
  }

  /** 11.6.3.2: 7.2 the same R-block, 7.3 the same S-request, else 7.1. */
  #invalid(error: number): Uint8Array {
    if (this.#request !== undefined) return this.#block(this.#request.pcb, this.#request.value);
    if ((this.#last[1]! & 0xc0) === 0x80) return this.#last;
    return this.#r(error);
  }

  #information(pcb: number, inf: Uint8Array): Uint8Array {
    if (this.#request !== undefined || pcb >> 6 !== this.#expected) return this.#invalid(2);
    this.#open = undefined;
    this.#expected ^= 1;
    this.#command.push(...inf);
    if ((pcb & 0x20) !== 0) return this.#say('ack', () => this.#r(0));
    const apdu = Uint8Array.from(this.#command);
    this.#command = [];
    this.log.push(hex(apdu));
    this.#outgoing = this.#options.process(apdu);
    return this.#say('answer', () => this.#nextInformation());
  }

  #receiveReady(pcb: number): Uint8Array {
    if (this.#request !== undefined) return this.#invalid(2);
    const nr = (pcb >> 4) & 1;
    if (this.#open === undefined) return this.#r(0);
    if (nr === this.#open.ns) return this.#open.block;
    return this.#open.more ? this.#nextInformation() : this.#r(0);
  }

  #supervisory(pcb: number, inf: Uint8Array): Uint8Array | undefined {
    const { onIfs = 'agree', onResynch = 'agree' } = this.#options;
    if (pcb === 0xc0) {
      if (onResynch === 'ignore') return undefined;
      this.#expected = 0;
      this.#ns = 0;
      this.#command = [];
      this.#open = undefined;
      this.#request = undefined;
      return this.#block(0xe0);
    }
    if (pcb === 0xc1) {
      if (onIfs === 'ignore') return undefined;
      if (onIfs === 'refuse') return this.#r(2);
      this.ifsd = inf[0]!;
      return this.#block(0xe1, inf[0]);
    }
    const request = this.#request;
    if (request === undefined || pcb !== (request.pcb | 0x20) || inf[0] !== request.value)
      return this.#invalid(2);
    this.#request = undefined;
    return request.then();
  }

  #say(point: 'ack' | 'answer', then: () => Uint8Array): Uint8Array {
    const wish = this.#options.interject?.(point);
    if (wish === undefined) return then();
    if ('abort' in wish) {
      this.#request = { pcb: 0xc2, value: undefined, then: () => this.#r(0) };
    } else if ('wtx' in wish) {
      this.#request = { pcb: 0xc3, value: wish.wtx, then };
    } else {
      this.#request = { pcb: 0xc1, value: wish.ifs, then };
    }
    return this.#block(this.#request.pcb, this.#request.value);
  }

  #nextInformation(): Uint8Array {
    const inf = this.#outgoing.slice(0, this.ifsd);
    this.#outgoing = this.#outgoing.slice(this.ifsd);
    const more = this.#outgoing.length > 0;
    const block = sealed(this.#edc, [0, (this.#ns << 6) | (more ? 0x20 : 0), inf.length, ...inf]);
    this.#open = { ns: this.#ns, more, block };
    this.#ns ^= 1;
    return block;
  }

  #r(error: number): Uint8Array {
    return this.#block(0x80 | (this.#expected << 4) | error);
  }

  #block(pcb: number, value?: number): Uint8Array {
    return sealed(this.#edc, value === undefined ? [0, pcb, 0] : [0, pcb, 1, value]);
  }

  get #edc(): 'lrc' | 'crc' {
    return this.#options.edc ?? 'lrc';
  }
}

/** The block with its EDC. */
export function sealed(edc: 'lrc' | 'crc', octets: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...octets, ...check(edc, octets)]);
}

function intact(raw: Uint8Array, edc: 'lrc' | 'crc'): boolean {
  const size = edc === 'lrc' ? 1 : 2;
  if (raw.length < 3 + size) return false;
  return hex(raw.slice(-size)) === hex(Uint8Array.from(check(edc, [...raw.slice(0, -size)])));
}

/** LRC: the exclusive-or. CRC: ISO/IEC 13239's FCS, divided with the high bit first over mirrored octets. */
function check(edc: 'lrc' | 'crc', octets: readonly number[]): number[] {
  if (edc === 'lrc') return [octets.reduce((a, b) => a ^ b, 0)];
  let remainder = 0xffff;
  for (const octet of octets) {
    remainder ^= mirrored(octet, 8) << 8;
    for (let i = 0; i < 8; i += 1) {
      remainder = (remainder & 0x8000) === 0 ? remainder << 1 : (remainder << 1) ^ 0x11021;
    }
  }
  const fcs = mirrored(remainder ^ 0xffff, 16);
  return [fcs & 0xff, fcs >> 8];
}

function mirrored(value: number, width: number): number {
  let out = 0;
  for (let i = 0; i < width; i += 1) if (((value >> i) & 1) === 1) out += 2 ** (width - 1 - i);
  return out;
}

export function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex').toUpperCase();
}
