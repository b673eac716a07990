/** Use cases over one leased card channel. No DOM. */
export type { ReadCard, ReadPhase, ReadSnapshot } from './read';
