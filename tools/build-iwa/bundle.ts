/** A Signed Web Bundle (format b2, integrity block 2b) of a built site. The same site and key give the same octets. */
import type { KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { BundleBuilder } from 'wbn';
import { IntegrityBlockSigner, NodeCryptoSigningStrategy, WebBundleId } from 'wbn-sign';
import { HEADERS } from '../headers.mjs';
import { typeOf } from '../serve.mjs';
import { isolatedManifest, type IsolatedManifestOptions, MANIFEST_PATH } from './manifest';

export interface SignedBundle {
  /** `isolated-app://…/`: the key decides it. */
  readonly origin: string;
  readonly id: string;
  readonly octets: Uint8Array;
}

/** Files of the build that serve web hosts and our own checks. */
const NOT_IN_BUNDLE = /^(_headers|robots\.txt|\.vite\/.*)$/;

export async function signedBundle(
  dist: string,
  { key, ...options }: IsolatedManifestOptions & { readonly key: KeyObject },
): Promise<SignedBundle> {
  const webBundleId = new WebBundleId(key);
  const [id, origin] = [webBundleId.serialize(), webBundleId.serializeWithIsolatedWebAppOrigin()];
  const builder = new BundleBuilder('b2');
  const add = (path: string, type: string, body: Uint8Array): void => {
    builder.addExchange(`${origin}${path}`, 200, { ...HEADERS, 'Content-Type': type }, body);
  };
  for (const path of filesOf(dist)) {
    const body = readFileSync(join(dist, path));
    add(path, typeOf(path), body);
    if (path === 'index.html') add('', typeOf(path), body);
  }
  add(MANIFEST_PATH, typeOf(MANIFEST_PATH), Buffer.from(isolatedManifest(dist, options)));
  const signer = new IntegrityBlockSigner(builder.createBundle(), id, [new NodeCryptoSigningStrategy(key)]);
  const { signedWebBundle } = await signer.sign();
  return { id, origin, octets: signedWebBundle };
}

function filesOf(dist: string): readonly string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !NOT_IN_BUNDLE.test(path))
    .sort();
}

/** What an installed app reads to find its next version. */
export function updateManifest(version: string): string {
  return `${JSON.stringify({ versions: [{ version, src: bundleName(version) }] }, null, 2)}\n`;
}

export function bundleName(version: string): string {
  return `kigen-${version}.swbn`;
}
