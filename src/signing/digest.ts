import { sha256 as noble256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, equalBytes } from '../bytes';
import { AppError, isAppError } from '../errors';
import type { Hash } from './rsa';

/** What a file is to the hash: a `File` or `Blob` of the browser, or whatever reads like one. */
export interface Source {
  readonly size: number;
  /** Milliseconds since 1970, where it is known. */
  readonly lastModified?: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface DigestOptions {
  /** SHA-256 unless it says otherwise. */
  readonly hash?: Hash | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Octets hashed so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

const HASHES = { 'SHA-256': noble256, 'SHA-384': sha384, 'SHA-512': sha512 };

/** Octets read at a time: memory stays at a few of these, whatever the size of the file. */
const CHUNK = 1 << 20;

export async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}

/** A hash over parts of one buffer, none of which is copied. */
export function hashOf(name: Hash, ...parts: readonly Uint8Array[]): Bytes {
  const state = HASHES[name].create();
  for (const part of parts) state.update(part);
  return Uint8Array.from(state.digest());
}

/**
 * The hash of a file, read in chunks. The file must be the same before and after: a browser refuses to read on in one
 * that was changed, and elsewhere its size, its time and a second look at its last chunk tell.
 * @throws AppError `signing/file-changed`, `signing/file-unreadable`; the signal's reason
 */
export async function digestOf(
  source: Source,
  { hash = 'SHA-256', signal, onProgress }: DigestOptions = {},
): Promise<Bytes> {
  const { size, lastModified } = source;
  const state = HASHES[hash].create();
  let last: Bytes = new Uint8Array();
  for (let at = 0; at < size; at += CHUNK) {
    signal?.throwIfAborted();
    last = await read(source, at, Math.min(at + CHUNK, size), at > 0);
    state.update(last);
    onProgress?.(at + last.length);
  }
  signal?.throwIfAborted();
  const again = size === 0 ? last : await read(source, size - last.length, size, true);
  if (source.size !== size || source.lastModified !== lastModified || !equalBytes(again, last)) {
    throw new AppError('signing/file-changed', {});
  }
  return Uint8Array.from(state.digest());
}

/**
 * All of a file at once, for what needs it whole.
 * @throws AppError `signing/file-changed`, `signing/file-unreadable`
 */
export async function readWhole(source: Source): Promise<Bytes> {
  return read(source, 0, source.size, false);
}

/** @param begun part of the file was read before: one that cannot be read any more has changed */
async function read(source: Source, from: number, to: number, begun: boolean): Promise<Bytes> {
  try {
    const data = new Uint8Array(await source.slice(from, to).arrayBuffer());
    if (data.length !== to - from) throw new AppError('signing/file-changed', {});
    return data;
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError(begun ? 'signing/file-changed' : 'signing/file-unreadable', {}, error);
  }
}
