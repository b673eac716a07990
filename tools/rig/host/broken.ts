/** Copies of the project with one line broken, built as far as the break reaches. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RigBreak } from '../breaks/index';

const COPIED = [
  ...['src', 'tools', 'types', 'public', 'index.html', 'package.json', 'vite.config.ts'],
  ...['tsconfig.base.json', 'tsconfig.json'],
];

/** Whether it breaks the simulator or the rig, and not what is built into the page. */
export function isFarSide({ file }: RigBreak): boolean {
  return /^(src\/sim|tools)\//.test(file);
}

/** A copy in which breaks are tried one after the other; disposing forgets it. */
export interface Copy extends Disposable {
  readonly root: string;
  /** Calls back with the break in place. */
  withBreak(broken: RigBreak, run: () => Promise<void>): Promise<void>;
  /** Builds the page as it stands. */
  build(outDir: string): Promise<void>;
}

export function copyProject(root: string): Copy {
  const copy = mkdtempSync(join(tmpdir(), 'kigen-rig-'));
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return {
    root: copy,
    async withBreak({ file, find, replace }, run) {
      const path = join(copy, file);
      const text = readFileSync(path, 'utf8');
      if (text.split(find).length !== 2) throw new Error(`not exactly once in ${file}: ${find}`);
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
      await run().finally(() => writeFileSync(path, text));
    },
    async build(outDir) {
      const vite = join(root, 'node_modules/vite/bin/vite.js');
      await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', outDir], { cwd: copy });
    },
    [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }),
  };
}
