/**
 * Random and mutated octets into every parser and machine, and into the whole driver by way of a hostile reader:
 * `npm run fuzz -- --seconds N [--seed N] [--json]`. An escape is anything but a typed error: another exception, a hang
 * (in virtual time), a secret sent twice, memory that grows.
 */
import { parseArgs } from 'node:util';
import { isAppError } from '../src/errors';
import { MACHINES, PARSERS } from './fuzz/parsers';
import { Random } from './fuzz/random';
import { hostileSession } from './fuzz/session';

/** What a round gives to each parser and each machine, and how many sessions it runs: each has its share of time. */
const INPUTS_A_ROUND = 500;
const MACHINE_INPUTS_A_ROUND = 80;
const SESSIONS_A_ROUND = 10;
const HEAP_LIMIT = 32 * 1024 * 1024;
const WARM_UP_ROUNDS = 5;

// Nobody looks at the stacks of typed errors here, and taking them is half of the time.
Error.stackTraceLimit = 0;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1262962501' },
    json: { type: 'boolean', default: false },
  },
});
const random = new Random(Number(values.seed));
const inputs = new Map<string, number>();
const escapes: string[] = [];
let sessions = 0;

function escaped(target: string, error: unknown): void {
  escapes.push(target);
  if (escapes.length > 10) return;
  console.error(`escape in ${target} (seed ${values.seed}, input ${inputs.get(target) ?? 0}):`, error);
}

function isEscape(error: unknown): boolean {
  return !isAppError(error) || error.code === 'app/unexpected';
}

function count(target: string, more: number): void {
  inputs.set(target, (inputs.get(target) ?? 0) + more);
}

async function round(): Promise<void> {
  for (const [name, target] of Object.entries(PARSERS)) {
    const share = MACHINES.has(name) ? MACHINE_INPUTS_A_ROUND : INPUTS_A_ROUND;
    for (let i = 0; i < share; i += 1) {
      count(name, 1);
      try {
        await target(random);
      } catch (error) {
        if (isEscape(error)) escaped(name, error);
      }
    }
  }
  for (let i = 0; i < SESSIONS_A_ROUND; i += 1) {
    sessions += 1;
    try {
      count('driver-session', await hostileSession(random));
    } catch (error) {
      escaped('driver-session', error);
    }
  }
}

async function heap(): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const end = performance.now() + Number(values.seconds) * 1000;
for (let i = 0; i < WARM_UP_ROUNDS; i += 1) await round();
const before = await heap();
while (performance.now() < end) await round();
const growth = (await heap()) - before;
if (growth > HEAP_LIMIT) escaped('memory', new Error(`the heap grew by ${growth} octets`));

const total = [...inputs.values()].reduce((sum, each) => sum + each, 0);
if (values.json) {
  const targets = Object.fromEntries(inputs);
  console.log(
    JSON.stringify({ inputs: total, escapes: escapes.length, sessions, heapGrowth: growth, targets }),
  );
} else {
  for (const [name, each] of inputs) {
    console.log(`${name}: ${each} inputs, ${((100 * each) / total).toFixed(1)} %`);
  }
  console.log(`driver sessions: ${sessions}`);
  console.log(`heap growth after collection: ${(growth / 1024 / 1024).toFixed(1)} MB`);
  console.log(`${total} inputs, ${escapes.length} escapes`);
}
process.exitCode = escapes.length > 0 ? 1 : 0;
