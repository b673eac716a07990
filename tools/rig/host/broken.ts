/** Copies of the project with one line broken, built as far as the break reaches. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RigBreak } from '../breaks';

const COPIED = [
  ...['src', 'tools', 'types', 'public', 'index.html', 'package.json', 'vite.config.ts'],
  ...['tsconfig.base.json', 'tsconfig.json'],
];

/** What a run is made of. */
export interface Built {
  /** The project whose cases and simulator run. */
  readonly root: string;
  /** The production build. */
  readonly dist: string;
}

/** A copy in which breaks are tried one after the other; disposing forgets it. */
export interface Copy extends Disposable {
  /** Calls back with the break in place; what it does not reach is taken from the whole project. */
  withBreak(broken: RigBreak, whole: Built, run: (built: Built) => Promise<void>): Promise<void>;
}

export function copyProject(root: string): Copy {
  const copy = mkdtempSync(join(tmpdir(), 'kigen-rig-'));
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return {
    async withBreak({ file, find, replace }, whole, run) {
      const path = join(copy, file);
      const text = readFileSync(path, 'utf8');
      if (text.split(find).length !== 2) throw new Error(`not exactly once in ${file}: ${find}`);
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
      try {
        // The far side is the simulator and the rig; the rest reaches the page.
        if (/^(src\/sim|tools)\//.test(file)) {
          await run({ ...whole, root: copy });
          return;
        }
        const dist = join(copy, 'dist');
        const vite = join(root, 'node_modules/vite/bin/vite.js');
        execFileSync(process.execPath, [vite, 'build', '--outDir', dist], { cwd: copy, stdio: 'pipe' });
        await run({ ...whole, dist });
      } finally {
        writeFileSync(path, text);
      }
    },
    [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }),
  };
}
