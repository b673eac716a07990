/** What the guest's kernel says of its USB devices. */
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const DEVICES = '/sys/bus/usb/devices';
const PATIENCE = 20_000;

interface Ids {
  readonly vendorId: number;
  readonly productId: number;
}

/** Waits until the kernel has enumerated such a device and configured it, or no longer has one. */
export async function waitForDevice(ids: Ids, present: boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  while ((await isConfigured(ids)) !== present) {
    if (performance.now() > end) {
      throw new Error(
        `the kernel ${present ? 'did not take' : 'kept'} ${hex(ids.vendorId)}:${hex(ids.productId)}`,
      );
    }
    await sleep(50);
  }
}

async function isConfigured({ vendorId, productId }: Ids): Promise<boolean> {
  for (const name of await readdir(DEVICES)) {
    if (
      (await attribute(name, 'idVendor')) === hex(vendorId) &&
      (await attribute(name, 'idProduct')) === hex(productId) &&
      (await attribute(name, 'bConfigurationValue')) !== ''
    ) {
      return true;
    }
  }
  return false;
}

/** Empty where there is none: interfaces have no such attribute, and a device may just have gone. */
async function attribute(device: string, name: string): Promise<string> {
  return readFile(`${DEVICES}/${device}/${name}`, 'latin1').then(
    (text) => text.trim(),
    () => '',
  );
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
