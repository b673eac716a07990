/**
 * Runs of the cases, in a process of their own, from whichever copy of the project it lies in: `run.ts SETTINGS`, which
 * are JSON. Tells its parent the port on which it waits for the guest; prints a line for each case.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../serve.mjs';
import { type Browser, openBrowser } from './browser/browser';
import { agreement } from './cases/agreement';
import { print, runGroups } from './cases/check';
import { documents } from './cases/documents';
import { bundle, qemu } from './cases/isolated';
import { judges } from './cases/judges';
import { long } from './cases/long';
import { offline } from './cases/offline';
import { pages } from './cases/pages';
import { race } from './cases/race';
import { radio } from './cases/radio';
import { type Guest, waitForGuest } from './host/agent';
import type { Told } from './told';

/** One after the other, in one browser. */
export interface RunSettings {
  readonly runs: readonly Run[];
  /** The share's folder of runs. */
  readonly folder: string;
  readonly told: Told;
  /** Of the long day; 0 for all other cases. */
  readonly minutes: number;
}

export interface Run {
  readonly name: string;
  /** Which cases, as a regular expression; empty for all. */
  readonly pattern: string;
  /** The production build. */
  readonly dist: string;
}

const groups = [pages, radio, agreement, documents, offline, race, judges, qemu, bundle];

async function main(): Promise<void> {
  const settings = JSON.parse(process.argv[2] ?? '') as RunSettings;
  const waiting = await waitForGuest();
  process.send?.({ port: waiting.port });
  await using guest = await waiting.guest;
  await runAll(guest, settings);
}

async function runAll(guest: Guest, { runs, folder: parent, told, minutes }: RunSettings): Promise<void> {
  const site = await serve({ folder: '' });
  let opened: Promise<Browser> | undefined;
  const browser = (): Promise<Browser> => (opened ??= openBrowser(guest, site, parent));
  for (const { name, pattern, dist } of runs) {
    print(`# run ${name}`);
    const folder = join(parent, name);
    mkdirSync(folder, { recursive: true });
    site.folder = dist;
    await runGroups(minutes > 0 ? [long(minutes)] : groups, new RegExp(pattern), {
      guest,
      browser,
      dist,
      site,
      folder,
      told,
    });
  }
  await (await opened)?.[Symbol.asyncDispose]();
  await site.close();
}

// The cases end with the command that started them, however it ends.
process.once('disconnect', () => process.exit(1));
main()
  .catch((error: unknown) => print(`not ok the run | ${String(error)}`))
  .finally(() => process.exit());
