import { type Bytes, ByteWriter, bytes } from '../../bytes';

/** PCB of S-blocks: a request; 0x20 more is its response (ISO/IEC 7816-3, 11.3.2.2). */
export const S = { resynch: 0xc0, ifs: 0xc1, abort: 0xc2, wtx: 0xc3 };
export const S_RESPONSE = 0x20;
/** Bits 4 to 1 of an R-block: what was wrong. */
export const R_ERROR = { none: 0, edc: 1, other: 2 };

export interface Block {
  readonly pcb: number;
  readonly information: Bytes;
}

/** NAD 00, PCB, LEN, INF, EDC (11.3). */
export function encodeBlock({ pcb, information }: Block, isCrc: boolean): Bytes {
  const body = new ByteWriter().u8(0).u8(pcb).u8(information.length).put(information).finish();
  const writer = new ByteWriter().put(body);
  return (isCrc ? writer.u16le(crc(body)) : writer.u8(lrc(body))).finish();
}

/** A block as the card takes it in, or the error bits of the R-block that it calls for. */
export function decodeBlock(octets: Bytes, isCrc: boolean): Block | { readonly error: number } {
  const [nad, pcb, length] = octets;
  if (nad === undefined || pcb === undefined || length === undefined) return { error: R_ERROR.other };
  const end = octets.length - (isCrc ? 2 : 1);
  const body = octets.slice(0, end);
  const told = octets.slice(end);
  const computed = isCrc ? new ByteWriter().u16le(crc(body)).finish() : bytes(lrc(body));
  if (!computed.every((value, at) => value === told[at])) return { error: R_ERROR.edc };
  if (nad !== 0 || length === 0xff || length !== end - 3) return { error: R_ERROR.other };
  return { pcb, information: body.slice(3) };
}

/** Exclusive-or of all octets (11.3.4). */
function lrc(octets: Bytes): number {
  return octets.reduce((sum, value) => sum ^ value, 0);
}

/** CRC of ISO/IEC 13239, as T=1 names it: low bit first, start FFFF, complemented, low octet first. */
function crc(octets: Bytes): number {
  let value = 0xffff;
  for (const octet of octets) {
    value ^= octet;
    for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >> 1 : (value >> 1) ^ 0x8408;
  }
  return value ^ 0xffff;
}
