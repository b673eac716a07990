import { type Bytes, bytes } from '../../bytes';
import type { VirtualCard } from '../card/card';
import type { FaultPlan } from '../faults';
import type { AtrFacts } from './atr';
import { ERROR } from './ccid-message';
import type { Exchange, ExchangeLevel } from './exchange';
import type { Parameters } from './parameters';
import { t0Card } from './t0-card';
import { T1Card } from './t1-card';

export interface TpduOptions {
  /** kHz. */
  readonly clock: number;
  readonly faults: FaultPlan;
  /** What the reader has set: it must be what the card uses, or neither understands the other. */
  readonly parameters: () => Parameters;
  /** The reader runs PPS by itself for whatever parameters it has. */
  readonly automaticPps: boolean;
}

/** Fd and Dd, before any PPS (ISO/IEC 7816-3, 8.1). */
const DEFAULT_RATE = 0x11;
const PPSS = 0xff;

/** TPDU level: one block or TPDU each way for one XfrBlock; PPS goes the same way before anything else. */
export function tpduLevel(card: VirtualCard, facts: AtrFacts, options: TpduOptions): ExchangeLevel {
  const { clock, faults, parameters, automaticPps } = options;
  const bwt = (11 * 372 + 2 ** facts.bwi * 960 * 372) / clock;
  const t0 = t0Card(card);
  const t1 = new T1Card(card, facts, { bwt, onBlock: () => faults.onBlock() });
  let protocol = facts.protocols[0] ?? 0;
  let rate = facts.isSpecific ? facts.rate : DEFAULT_RATE;
  let isFresh = true;

  const pps = (request: Bytes): Exchange => {
    const [, pps0 = 0, pps1 = 0] = request;
    const wanted = pps0 & 0x0f;
    const hasRate = (pps0 & 0x10) !== 0;
    const isWhole =
      request.length === (hasRate ? 4 : 3) && request.reduce((sum, value) => sum ^ value, 0) === 0;
    const canDo = isFresh && !facts.isSpecific && isWhole && facts.protocols.includes(wanted);
    if (!canDo) return { error: ERROR.mute, after: 0 };
    isFresh = false;
    protocol = wanted;
    if (!hasRate || pps1 === facts.rate || pps1 === DEFAULT_RATE) {
      rate = hasRate ? pps1 : DEFAULT_RATE;
      return { data: request, after: 0 };
    }
    // A rate that it does not have: PPS1 is left out of the answer, the default stays (9.3).
    return { data: bytes(PPSS, wanted, PPSS ^ wanted), after: 0 };
  };

  return ({ first, level, data }) => {
    const set = parameters();
    if (level !== 0) return { error: ERROR.field8, after: 0 };
    if (data[0] === PPSS) return pps(data);
    if (automaticPps && facts.protocols.includes(set.protocol)) ({ protocol, rate } = set);
    if (set.protocol !== protocol) return { error: ERROR.mute, after: 0 };
    if (set.rate !== rate) return { error: ERROR.parity, after: 0 };
    isFresh = false;
    if (protocol === 0) return t0(data);
    const { answer, after } = t1.receive(data);
    const patience = bwt * Math.max(1, first);
    // Silence lasts until the reader's waiting time has passed (CCID 1.1, 6.1.4, bBWI).
    return answer === undefined ? { after: Infinity, patience } : { data: answer, after, patience };
  };
}
