/**
 * `npm run prove`: the long proofs. Every test with its full numbers, then every deliberate break, which must turn its
 * test red. Ends with `N passed, N failed`, as `npm test` does.
 */
import { readFileSync, rmSync } from 'node:fs';
import { needOpenssl } from './judges.mjs';
import { installPackages, ROOT } from './setup.mjs';
import { createTally, run, vitest } from './steps.mjs';

installPackages();
await needOpenssl();

const COUNT = `${ROOT}.cache/breaks.json`;
const only = process.argv.slice(2);
const tally = createTally();
if (only.length === 0) {
  await tally.step('tests with their full numbers', () =>
    vitest({ args: ['--testTimeout=1200000'], env: { KIGEN_PROVE: '1' } }),
  );
}
await tally.step('breaks', async () => {
  rmSync(COUNT, { force: true });
  await run('tsx', ['tools/breaks.ts', ...only]);
  return JSON.parse(readFileSync(COUNT, 'utf8'));
});
tally.finish();
