import { type Bytes, bytes } from '../../bytes';
import type { AtrFacts } from './atr';

/** Protocol and its data structure (CCID 1.1, 6.1.7): 5 octets for T=0, 7 for T=1. */
export interface Parameters {
  readonly protocol: number;
  readonly octets: Bytes;
  /** bmFindexDindex. */
  readonly rate: number;
}

const of = (protocol: number, octets: Bytes): Parameters => ({ protocol, octets, rate: octets[0] ?? 0x11 });

/** After reset without anything automatic: T=0 at 372/1 (ISO/IEC 7816-3, 8.1). */
export const defaultParameters = of(0, bytes(0x11, 0x00, 0x00, 0x0a, 0x00));

/** What a reader that follows the ATR by itself sets. */
export function parametersFor(facts: AtrFacts, protocol: number): Parameters {
  const convention = facts.isInverse ? 2 : 0;
  return protocol === 1
    ? of(
        1,
        bytes(
          facts.rate,
          0x10 | convention | (facts.isCrc ? 1 : 0),
          facts.guardTime,
          (facts.bwi << 4) | facts.cwi,
          0,
          facts.ifsc,
          0,
        ),
      )
    : of(0, bytes(facts.rate, convention, facts.guardTime, facts.waitingInteger, 0));
}

/** The octets of a PC_to_RDR_SetParameters; undefined = not as many as the protocol has. */
export function parseParameters(protocol: number, octets: Bytes): Parameters | undefined {
  return octets.length === (protocol === 1 ? 7 : 5) ? of(protocol, octets) : undefined;
}
