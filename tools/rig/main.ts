/**
 * `npm run rig`: the product on stacks that are not ours. See README.md beside this file.
 *
 *   --only PATTERN   the cases whose name (`group: case`) fits this regular expression
 *   --breaks         shows each case red: one broken line for each, of breaks.ts
 *   --no-build       takes what the last run has built
 *   --long           the long day alone; --minutes N for a shorter one
 */
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ROOT } from '../setup.mjs';
import { breaks } from './breaks/index';
import { CONTROLLER, DRIVER } from './cases/isolated';
import type { Guest } from './host/agent';
import { copyProject, isFarSide } from './host/broken';
import { makeHostCard } from './host/card';
import { boot, ensureGuest } from './host/machine';
import type { Run, RunSettings } from './run';

const cache = join(ROOT, '.cache/rig');

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    breaks: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '60' },
  },
});

// The machine ends with this process, however it ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<boolean> {
  mkdirSync(cache, { recursive: true });
  const log = createWriteStream(join(cache, options.breaks ? 'breaks.log' : 'rig.log'));
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    console.log(line);
    log.write(`${line}\n`);
  };
  const image = ensureGuest(cache, join(ROOT, 'tools/rig/guest/build.sh'));
  for (const line of image.versions.split('\n')) say(`# ${line}`);
  const dist = join(cache, 'dist');
  if (!options['no-build']) {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    execFileSync(process.execPath, [vite, 'build', '--outDir', dist], { cwd: ROOT, stdio: 'inherit' });
  }

  const card = await makeHostCard();
  const share = join(cache, 'share');
  const socket = join(cache, 'ccid.sock');
  await using machine = await boot(image, { cache, share, devices: qemuReader(socket) });
  const inserted = await card.insert(socket);
  const minutes = options.long ? Number(options.minutes) : 0;
  const run: RunAll = (root, runs) =>
    runCases(machine.guest, root, { runs, folder: join(share, 'runs'), told: card.told, minutes }, say);
  if (options.breaks) await runBreaks(dist, run);
  else await run(ROOT, [{ name: 'all', pattern: options.only, dist }]);
  inserted.destroy();

  const { passed, failed } = options.breaks ? redCases(lines, say) : greenCases(lines);
  say(`${passed} passed, ${failed} failed`);
  await new Promise<void>((resolve) => log.end(() => resolve()));
  return failed === 0 && passed > 0;
}

/** The cases of this copy of the project, in a process of their own; then nothing of them is left in the guest. */
async function runCases(
  guest: Guest,
  root: string,
  settings: RunSettings,
  onLine: (line: string) => void,
): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'tools/rig/run.ts'), JSON.stringify(settings)],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  child.once('message', ({ port }: { readonly port: number }) => {
    void guest.open(`exec bash /rig/agent.sh ${port}`);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (child.stdout !== null) for await (const line of createInterface({ input: child.stdout })) onLine(line);
  await ended;
  const unbind = `echo ${CONTROLLER} > ${DRIVER}/unbind`;
  await guest.ask('sh', '-c', `pkill -9 "chromium|pcscd"; usbip detach --port 0; ${unbind}; rm -rf /tmp/*`);
}

type RunAll = (root: string, runs: readonly Run[]) => Promise<void>;

/** One run for each break, with only the case that must go red; those of the page share a browser. */
async function runBreaks(dist: string, run: RunAll): Promise<void> {
  using copy = copyProject(ROOT);
  const ofThePage: Run[] = [];
  for (const [index, broken] of breaks.entries()) {
    if (!new RegExp(options.only).test(broken.case)) continue;
    const name = String(index).padStart(2, '0');
    const pattern = `^${broken.case.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
    if (isFarSide(broken)) {
      await copy.withBreak(broken, () => run(copy.root, [{ name, pattern, dist }]));
    } else {
      const built = join(cache, 'broken', name);
      await copy.withBreak(broken, () => copy.build(built));
      ofThePage.push({ name, pattern, dist: built });
    }
  }
  if (ofThePage.length > 0) await run(ROOT, ofThePage);
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
  const count = { passed: 0, failed: 0 };
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
