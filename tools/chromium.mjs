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
