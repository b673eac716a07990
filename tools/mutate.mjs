/**
 * `npm run mutate -- ROOM [FILE …]`: mutation testing of a room of src/ (`reminders`, `protocol/t1`), or of some of its
 * files. Fails below 80 %, the reminders below 90 %. With `--json` only `{"room":…,"score":…,"killed":…,"survived":…}` goes to standard output.
 */
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ROOT } from './setup.mjs';

const json = process.argv.includes('--json');
const [room, ...files] = process.argv.slice(2).filter((word) => word !== '--json');
if (!room) {
  console.error('Which room? For example: npm run mutate -- reminders');
  process.exit(2);
}

const name = room.replaceAll('/', '-');
const report = `reports/mutation/${name}.json`;
const mutate = files.length > 0 ? files.map((file) => `src/${room}/${file}`) : [`src/${room}/**/*.ts`];
const { status } = spawnSync(
  `${ROOT}node_modules/.bin/stryker`,
  [
    'run',
    '--mutate',
    // Vite wants the patterns of import.meta.glob as they stand.
    [...mutate, '!src/**/index.ts', '!src/pki/verify/anchors.ts'].join(','),
    '--incremental',
    '--incrementalFile',
    `.cache/stryker/${name}.json`,
  ],
  {
    cwd: ROOT,
    stdio: ['ignore', json ? 2 : 'inherit', 'inherit'],
    env: { ...process.env, KIGEN_MUTATE: room, KIGEN_MUTATION_REPORT: report },
  },
);
if (json) {
  const mutants = Object.values(JSON.parse(readFileSync(`${ROOT}${report}`, 'utf8')).files).flatMap(
    ({ mutants }) => mutants,
  );
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const survived = count('Survived', 'NoCoverage');
  const score = Math.round((10_000 * killed) / (killed + survived)) / 100;
  console.log(JSON.stringify({ room, score, killed, survived }));
}
process.exitCode = status ?? 1;
