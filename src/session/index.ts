/** Use cases over one leased card channel. No DOM. */
export { createReadCard } from './create-read-card';
export { type Locks, READER_LOCK, type ReadCardDeps, type ReaderSource } from './deps';
export type { CardLease, CardWork } from './lease';
export type { ReadCard, ReadPhase, ReadSnapshot } from './read';
