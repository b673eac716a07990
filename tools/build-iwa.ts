/**
 * `npm run build:iwa`: the app as a Signed Web Bundle in dist-iwa/, from the same sources as the page, with an update
 * manifest beside it. See docs/deploy-isolated-web-app.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleName, signedBundle, updateManifest } from './build-iwa/bundle';
import { keyFile, loadKey } from './build-iwa/key';
import { build, installPackages, ROOT } from './setup.mjs';

installPackages();
build();

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const file = keyFile(process.env);
const { key, isNew } = loadKey(file);
const updateUrl = process.env['KIGEN_IWA_UPDATE_URL'];
const { id, octets } = await signedBundle(join(ROOT, 'dist'), { key, version, updateUrl });

const folder = join(ROOT, 'dist-iwa');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
writeFileSync(join(folder, bundleName(version)), octets);
writeFileSync(join(folder, 'update.json'), updateManifest(version));

console.log(`
Key${isNew ? ' (made just now, keep it safe)' : ''}: ${file}
Web Bundle ID: ${id}
dist-iwa/${bundleName(version)}: ${octets.length} octets
dist-iwa/update.json: the update manifest${updateUrl === undefined ? '; KIGEN_IWA_UPDATE_URL was not set, so the app will not look for it' : ''}`);
