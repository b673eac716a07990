/**
 * `npm run rig`: the product on stacks that are not ours. See README.md beside this file.
 *
 *   --only PATTERN   the cases whose name (`group: case`) fits this regular expression
 *   --breaks         shows each case red: one broken line for each, of breaks.ts
 *   --no-build       takes the `dist` that stands
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, build } from '../setup.mjs';
import { breaks } from './breaks';
import { copyProject } from './host/broken';
import { makeHostCard } from './host/card';
import { boot, ensureGuest } from './host/machine';
import { type Run, bundleRunner, layRun, layShare } from './host/share';

const cache = join(ROOT, '.cache/rig');
const LIMIT = 45 * 60_000;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    breaks: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

async function main(): Promise<boolean> {
  mkdirSync(cache, { recursive: true });
  const log = createWriteStream(join(cache, options.breaks ? 'breaks.log' : 'rig.log'));
  const say = (line: string): void => {
    console.log(line);
    log.write(`${line}\n`);
  };
  const guest = ensureGuest(cache, join(ROOT, 'tools/rig/guest/build.sh'));
  for (const line of guest.versions.split('\n')) say(`# ${line}`);
  if (!options['no-build']) build();

  const card = await makeHostCard();
  const share = join(cache, 'share');
  await layShare(share, ROOT);
  const whole = {
    dist: join(ROOT, 'dist'),
    runner: await bundleRunner(ROOT, join(cache, 'runner')),
    pattern: options.only,
    told: card.told,
  };
  if (options.breaks) await layBreaks(share, whole);
  else layRun(share, { ...whole, name: 'all' });

  const lines: string[] = [];
  const onLine = (line: string): void => {
    lines.push(line);
    say(line);
  };
  const socket = join(cache, 'ccid.sock');
  const machine = {
    share,
    console: join(cache, 'console.log'),
    devices: qemuReader(socket),
    onLine,
    limit: LIMIT,
  };
  await Promise.all([boot(guest, machine), card.insert(socket)]).catch((error: unknown) =>
    onLine(`not ok the machine | ${String(error)}`),
  );
  const { passed, failed } = options.breaks ? redCases(lines, say) : greenCases(lines);
  say(`${passed} passed, ${failed} failed`);
  await new Promise<void>((resolve) => log.end(() => resolve()));
  return failed === 0 && passed > 0;
}

/** One run for each break, with only the case that must go red. */
async function layBreaks(share: string, whole: Omit<Run, 'name'>): Promise<void> {
  using copy = copyProject(ROOT);
  for (const [index, broken] of breaks.entries()) {
    if (!new RegExp(options.only).test(broken.case)) continue;
    const name = String(index).padStart(2, '0');
    const built = await copy.build(broken, join(cache, 'broken', name), whole);
    const pattern = `^${broken.case.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
    layRun(share, { ...whole, ...built, name, pattern });
  }
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

function greenCases(lines: readonly string[]): Count {
  return {
    passed: lines.filter((line) => line.startsWith('ok ')).length,
    failed: lines.filter((line) => line.startsWith('not ok ')).length,
  };
}

/** Under a break its case is red, and nothing else ran. */
function redCases(lines: readonly string[], say: (line: string) => void): Count {
  const text = lines.join('\n');
  const count = { passed: 0, failed: text.includes('not ok the machine') ? 1 : 0 };
  for (const run of text.split(/^# run /m).slice(1)) {
    const broken = breaks[Number(run.slice(0, 2))];
    if (broken === undefined) continue;
    const isRed = run.includes(`\nnot ok ${broken.case} |`) && !/^ok /m.test(run);
    count[isRed ? 'passed' : 'failed'] += 1;
    say(`${isRed ? 'red, as it must be' : 'NOT RED'}: ${broken.rule} (${broken.file}) | ${broken.case}`);
  }
  return count;
}

/** QEMU's own reader; the guest finds its controller at this address. */
function qemuReader(socket: string): string[] {
  return [
    ...['-device', 'qemu-xhci,addr=0x10', '-chardev', `socket,id=ccid,path=${socket},server=on,wait=off`],
    ...['-device', 'usb-ccid', '-device', 'ccid-card-passthru,chardev=ccid'],
  ];
}

process.exitCode = (await main()) ? 0 : 1;
