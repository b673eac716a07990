import { type Bytes, equalBytes } from '../bytes';
import type { ReadCard } from './read';

/** Cards whose card-face application refused the number that their own chip gave. */
export interface RefusedNumbers {
  has(): boolean;
  add(): void;
  forget(): void;
}

/**
 * A card is known again by its log-in certificate, which was read already: nothing is derived from the number itself.
 * Without one, the card is the one that lies there now.
 */
export function createRefusedNumbers(read: ReadCard): RefusedNumbers {
  const certificates: Bytes[] = [];
  const leases = new WeakSet<object>();
  return {
    has() {
      const der = read.snapshot.facts.authentication?.der;
      return (
        (read.lease !== undefined && leases.has(read.lease)) ||
        (der !== undefined && certificates.some((known) => equalBytes(known, der)))
      );
    },
    add() {
      const der = read.snapshot.facts.authentication?.der;
      if (der !== undefined) certificates.push(der);
      if (read.lease !== undefined) leases.add(read.lease);
    },
    forget() {
      certificates.length = 0;
    },
  };
}
