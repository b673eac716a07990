/**
 * The guest: a Debian with its own kernel in QEMU under software emulation, so that it runs where nested
 * virtualisation does not. Its network ends at this machine: it has no other route.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Guest, waitForGuest } from './agent';

/** Milliseconds that the guest may take to power itself off. */
const ENDING = 60_000;

export interface GuestImage {
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  /** One line for each judge's package: name, space, Debian version. */
  readonly versions: string;
}

/** Builds the guest where none stands for this recipe; about three minutes, then kept. */
export function ensureGuest(cache: string, recipe: string): GuestImage {
  const key = createHash('sha256').update(readFileSync(recipe)).digest('hex');
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

/** A guest that runs; disposing has it power itself off. */
export interface Machine extends AsyncDisposable {
  readonly guest: Guest;
}

export interface BootOptions {
  /** For the kernel's console. */
  readonly cache: string;
  /** The guest's /rig, made anew. */
  readonly share: string;
  /** Further arguments of QEMU: devices. */
  readonly devices: readonly string[];
}

/**
 * Software emulation gives the host's time stamp counter, the same on each processor, and the kernel mistrusts it: with
 * its other clocks each look at the time is a trip to the device model, and a browser looks at it without pause.
 */
const CLOCK = 'tsc=reliable clocksource=tsc';
const KERNEL = `console=ttyS0 root=/dev/vda rw init=/rig-init panic=-1 net.ifnames=0 mitigations=off ${CLOCK}`;

const SCRIPTS = ['job.sh', 'agent.sh', 'wait-device.sh'];

/** Boots the guest; nothing that it writes to its disk is kept. */
export async function boot(image: GuestImage, { cache, share, devices }: BootOptions): Promise<Machine> {
  rmSync(share, { recursive: true, force: true });
  mkdirSync(share, { recursive: true });
  for (const name of SCRIPTS) {
    cpSync(fileURLToPath(new URL(`../guest/${name}`, import.meta.url)), join(share, name));
  }
  const { port, guest } = await waitForGuest();
  const log = join(cache, 'console.log');
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '4G'],
      ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none', '-serial', `file:${log}`],
      ...['-kernel', image.kernel, '-initrd', image.initrd],
      ...['-append', `${KERNEL} rig=${port}`],
      ...['-drive', `file=${image.disk},if=virtio,format=raw,snapshot=on`],
      ...['-virtfs', `local,path=${share},mount_tag=rig,security_model=none`],
      ...['-netdev', 'user,id=host,net=10.0.2.0/24', '-device', 'virtio-net-pci,netdev=host'],
      ...['-netdev', 'user,id=sites,net=10.0.3.0/24', '-device', 'virtio-net-pci,netdev=sites'],
      ...devices,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<never>((_, reject) => {
    qemu.once('error', reject);
    qemu.once('close', (status) =>
      reject(new Error(`the machine ended with ${status ?? 'a signal'}: ${log}`)),
    );
  });
  ended.catch(() => undefined);
  process.once('exit', () => qemu.kill('SIGKILL'));
  const up = await Promise.race([guest, ended]);
  return {
    guest: up,
    async [Symbol.asyncDispose]() {
      await up[Symbol.asyncDispose]();
      const stuck = setTimeout(() => qemu.kill('SIGKILL'), ENDING);
      await ended.catch(() => undefined);
      clearTimeout(stuck);
    },
  };
}
