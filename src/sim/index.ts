/** The other end of the protocol: virtual USB, readers, cards and people, below the drivers. */
export type { CardLogEntry, VirtualCard } from './card/card';
export { PERSON_IDS, type PersonId } from './people/people';
