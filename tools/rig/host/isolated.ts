/** The production build as an Isolated Web App of developer mode: its files and a manifest where such an app has it. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isolatedManifest, MANIFEST_PATH } from '../../build-iwa/manifest';

export function layIsolatedApp(dist: string, folder: string): void {
  cpSync(dist, folder, { recursive: true });
  const manifest = join(folder, MANIFEST_PATH);
  mkdirSync(dirname(manifest));
  writeFileSync(manifest, isolatedManifest(dist, { version: '1.0.0' }));
}
