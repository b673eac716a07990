/** Known readers as data, and the one verdict on what a page can do with one. Pure. */
export { KNOWN_READERS } from './known';
export type { Confidence, KnownReader, ReaderNote } from './known-reader';
export {
  type KnownInterface,
  knownReaders,
  type ReaderQuery,
  type ReaderUse,
  type ReaderVerdict,
  readerVerdict,
  type VerdictReason,
} from './verdict';
