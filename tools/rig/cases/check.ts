/** How a case says what came of it: one line each, to print and to count. */
import type { Browser } from '../browser/browser';
import type { Guest } from '../host/agent';
import type { Told } from '../told';

/** What cases have at hand. */
export interface Rig {
  readonly guest: Guest;
  /** The run's one browser, at the site of the production build; the first case that asks starts it. */
  readonly browser: () => Promise<Browser>;
  /** The production build. */
  readonly dist: string;
  /** What the browser's site serves from now on. */
  readonly site: { folder: string };
  /** Where a run leaves logs and pictures; the guest sees it as /rig/runs/ and its last name. */
  readonly folder: string;
  /** Of the card that lies in QEMU's own reader. */
  readonly told: Told;
}

/** Runs one case and prints its line; a failure is told, and the next case runs. */
export type Check = (name: string, run: () => Promise<string>) => Promise<void>;

/** Cases that share a device or a browser. */
export interface Group {
  readonly name: string;
  readonly run: (check: Check, rig: Rig) => Promise<void>;
}

/** Runs the groups' cases whose name (`group: case`) fits the pattern. */
export async function runGroups(groups: readonly Group[], pattern: RegExp, rig: Rig): Promise<void> {
  for (const { name: group, run } of groups) {
    if (!pattern.test(group) && !startsWith(pattern, `${group}:`)) continue;
    let ran = 0;
    const check: Check = async (name, work) => {
      const full = `${group}: ${name}`;
      if (!pattern.test(full)) return;
      ran += 1;
      const began = performance.now();
      const line = await Promise.resolve()
        .then(work)
        .then(
          (said) => `ok ${full} | ${said}`,
          (error: unknown) => `not ok ${full} | ${reason(error)}`,
        );
      print(`${line} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    };
    await run(check, rig).catch((error: unknown) => print(`not ok ${group}: set up | ${reason(error)}`));
    if (ran === 0) print(`not ok ${group} | no case ran`);
  }
}

/** Whether one of the pattern's alternatives begins with these letters: a group's name may stand in another's case. */
function startsWith({ source }: RegExp, letters: string): boolean {
  return source.split(/[|(]/).some((part) => part.replace(/^\^/, '').startsWith(letters));
}

/** Fails the case with these words unless the condition holds. */
export function expect(condition: boolean, words: string): asserts condition {
  if (!condition) throw new Error(words);
}

export function print(line: string): void {
  console.log(line.replaceAll(/\s+/g, ' '));
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
