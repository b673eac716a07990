/** What the build weighs, from its manifest and its precache list. Sizes are gzipped octets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LATER } from '../src/later';

/** The limits: the static closure of the entry, and everything that is cached at install. */
export const BUDGET = { entryGzip: 35_000, precacheGzip: 340_000 } as const;

interface ManifestChunk {
  readonly name?: string;
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export interface BundleSizes {
  readonly entryGzip: number;
  readonly precacheGzip: number;
  /** Each precached file, the heaviest first. */
  readonly files: readonly { readonly url: string; readonly gzip: number }[];
}

export function bundleSizes(dist: string): BundleSizes {
  const files = precached(dist)
    .map((url) => ({ url, gzip: gzip(dist, url) }))
    .sort((a, b) => b.gzip - a.gzip);
  return {
    entryGzip: entryClosure(dist).reduce((sum, file) => sum + gzip(dist, file), 0),
    precacheGzip: files.reduce((sum, file) => sum + file.gzip, 0),
    files,
  };
}

/** The JavaScript that index.html loads before anything is asked for, the entry first. */
export function entryClosure(dist: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestChunk
  >;
  const seen = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build manifest has no ${key}`);
    if (seen.has(chunk.file)) return;
    seen.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  visit('index.html');
  // What the page preloads: the entry imports it at once.
  Object.keys(manifest)
    .filter((key) => manifest[key]?.name === 'app')
    .forEach(visit);
  return [...seen];
}

/** The source files in each chunk, as the build wrote them down. */
export function chunkModules(dist: string): Readonly<Record<string, readonly string[]>> {
  return JSON.parse(readFileSync(join(dist, '.vite/modules.json'), 'utf8')) as Record<
    string,
    readonly string[]
  >;
}

/** Not in the list, but kept by the service worker once it was wanted. */
export function isLater(url: string): boolean {
  return LATER.test(url);
}

/** The URLs in the service worker's list. */
export function precached(dist: string): readonly string[] {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  return [...worker.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url!);
}

function gzip(dist: string, file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
}
