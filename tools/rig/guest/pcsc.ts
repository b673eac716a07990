/** pcscd with libccid: the stack that drives these readers everywhere but in a browser. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './shell';

const PATIENCE = 60_000;

export interface Pcscd extends AsyncDisposable {
  /** All that pcscd and libccid have said, at their most talkative. */
  log(): Promise<string>;
}

/** Starts pcscd and waits until it lists a reader. */
export async function startPcscd(log: string): Promise<Pcscd> {
  await rm('/run/pcscd', { recursive: true, force: true });
  await mkdir('/run/pcscd', { recursive: true });
  const output = createWriteStream(log);
  // Without --auto-exit, and ended by its own process: a reader's claim must not outlive its device.
  const daemon = spawn('pcscd', ['--foreground', '--debug'], { stdio: ['ignore', 'pipe', 'pipe'] });
  daemon.stdout.pipe(output, { end: false });
  daemon.stderr.pipe(output, { end: false });
  const ended = new Promise<void>((resolve) => daemon.once('close', () => resolve()));
  const pcscd: Pcscd = {
    log: () => readFile(log, 'utf8'),
    async [Symbol.asyncDispose]() {
      daemon.kill('SIGTERM');
      await ended;
      output.end();
    },
  };
  const end = performance.now() + PATIENCE;
  while (!(await ask('opensc-tool', ['--list-readers'])).text.includes('Yes')) {
    if (performance.now() > end) {
      await pcscd[Symbol.asyncDispose]();
      throw new Error(`no reader with a card in pcscd: ${complaints(await pcscd.log()).join(' / ')}`);
    }
    await sleep(500);
  }
  return pcscd;
}

/** What pcscd or libccid found wrong. */
export function complaints(log: string): string[] {
  return log.split('\n').filter((line) => /\b(error|critical|failed|bogus|unsupported|can't)\b/i.test(line));
}
