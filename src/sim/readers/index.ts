/** Virtual readers: CCID firmware over the virtual USB, with the card behind it. */
export type { ReaderLogEntry } from './firmware';
export { type CcidShape, READER_MODELS, type ReaderModel, type ReaderModelName } from './models';
export { type VirtualReader, type VirtualReaderOptions, createVirtualReader } from './reader';
