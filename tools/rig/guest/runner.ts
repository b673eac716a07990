/** The guest's job: runs the groups of cases whose names fit the pattern that the host has left in the share. */
import { readFile } from 'node:fs/promises';
import { print, runGroups } from './check';
import { judges } from './judges';
import { pages } from './pages';
import { qemu } from './qemu';
import { race } from './race';
import { SHARE } from './stage';

const groups = [pages, judges, race, qemu];

async function main(): Promise<void> {
  const pattern = new RegExp(await readFile(`${SHARE}/pattern`, 'utf8'));
  await runGroups(groups, pattern);
}

main()
  .catch((error: unknown) => print(`not ok the runner | ${String(error)}`))
  .finally(() => process.exit());
