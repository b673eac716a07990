/**
 * The folder that the guest sees: its job, and a folder for each run with the bundled runner, the production build and
 * keys for the cards.
 */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { makeKeys } from '../keys';
import type { Told } from '../told';
import { layIsolatedApp } from './isolated';

/** Lays the share anew, without a run. */
export async function layShare(share: string, root: string): Promise<void> {
  rmSync(share, { recursive: true, force: true });
  mkdirSync(join(share, 'node_modules'), { recursive: true });
  cpSync(join(root, 'tools/rig/guest/job.sh'), join(share, 'job.sh'));
  cpSync(join(root, 'node_modules/playwright-core'), join(share, 'node_modules/playwright-core'), {
    recursive: true,
  });
  writeFileSync(join(share, 'keys.json'), await makeKeys());
}

export interface Run {
  /** Runs go in the order of their names. */
  readonly name: string;
  /** The production build. */
  readonly dist: string;
  /** The runner, bundled with its simulator. */
  readonly runner: string;
  /** Which cases, as a regular expression; empty for all. */
  readonly pattern: string;
  readonly told: Told;
}

export function layRun(share: string, { name, dist, runner, pattern, told }: Run): void {
  const folder = join(share, 'runs', name);
  mkdirSync(folder, { recursive: true });
  cpSync(runner, join(folder, 'runner.mjs'));
  cpSync(dist, join(folder, 'dist'), { recursive: true });
  layIsolatedApp(dist, join(folder, 'isolated'));
  symlinkSync('../../keys.json', join(folder, 'keys.json'));
  writeFileSync(join(folder, 'pattern'), pattern);
  writeFileSync(join(folder, 'told.json'), JSON.stringify(told));
}

/** One file for the guest's Node, with the simulator of that root inside; gives its path. */
export async function bundleRunner(root: string, folder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    publicDir: false,
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
  return join(folder, 'runner.mjs');
}
