/** The programs that judge us and that npm cannot install. One that cannot be had is a failure, not a skipped test. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { presentChromium } from './chromium.mjs';
import { ROOT } from './setup.mjs';

/**
 * A Chromium: one that is there, else Debian's package where it may install, else Playwright's download, which gets 20
 * seconds because it does not work everywhere.
 * @returns {Promise<string>} its path, which is set as CHROMIUM_PATH for the steps that follow
 */
export async function needChromium() {
  const path = presentChromium() ?? (aptInstall('chromium') ? presentChromium() : await downloadChromium());
  if (path === undefined) throw missing('Chromium', 'chromium');
  process.env.CHROMIUM_PATH = path;
  return path;
}

/** @returns {Promise<string>} its version */
export async function needOpenssl() {
  const version = () => execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
  if (!succeeds(version) && !aptInstall('openssl')) throw missing('openssl', 'openssl');
  return version();
}

/** @returns {Promise<string>} its version */
export async function needPoppler() {
  // It tells its version on standard error.
  const version = () => spawnSync('pdfsig', ['-v'], { encoding: 'utf8' }).stderr?.split('\n')[0];
  if (!version() && !aptInstall('poppler-utils')) throw missing('pdfsig', 'poppler-utils');
  return version() ?? '';
}

/** @returns {Promise<string>} its version */
export async function needQpdf() {
  const version = () => execFileSync('qpdf', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? '';
  if (!succeeds(version) && !aptInstall('qpdf')) throw missing('qpdf', 'qpdf');
  return version();
}

async function downloadChromium() {
  run(`${ROOT}node_modules/.bin/playwright`, ['install', 'chromium'], { timeout: 20_000 });
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** @param {string} name */
function aptInstall(name) {
  if (process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
  return install() || (run('apt-get', ['update'], { env }) && install());
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').ExecFileSyncOptions} options
 */
function run(command, args, options) {
  return succeeds(() => execFileSync(command, args, { stdio: 'inherit', ...options }));
}

/** @param {() => unknown} work */
function succeeds(work) {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} debianPackage
 */
function missing(name, debianPackage) {
  return new Error(`There is no ${name} to judge with. Get it with: apt-get install -y ${debianPackage}`);
}
