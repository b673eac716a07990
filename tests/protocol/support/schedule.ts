import fc from 'fast-check';
import { FAULTS, type LineFault } from './line';

/** How many exchanges a fault spoils: what arrives late takes the place of the next exchange's own reply. */
function cost(fault: LineFault): number {
  return fault === 'double-reply' || fault === 'delay-reply' || fault === 'delay-block' ? 2 : 1;
}

/**
 * A fault or none for each exchange, in random order; at most `inARow` exchanges one after another are spoilt.
 * @param kinds the faults that this line knows
 */
export function schedules(
  inARow: number,
  kinds: readonly LineFault[] = FAULTS,
): fc.Arbitrary<readonly (LineFault | undefined)[]> {
  const draw = fc.record({ hit: fc.integer({ min: 0, max: 99 }), kind: fc.constantFrom(...kinds) });
  return fc
    .record({ draws: fc.array(draw, { minLength: 60, maxLength: 60 }), share: fc.constantFrom(10, 30, 50) })
    .map(({ draws, share }) => {
      let row = 0;
      let displaced = false;
      return draws.map(({ hit, kind }) => {
        const fault = hit < share && row + cost(kind) <= inARow ? kind : undefined;
        row = fault !== undefined || displaced ? row + 1 : 0;
        displaced = fault !== undefined && cost(fault) === 2;
        return fault;
      });
    });
}
