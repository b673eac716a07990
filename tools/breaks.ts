/**
 * Proves that the tests can fail: each deliberate break of tests/breaks/*.ts is applied to a copy of the project, and the
 * test that it names must go red there, after it was green without it. `npm run prove` calls it; `--only <text>` picks
 * the breaks whose rule, file or table holds the text. Writes its count to .cache/breaks.json.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Break } from '../tests/support/proof';
import { ROOT } from './setup.mjs';

type Verdict = 'red' | 'still green' | 'was not green before' | 'does not stand there exactly once';

const COPIED = [
  'src',
  'tests',
  'types',
  'tools',
  'package.json',
  'vitest.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
];
const WORKERS = 2;

const wanted = process.argv.includes('--only') ? process.argv.at(-1)! : '';
const breaks = (await tables()).filter(({ rule, file, table }) =>
  [rule, file, table].some((text) => text.includes(wanted)),
);
const queue = [...breaks];
const verdicts: Verdict[] = [];
await Promise.all(Array.from({ length: WORKERS }, work));
const passed = verdicts.filter((verdict) => verdict === 'red').length;
const count = { passed, failed: verdicts.length - passed };
writeFileSync(join(ROOT, '.cache/breaks.json'), JSON.stringify(count));
process.exitCode = count.failed === 0 && passed > 0 ? 0 : 1;

/** One worker with a copy of its own takes breaks until none is left. */
async function work(): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'kigen-breaks-'));
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const verdict = await judge(copy, next);
      verdicts.push(verdict);
      console.log(`${verdict === 'red' ? '✓' : '✗'} ${next.table}: ${next.rule} (${next.file}): ${verdict}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function judge(copy: string, { file, find, replace, test, name }: Break): Promise<Verdict> {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(find).length !== 2) return 'does not stand there exactly once';
  const before = await run(copy, test, name);
  if (before.failed > 0 || before.passed === 0) return 'was not green before';
  try {
    writeFileSync(
      path,
      whole.replace(find, () => replace),
    );
    const after = await run(copy, test, name);
    return after.failed > 0 ? 'red' : 'still green';
  } finally {
    writeFileSync(path, whole);
  }
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The tests of one file whose name matches the pattern. One that hangs in the broken copy is red as well. */
function run(copy: string, test: string, name: string): Promise<Count> {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const args = ['run', test, '-t', name, '--reporter=json', `--outputFile=${report}`];
  return new Promise((resolve) => {
    execFile(
      join(ROOT, 'node_modules/.bin/vitest'),
      args,
      { cwd: copy, timeout: 120_000, killSignal: 'SIGKILL' },
      (error) => {
        if (error?.killed === true) {
          resolve({ passed: 0, failed: 1 });
          return;
        }
        resolve(readCount(report));
      },
    );
  });
}

/** A file that no longer loads fails as a whole, with no test of its own. */
function readCount(report: string): Count {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
    };
    return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

async function tables(): Promise<readonly (Break & { readonly table: string })[]> {
  const folder = join(ROOT, 'tests/breaks');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const loaded = await Promise.all(
    files.map(async (name) => {
      const module = (await import(pathToFileURL(join(folder, name)).href)) as Record<
        string,
        readonly Break[]
      >;
      return Object.values(module)
        .flat()
        .map((one) => ({ ...one, table: name.replace(/\.ts$/, '') }));
    }),
  );
  return loaded.flat();
}
