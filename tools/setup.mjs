/** What every command does first on a fresh machine: plain Node, no package needed. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [20, 19];

/**
 * Installs the packages where they are missing or not those of the lock file.
 * @param {{ stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function installPackages({ stdio = 'inherit' } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: ROOT, stdio });
}

/**
 * Builds the site into dist/.
 * @param {{ stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function build({ stdio = 'inherit' } = {}) {
  execFileSync(process.execPath, [`${ROOT}node_modules/vite/bin/vite.js`, 'build'], { cwd: ROOT, stdio });
}

/** Whether npm's record of what it installed agrees with the lock file (optional packages of other systems aside). */
function isInstalled() {
  try {
    const packages = (file) => JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8')).packages;
    const installed = packages('node_modules/.package-lock.json');
    return Object.entries(packages('package-lock.json')).every(
      ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}
