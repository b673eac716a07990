import { type Bytes, concat } from '../../bytes';
import type { Access, ElementaryFile, OpaqueFile, PinFile, TransparentFile } from '../card/files';
import { once, utf8 } from '../pki';

export type Files = Map<number, ElementaryFile>;

export const opaque: OpaqueFile = { kind: 'opaque' };

export function filled(read: Access, content: () => Bytes): TransparentFile {
  return { kind: 'transparent', read, content: once(content) };
}

/** FF after the content up to the physical size, as the chip fills its files. */
export function padded(content: () => Bytes, size: number): () => Bytes {
  return () => {
    const data = content();
    return concat(data, new Uint8Array(Math.max(0, size - data.length)).fill(0xff));
  };
}

/** A PIN with all its tries; without `form` it is fixed. */
export function pin(value: string, max: number, form?: RegExp): PinFile {
  const accepts = (octets: Bytes): boolean => form?.test(String.fromCharCode(...octets)) === true;
  return { kind: 'pin', value: utf8(value), max, left: max, ...(form === undefined ? {} : { accepts }) };
}
