/** Other people's programs, and what they say. */
import { execFile } from 'node:child_process';

export interface Said {
  readonly ok: boolean;
  /** Both streams, in that order: tools differ in where they say what matters. */
  readonly text: string;
}

export interface Options {
  /** Milliseconds. */
  readonly limit?: number;
}

/** Runs a program to its end; its failure is an answer, not an error. */
export function ask(
  program: string,
  args: readonly string[],
  { limit = 90_000 }: Options = {},
): Promise<Said> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: limit, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      resolve({ ok: error === null, text: `${stdout}${stderr}`.trim() });
    });
  });
}

/**
 * Runs a program that has to succeed.
 * @throws Error with all that it said
 */
export async function insist(program: string, ...args: readonly string[]): Promise<string> {
  const { ok, text } = await ask(program, args);
  if (!ok) throw new Error(`${program} ${args.join(' ')}: ${text}`);
  return text;
}
