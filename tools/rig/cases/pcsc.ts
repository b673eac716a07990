/** pcscd with libccid: the stack that drives these readers everywhere but in a browser. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Guest, firstLine } from '../host/agent';

const PATIENCE = 120_000;

export interface Pcscd extends AsyncDisposable {
  /** All that pcscd and libccid have said, at their most talkative. */
  log(): Promise<string>;
}

/** Starts pcscd and waits until it lists a reader with a card. */
export async function startPcscd(guest: Guest, log: string): Promise<Pcscd> {
  // Without --auto-exit, and ended by its own number: a reader's claim must not outlive its device.
  const daemon = await guest.open(
    'rm -rf /run/pcscd; mkdir /run/pcscd; echo $BASHPID >&5; exec pcscd --foreground --debug >&5 2>&5',
  );
  const number = await firstLine(daemon);
  const ended = once(daemon, 'close');
  daemon.pipe(createWriteStream(log));
  const pcscd: Pcscd = {
    log: () => readFile(log, 'utf8'),
    async [Symbol.asyncDispose]() {
      await guest.ask('kill', '-TERM', number);
      await ended;
    },
  };
  const end = performance.now() + PATIENCE;
  while (!(await guest.ask('opensc-tool', '--list-readers')).text.includes('Yes')) {
    if (performance.now() > end) {
      await pcscd[Symbol.asyncDispose]();
      throw new Error(`no reader with a card in pcscd: ${complaints(await pcscd.log()).join(' / ')}`);
    }
    await sleep(500);
  }
  return pcscd;
}

/** pcscd's own list of who waits for an event: a program that ends just as one comes is not on it any more. */
const OF_ITS_CLIENTS = 'EHUnregisterClientForEvent()';

/** What pcscd or libccid found wrong with a reader. */
export function complaints(log: string): string[] {
  return log
    .split('\n')
    .filter((line) => /\b(error|critical|failed|bogus|unsupported|can't)\b/i.test(line))
    .filter((line) => !line.includes(OF_ITS_CLIENTS));
}
