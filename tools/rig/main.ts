/**
 * `npm run rig`: the product on stacks that are not ours. See README.md beside this file.
 *
 *   --only PATTERN   the cases whose name fits this regular expression
 *   --no-build       takes the `dist` that stands
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boot, ensureGuest } from './host/machine';
import { makeHostCard } from './host/card';
import { layShare } from './host/share';

const root = join(import.meta.dirname, '../..');
const cache = join(root, '.cache/rig');
const LIMIT = 30 * 60_000;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, 'no-build': { type: 'boolean', default: false } },
  });
  mkdirSync(cache, { recursive: true });
  const log = createWriteStream(join(cache, 'rig.log'));
  const say = (line: string): void => {
    console.log(line);
    log.write(`${line}\n`);
  };
  const guest = ensureGuest(cache, join(root, 'tools/rig/guest/build.sh'));
  for (const line of guest.versions.split('\n')) say(`# ${line}`);
  if (!values['no-build']) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });

  const share = join(cache, 'share');
  const card = await makeHostCard();
  await layShare(share, { root, dist: join(root, 'dist') }, { pattern: values.only, told: card.told });
  const count = { passed: 0, failed: 0 };
  const onLine = (line: string): void => {
    if (line.startsWith('ok ')) count.passed += 1;
    if (line.startsWith('not ok ')) count.failed += 1;
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
  say(`${count.passed} passed, ${count.failed} failed`);
  await new Promise<void>((resolve) => log.end(() => resolve()));
  return count.failed === 0 && count.passed > 0;
}

/** QEMU's own reader; the guest finds its controller at this address. */
function qemuReader(socket: string): string[] {
  return [
    ...['-device', 'qemu-xhci,addr=0x10', '-chardev', `socket,id=ccid,path=${socket},server=on,wait=off`],
    ...['-device', 'usb-ccid', '-device', 'ccid-card-passthru,chardev=ccid'],
  ];
}

process.exitCode = (await main()) ? 0 : 1;
