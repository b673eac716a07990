/** The folder that the guest sees: its job, the bundled runner, the production build, keys for the cards. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { makeKeys } from '../keys';
import type { Told } from '../told';
import { layIsolatedApp } from './isolated';

/** What of the project goes into the share; a broken copy of the project gives broken ones. */
export interface Product {
  /** The project's root, or that of a copy. */
  readonly root: string;
  /** Its `dist`, built already. */
  readonly dist: string;
}

/** Lays the share anew. */
export async function layShare(
  share: string,
  { root, dist }: Product,
  { pattern, told }: { readonly pattern: string; readonly told: Told },
): Promise<void> {
  rmSync(share, { recursive: true, force: true });
  mkdirSync(join(share, 'node_modules'), { recursive: true });
  cpSync(join(root, 'tools/rig/guest/job.sh'), join(share, 'job.sh'));
  cpSync(dist, join(share, 'dist'), { recursive: true });
  cpSync(join(root, 'node_modules/playwright-core'), join(share, 'node_modules/playwright-core'), {
    recursive: true,
  });
  layIsolatedApp(dist, join(share, 'isolated'));
  writeFileSync(join(share, 'pattern'), pattern);
  writeFileSync(join(share, 'told.json'), JSON.stringify(told));
  writeFileSync(join(share, 'keys.json'), await makeKeys());
  await bundleRunner(root, share);
}

/** One file for the guest's Node, with the simulator of that root inside. */
export async function bundleRunner(root: string, folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['playwright-core'] },
    build: {
      ssr: 'tools/rig/guest/runner.ts',
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'runner.mjs', codeSplitting: false } },
    },
  });
}
