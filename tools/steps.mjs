/** Runs the steps of a proof one after another, shows each one's output, and counts. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ROOT } from './setup.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Count
 */

/** Adds up counts and prints the last line that every proof ends with. */
export function createTally() {
  /** @type {{ name: string, count: Count, seconds: number }[]} */
  const steps = [];
  const kept = (/** @type {string} */ name, /** @type {Count} */ count, /** @type {number} */ from) => {
    const seconds = (performance.now() - from) / 1000;
    steps.push({ name, count, seconds });
    console.log(`── ${name}: ${count.passed} passed, ${count.failed} failed (${seconds.toFixed(0)} s)`);
  };
  return {
    /**
     * @param {string} name
     * @param {() => Promise<Count>} run
     */
    async step(name, run) {
      const from = performance.now();
      console.log(`\n── ${name}`);
      const count = await run().catch((error) => {
        console.error(error instanceof Error ? error.message : error);
        return { passed: 0, failed: 1 };
      });
      kept(name, count, from);
      return count.failed === 0;
    },
    /**
     * Checks that need one core each: as many at a time as there are cores, the next as soon as one has ended. What one says
     * is shown in one piece at its end.
     * @param {readonly (readonly [name: string, command: string, ...args: string[]])[]} checks the longest first
     */
    async beside(checks) {
      const waiting = [...checks];
      const lane = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [name, command, ...args] = next;
          const from = performance.now();
          const { code, output } = await runQuietly(command, args);
          console.log(`\n── ${name}\n${output.trimEnd()}`);
          kept(name, { passed: Number(code === 0), failed: Number(code !== 0) }, from);
        }
      };
      await Promise.all(Array.from({ length: availableParallelism() }, lane));
    },
    /** Prints the summary; its last line is `N passed, N failed`. Sets the exit code. */
    finish() {
      const sum = (key) => steps.reduce((total, { count }) => total + count[key], 0);
      const failed = sum('failed');
      console.log('');
      for (const { name, count, seconds } of steps) {
        console.log(
          `${count.failed === 0 ? '✓' : '✗'} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds.toFixed(0)} s)`,
        );
      }
      console.log(`${sum('passed')} passed, ${failed} failed`);
      process.exitCode = failed === 0 ? 0 : 1;
    },
  };
}

/**
 * Runs a program of this project's node_modules, or another; resolves with its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<number>}
 */
export function run(command, args, env = {}) {
  return ended(spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...environment(), ...env } }));
}

/**
 * The same, with what it says on either output kept.
 * @param {string} command
 * @param {readonly string[]} args
 */
async function runQuietly(command, args) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  return { code: await ended(child), output };
}

const environment = () => ({
  ...process.env,
  PATH: `${ROOT}node_modules/.bin:${process.env.PATH ?? ''}`,
});

/** @param {import('node:child_process').ChildProcess} child */
const ended = (child) =>
  new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });

/** A step that is one check: it passes or fails as a whole. */
export const check =
  (/** @type {string} */ command, /** @type {readonly string[]} */ ...args) =>
  async () =>
    (await run(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/**
 * Vitest with its tests counted.
 * @param {{ args?: readonly string[], env?: Readonly<Record<string, string>> }} [options]
 */
export async function vitest({ args = [], env = {} } = {}) {
  const report = `${ROOT}.cache/vitest.json`;
  rmSync(report, { force: true });
  const code = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
  );
  const { numPassedTests, numFailedTests } = readReport(report);
  return counted(code, numPassedTests, numFailedTests);
}

/** Playwright with its tests counted; one that passed only when repeated has failed. */
export async function playwright({ args = [], env = {} } = {}) {
  const report = `${ROOT}.cache/playwright.json`;
  rmSync(report, { force: true });
  const code = await run('playwright', ['test', '--config=tests/browser', '--reporter=list,json', ...args], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { expected, unexpected, flaky } = readReport(report).stats ?? {};
  return counted(code, expected, unexpected + flaky);
}

/** A run without tests, or one that ended badly with none failed (a broken file, an unhandled error), has failed. */
function counted(code, passed, failed) {
  if (!Number.isInteger(passed) || !Number.isInteger(failed)) return { passed: 0, failed: 1 };
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
