import type { Bytes } from './bytes';
import { ByteReader } from './reader';

/** A box of a JP2 file: four letters as a number, and what it holds. */
export interface Box {
  readonly type: number;
  readonly contents: Bytes;
}

/**
 * The boxes after one another (ISO/IEC 15444-1, I.4); a length of 0 means "to the end", one of 64 bits is nothing for a card.
 * @throws AppError `bytes/short` where a box is longer than what there is
 */
export function boxesOf(data: Bytes): readonly Box[] {
  const reader = new ByteReader(data);
  const boxes: Box[] = [];
  while (reader.remaining > 0) {
    const length = reader.u32be();
    const type = reader.u32be();
    boxes.push({ type, contents: length === 0 ? reader.rest() : reader.take(length - 8) });
  }
  return boxes;
}
