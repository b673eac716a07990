/** T=1, the block protocol of the contacts (ISO/IEC 7816-3, clause 11). */
export type { BlockExchange, BlockOptions, Received } from '../block';
export { type T1, type T1Options, t1 } from './t1';
