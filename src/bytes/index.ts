/** Bytes: the one octet type of the house, cursors over it, hex, comparison, wiping, and the boxes of an image file. */
export { type Box, boxesOf } from './boxes';
export { type Bytes, bytes, concat, equalBytes, fromHex, toHex, wipe } from './bytes';
export { ByteReader } from './reader';
export { ByteWriter } from './writer';
