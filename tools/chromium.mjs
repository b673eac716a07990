import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium that judges: `CHROMIUM_PATH`, else one that is installed.
 * @returns {string | undefined}
 */
export function presentChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * The same, for whoever cannot go on without one.
 * @returns {string}
 */
export function findChromium() {
  const path = presentChromium();
  if (path === undefined) throw new Error('No Chromium: set CHROMIUM_PATH, or run: apt-get install chromium');
  return path;
}

/**
 * Gets a Chromium where there is none: Debian's package where it may install, else Playwright's download, which gets 20
 * seconds to begin and end because it does not work everywhere.
 * @returns {string | undefined}
 */
export function installChromium() {
  const run = (command, args, options = {}) => {
    try {
      execFileSync(command, args, { stdio: 'inherit', ...options });
      return true;
    } catch {
      return false;
    }
  };
  if (process.getuid?.() === 0 && run('apt-get', ['--version'], { stdio: 'ignore' })) {
    const noninteractive = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    if (!run('apt-get', install, noninteractive) && run('apt-get', ['update']))
      run('apt-get', install, noninteractive);
    const installed = presentChromium();
    if (installed) return installed;
  }
  run('npx', ['playwright', 'install', 'chromium'], { timeout: 20_000 });
  return undefined;
}
