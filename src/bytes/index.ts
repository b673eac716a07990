/** Bytes: the one octet type of the house, cursors over it, hex, comparison and wiping. */
export { type Bytes, bytes, concat, equalBytes, fromHex, toHex, wipe } from './bytes';
export { ByteReader } from './reader';
export { ByteWriter } from './writer';
