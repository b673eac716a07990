/** `npm run rig`: installs what is missing, then runs the rig. Arguments: see main.ts and README.md. */
import { spawnSync } from 'node:child_process';
import { installPackages, ROOT } from '../setup.mjs';

installPackages();
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', `${ROOT}tools/rig/main.ts`, ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
