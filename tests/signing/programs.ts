import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test's files. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'kigen-signing-'));
}

/** What a program said, and whether it was content. */
export function judge(
  command: string,
  ...args: readonly string[]
): { readonly ok: boolean; readonly said: string } {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { ok: status === 0, said: stdout + stderr };
}
