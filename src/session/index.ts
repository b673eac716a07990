/** Use cases over one leased card channel. No DOM. */
export type {
  Act,
  ActPhase,
  ActPin,
  ActSnapshot,
  ChangeablePin,
  Documents,
  PinChange,
  Press,
  TextMode,
} from './act';
export type { NumberBParts } from '../card';
export { createReadCard } from './create-read-card';
export { createWholeCard } from './create-whole-card';
export {
  createDiagnosis,
  DIAGNOSE_STEPS,
  type DiagnoseDeps,
  type DiagnoseOptions,
  type DiagnosePicture,
  type DiagnoseStep,
  type Diagnosis,
} from './diagnose';
export { type DiagnosticFacts, diagnosticText } from './diagnose-text';
export type { Locks, ReadCardDeps, ReaderSource } from './deps';
export type { CardLease, CardWork } from './lease';
export type { ReadCard, ReadPhase, ReadSnapshot } from './read';
export type {
  Attribute,
  Checks,
  Comparison,
  DataChecks,
  Opened,
  OpenedCertificate,
  OpenedFace,
  OpenedSignature,
  OpenedSnapshot,
  OpenedText,
} from './opened';
export { toPem } from './pem';
export type { WholeCard, WholeCardDeps } from './whole-card';
