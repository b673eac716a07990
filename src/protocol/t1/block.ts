import { type Bytes, ByteReader, bytes, concat, equalBytes } from '../../bytes';
import { type Edc, checkOctets, checkSize } from './edc';

/** The supervisory blocks by the low bits of their PCB (ISO/IEC 7816-3, 11.3.2.2). */
export const S = { resynch: 0, ifs: 1, abort: 2, wtx: 3 } as const;
export type SType = (typeof S)[keyof typeof S];

export type Bit = 0 | 1;

export type Block =
  | { readonly kind: 'i'; readonly ns: Bit; readonly more: boolean; readonly inf: Bytes }
  | { readonly kind: 'r'; readonly nr: Bit }
  | { readonly kind: 's'; readonly type: SType; readonly response: boolean; readonly value: number };

/** Why a block counts as invalid, as the error bits of an R-block tell it: 1 is EDC or parity, 2 all else. */
export type Fault = 1 | 2;

const NAD = 0x00;
const NONE = bytes();
/** FF is reserved (11.3.2.3). */
const LONGEST_INF = 254;

export function iBlock(edc: Edc, ns: Bit, more: boolean, inf: Bytes): Bytes {
  return encode(edc, (ns << 6) | (more ? 0x20 : 0), inf);
}

/** `error` 0 acknowledges. */
export function rBlock(edc: Edc, nr: Bit, error: Fault | 0): Bytes {
  return encode(edc, 0x80 | (nr << 4) | error, NONE);
}

/** IFS and WTX carry a value of one octet, the others none. */
export function sBlock(edc: Edc, type: SType, response: boolean, value?: number): Bytes {
  return encode(edc, 0xc0 | (response ? 0x20 : 0) | type, value === undefined ? NONE : bytes(value));
}

export function isRBlock(block: Bytes): boolean {
  return ((block[1] ?? 0) & 0xc0) === 0x80;
}

function encode(edc: Edc, pcb: number, inf: Bytes): Bytes {
  const prologue = bytes(NAD, pcb, inf.length);
  return concat(prologue, inf, checkOctets(edc, prologue, inf));
}

/** A block as received, or why it is invalid (11.6.3.2: EDC, then NAD, LEN and PCB). */
export function decodeBlock(edc: Edc, raw: Bytes): Block | Fault {
  const inside = raw.length - checkSize(edc) - 3;
  if (inside < 0) return 2;
  const reader = new ByteReader(raw);
  const covered = reader.take(3 + inside);
  if (!equalBytes(checkOctets(edc, covered), reader.rest())) return 1;
  const block = new ByteReader(covered);
  const nad = block.u8();
  const pcb = block.u8();
  if (nad !== NAD || block.u8() !== inside || inside > LONGEST_INF) return 2;
  return decodePcb(pcb, block.rest());
}

function decodePcb(pcb: number, inf: Bytes): Block | Fault {
  if ((pcb & 0x80) === 0) {
    return (pcb & 0x1f) === 0 ? { kind: 'i', ns: bit(pcb, 0x40), more: (pcb & 0x20) !== 0, inf } : 2;
  }
  if ((pcb & 0x40) === 0) {
    return (pcb & 0x20) === 0 && inf.length === 0 ? { kind: 'r', nr: bit(pcb, 0x10) } : 2;
  }
  const type = pcb & 0x1f;
  const response = (pcb & 0x20) !== 0;
  if (type === S.resynch || type === S.abort) {
    return inf.length === 0 ? { kind: 's', type, response, value: 0 } : 2;
  }
  if (type !== S.ifs && type !== S.wtx) return 2;
  const [value = 0] = inf;
  const inRange = value >= 1 && (type === S.wtx || value <= LONGEST_INF);
  return inf.length === 1 && inRange ? { kind: 's', type, response, value } : 2;
}

function bit(pcb: number, mask: number): Bit {
  return (pcb & mask) === 0 ? 0 : 1;
}
