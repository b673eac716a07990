/** Virtual readers: CCID firmware over the virtual USB, with the card behind it. */
export { READER_MODELS, type ReaderModel, type ReaderModelName } from './models';
export { type VirtualReader, createVirtualReader } from './reader';
