import type { VirtualCard } from '../card/card';
import type { FaultPlan } from '../faults';
import type { AtrFacts } from './atr';
import { ERROR } from './ccid-message';
import type { ExchangeLevel } from './exchange';
import type { Parameters } from './parameters';

export interface TpduOptions {
  /** kHz. */
  readonly clock: number;
  readonly faults: FaultPlan;
  readonly parameters: () => Parameters;
}

export function tpduLevel(_card: VirtualCard, _facts: AtrFacts, _options: TpduOptions): ExchangeLevel {
  return () => ({ error: ERROR.unsupported, after: 0 });
}
