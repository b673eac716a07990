import { type Bytes, bytes, equalBytes } from '../../bytes';
import { DEFAULT_FI_DI } from './timing';

/** What is asked for by PPS (ISO/IEC 7816-3, 9): a protocol, and Fi and Di coded as in TA1. */
export interface PpsRequest {
  readonly protocol: number;
  /** Left out, no PPS1 is sent and the default stays. */
  readonly fiDi?: number;
}

const PPSS = 0xff;
const PPS1_PRESENT = 0x10;

/** PPSS, PPS0, PPS1 where asked for, PCK (9.2). */
export function encodePps({ protocol, fiDi }: PpsRequest): Bytes {
  return fiDi === undefined ? withPck(PPSS, protocol) : withPck(PPSS, PPS1_PRESENT | protocol, fiDi);
}

/**
 * The Fi and Di in use after the answer, coded as in TA1; undefined when the exchange failed and the card must be
 * reset (9.3). Success is the request echoed, or its PPS0 without PPS1: then the default values are in use.
 */
export function checkPps(request: PpsRequest, answer: Bytes): number | undefined {
  if (equalBytes(answer, encodePps(request))) return request.fiDi ?? DEFAULT_FI_DI;
  return equalBytes(answer, encodePps({ protocol: request.protocol })) ? DEFAULT_FI_DI : undefined;
}

/** The octets with PCK after them, so that the XOR of all is 00. */
function withPck(...octets: readonly number[]): Bytes {
  return bytes(
    ...octets,
    octets.reduce((sum, octet) => sum ^ octet, 0),
  );
}
