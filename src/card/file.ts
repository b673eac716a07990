import type { Bytes } from '../bytes';
import { AppError, isAppError } from '../errors';
import { readTlv, readTlvHeader, readTlvs, type Tlv } from '../protocol/tlv';

/** How many octets a file has that is one BER-TLV object, by its first ones: what follows the object is filler. */
export function tlvSize(start: Bytes): number {
  const { headerLength, length } = readTlvHeader(start);
  return headerLength + length;
}

/**
 * The objects of a file by their tags, where the file is one object of this tag and each stands in it once.
 * @throws AppError `card/malformed`, `what` being the file's name
 */
export function objectsOf(file: Bytes, tag: number, what: string): ReadonlyMap<number, Bytes> {
  const objects = reading(what, () => {
    const outer = readTlv(file);
    return outer.tag === tag ? readTlvs(outer.value) : [];
  });
  const byTag = new Map(objects.map(({ tag: inner, value }: Tlv) => [inner, value]));
  if (byTag.size === 0 || byTag.size !== objects.length) throw malformed(what);
  return byTag;
}

/** @throws AppError `card/malformed` where the object is not there */
export function objectOf(objects: ReadonlyMap<number, Bytes>, tag: number, what: string): Bytes {
  const found = objects.get(tag);
  if (found === undefined) throw malformed(what);
  return found;
}

/** @throws AppError `card/malformed` where the octets are no UTF-8 */
export function utf8(octets: Bytes, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch (error) {
    throw malformed(what, error);
  }
}

/** Runs a reading; data that end early or are no TLV are a malformed file. */
export function reading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isAppError(error, 'tlv/malformed') || isAppError(error, 'bytes/short')) throw malformed(what, error);
    throw error;
  }
}

export function malformed(what: string, cause?: unknown): AppError<'card/malformed'> {
  return new AppError('card/malformed', { what }, cause);
}
