import { type Bytes, ByteReader, bytes, concat } from '../../bytes';

export type Bit = 0 | 1;

export type Block =
  | { readonly kind: 'i'; readonly number: Bit; readonly more: boolean; readonly inf: Bytes }
  | { readonly kind: 'ack'; readonly number: Bit }
  /** WTXM, 1 to 59. */
  | { readonly kind: 'wtx'; readonly wtxm: number }
  | { readonly kind: 'deselect' };

const WTX = 0xf2;
const DESELECT = 0xc2;

/** Blocks of the reader's end without CID and NAD (ISO/IEC 14443-4, 7.1.2). */
export function iBlock(number: Bit, more: boolean, inf: Bytes): Bytes {
  return concat(bytes(0x02 | (more ? 0x10 : 0) | number), inf);
}

export function ack(number: Bit): Bytes {
  return bytes(0xa2 | number);
}

export function nak(number: Bit): Bytes {
  return bytes(0xb2 | number);
}

/** The response carries the same WTXM, the two bits of the power level as 00 (7.3). */
export function wtxResponse(wtxm: number): Bytes {
  return bytes(WTX, wtxm);
}

export function deselect(): Bytes {
  return bytes(DESELECT);
}

/** A block of the card; undefined when it is none that a card may send to a reader which uses no CID and no NAD. */
export function decodeBlock(raw: Bytes): Block | undefined {
  if (raw.length === 0) return undefined;
  const reader = new ByteReader(raw);
  const pcb = reader.u8();
  const inf = reader.rest();
  const number: Bit = (pcb & 0x01) === 0 ? 0 : 1;
  if ((pcb & 0xee) === 0x02) return { kind: 'i', number, more: (pcb & 0x10) !== 0, inf };
  if ((pcb & 0xfe) === 0xa2) return inf.length === 0 ? { kind: 'ack', number } : undefined;
  if (pcb === DESELECT) return inf.length === 0 ? { kind: 'deselect' } : undefined;
  if (pcb !== WTX || inf.length !== 1) return undefined;
  const wtxm = (inf[0] ?? 0) & 0x3f;
  return wtxm >= 1 && wtxm <= 59 ? { kind: 'wtx', wtxm } : undefined;
}
