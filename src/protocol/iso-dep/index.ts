/** ISO-DEP, the block protocol of the radio side (ISO/IEC 14443-4), as the reader's end (PCD). */
export type { BlockExchange, BlockOptions, Received } from '../block';
export { ISO_DEP_MAX_READ, type IsoDep, type IsoDepOptions, isoDep } from './iso-dep';
export { frameSize, frameWaitingTime } from './parameters';
