/**
 * One run of the cases, in a process of its own, from whichever copy of the project it lies in: `run.ts SETTINGS`, which
 * are JSON. Tells its parent the port on which it waits for the guest; prints a line for each case.
 */
import { agreement } from './cases/agreement';
import { runGroups, print, type Rig } from './cases/check';
import { judges } from './cases/judges';
import { pages } from './cases/pages';
import { bundle, qemu } from './cases/isolated';
import { race } from './cases/race';
import { radio } from './cases/radio';
import { waitForGuest } from './host/agent';

export interface RunSettings extends Omit<Rig, 'guest'> {
  /** Which cases, as a regular expression; empty for all. */
  readonly pattern: string;
}

const groups = [pages, radio, agreement, judges, race, qemu, bundle];

async function main(): Promise<void> {
  const { pattern, ...settings } = JSON.parse(process.argv[2] ?? '') as RunSettings;
  const waiting = await waitForGuest();
  process.send?.({ port: waiting.port });
  await using guest = await waiting.guest;
  await runGroups(groups, new RegExp(pattern), { ...settings, guest });
}

main()
  .catch((error: unknown) => print(`not ok the run | ${String(error)}`))
  .finally(() => process.exit());
