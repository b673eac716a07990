/** Virtual readers over the virtual USB, with the card behind them: CCID firmware, and Sony's contactless ones. */
export { READER_MODELS, type ReaderModel, type ReaderModelName } from './models';
export { RADIO_MODELS, type RadioModelName } from './radio';
export { createVirtualReader } from './reader';
export type { VirtualReader } from './virtual-reader';
