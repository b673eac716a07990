/** Use cases over one leased card channel. No DOM. */
export type {
  Act,
  ActPhase,
  ActPin,
  ActSnapshot,
  ChangeablePin,
  NumberBParts,
  PinChange,
  Press,
  TextMode,
} from './act';
export { createReadCard } from './create-read-card';
export { type Locks, READER_LOCK, type ReadCardDeps, type ReaderSource } from './deps';
export type { CardLease, CardWork } from './lease';
export type { ReadCard, ReadPhase, ReadSnapshot } from './read';
export type {
  Attribute,
  Checks,
  Comparison,
  Opened,
  OpenedCertificate,
  OpenedFace,
  OpenedSignature,
  OpenedSnapshot,
  OpenedText,
} from './opened';
export type { WholeCard, WholeCardDeps } from './whole-card';
