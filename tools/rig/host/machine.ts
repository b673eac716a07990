/**
 * The guest: a Debian with its own kernel in QEMU under software emulation, so that it runs where nested
 * virtualisation does not. It has no network; it gets its job and gives its results over a shared folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Guest {
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  /** One line for each judge's package: name, space, Debian version. */
  readonly versions: string;
}

/** Builds the guest where none stands for this recipe and this Node; about three minutes, then kept. */
export function ensureGuest(cache: string, recipe: string): Guest {
  const key = createHash('sha256').update(readFileSync(recipe)).update(process.version).digest('hex');
  const folder = join(cache, `guest-${key.slice(0, 16)}`);
  if (!existsSync(folder)) {
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    const log = join(cache, 'guest-build.log');
    console.log(`building the guest, about three minutes; log: ${log}`);
    const { status, stdout, stderr } = spawnSync('sh', [recipe, making], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    writeFileSync(log, stdout + stderr);
    if (status !== 0) throw new Error(`the guest could not be built (${status ?? 'killed'}): ${log}`);
    renameSync(making, folder);
  }
  return {
    disk: join(folder, 'disk.img'),
    kernel: join(folder, 'vmlinuz'),
    initrd: join(folder, 'initrd.img'),
    versions: readFileSync(join(folder, 'versions.txt'), 'utf8').trim(),
  };
}

export interface Boot {
  /** The folder that the guest sees as /rig; its `job.sh` is run. */
  readonly share: string;
  /** Where the kernel's console goes. */
  readonly console: string;
  /** Further arguments of QEMU: devices. */
  readonly devices?: readonly string[];
  /** Called with each line that the guest's job writes to /dev/ttyS1. */
  readonly onLine: (line: string) => void;
  /** Milliseconds after which the machine is ended. */
  readonly limit: number;
}

/** Boots the guest and waits until it has powered itself off. Nothing that it writes to its disk is kept. */
export async function boot(
  guest: Guest,
  { share, console: log, devices = [], onLine, limit }: Boot,
): Promise<void> {
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '4G'],
      ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none'],
      ...['-serial', `file:${log}`, '-serial', 'stdio'],
      ...['-kernel', guest.kernel, '-initrd', guest.initrd],
      ...['-append', 'console=ttyS0 root=/dev/vda rw init=/rig-init panic=-1'],
      ...['-drive', `file=${guest.disk},if=virtio,format=raw,snapshot=on`],
      ...['-virtfs', `local,path=${share},mount_tag=rig,security_model=none`],
      ...devices,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const limiter = setTimeout(() => qemu.kill('SIGKILL'), limit);
  const closed = new Promise<number | null>((resolve, reject) => {
    qemu.once('error', reject);
    qemu.once('close', resolve);
  });
  for await (const line of createInterface({ input: qemu.stdout })) onLine(line.trimEnd());
  const status = await closed;
  clearTimeout(limiter);
  if (status !== 0) throw new Error(`the guest ended with ${status ?? 'a signal'}: ${log}`);
}
