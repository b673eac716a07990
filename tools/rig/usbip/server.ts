/**
 * Mounts a virtual device of the simulator in the guest's kernel: serves it over USB/IP, and lets `usbip attach` there
 * hand the connection to vhci-hcd. From there on it is a USB device like any other.
 */
import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { type Bytes, ByteReader, bytes } from '../../../src/bytes';
import type { VirtualDevice } from '../../../src/sim/usb/device';
import type { TransferStatus } from '../../../src/sim/usb/transfer';
import { type Guest, HOST } from '../host/agent';
import {
  ERRNO,
  HEADER_LENGTH,
  IMPORT_LENGTH,
  type Submit,
  decodeCommand,
  decodeImport,
  encodeImport,
  encodeSubmitted,
  encodeUnlinked,
} from './wire';

const BUS_ID = '1-1';

const STATUS: Record<TransferStatus, number> = {
  completed: 0,
  stall: ERRNO.stall,
  babble: ERRNO.overflow,
  cancelled: ERRNO.connectionReset,
  gone: ERRNO.noDevice,
};

/** A device that the guest's kernel sees; disposing takes it away. */
export interface Mount extends AsyncDisposable {
  /** Milliseconds, `performance.now`, at which each bulk transfer ended. */
  readonly bulkTimes: readonly number[];
  /** Pulls the cable. */
  unplug(): void;
  /** Puts it in again, and waits until the kernel has enumerated it. */
  plug(): Promise<void>;
}

/** Serves the device and attaches it; resolves when udev has settled. */
export async function mountDevice(guest: Guest, device: VirtualDevice): Promise<Mount> {
  const isBulk = new Set(bulkAddresses(device));
  const bulkTimes: number[] = [];
  let socket: Socket | undefined;
  const server = createServer((connection) => {
    socket = connection;
    connection.setNoDelay(true);
    // The kernel drops the connection without a word when a device is detached.
    connection.on('error', () => connection.destroy());
    void serve(device, connection, (address) => {
      if (isBulk.has(address)) bulkTimes.push(performance.now());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);

  const unplug = (): void => {
    device.unplug();
    socket?.destroy();
  };
  const plug = async (): Promise<void> => {
    device.plug();
    // The kernel enumerates during the attach: the event loop must stay free to answer it.
    await guest.insist('usbip', '--tcp-port', port, 'attach', '--remote', HOST, '--busid', BUS_ID);
    await waitForDevice(guest, device.shape, true);
  };
  await plug();
  return {
    bulkTimes,
    unplug,
    plug,
    async [Symbol.asyncDispose]() {
      unplug();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await waitForDevice(guest, device.shape, false);
    },
  };
}

async function serve(
  device: VirtualDevice,
  socket: Socket,
  onTransfer: (address: number) => void,
): Promise<void> {
  const pending = new Map<number, { cancel(): void }>();
  device.onUnplug(() => socket.destroy());
  const read = reading(socket);
  const busId = decodeImport(await read(IMPORT_LENGTH));
  if (busId !== BUS_ID) {
    socket.end(encodeImport(undefined));
    return;
  }
  const { vendorId, productId, version } = device.shape;
  socket.write(
    encodeImport({
      ...{ busId, vendorId, productId, version },
      configurations: device.configurations.length,
      interfaces: device.configurations[0]?.interfaces.length ?? 0,
    }),
  );
  const answer = (sequence: number, status: TransferStatus, length: number, data: Bytes = bytes()): void => {
    if (!socket.destroyed) socket.write(encodeSubmitted(sequence, STATUS[status], length, data));
  };
  const follow = <Outcome>(
    { sequence }: Submit,
    transfer: { readonly done: Promise<Outcome>; cancel(): void },
    end: (outcome: Outcome) => void,
  ): void => {
    pending.set(sequence, transfer);
    void transfer.done.then((outcome) => {
      // A transfer that was taken back is answered by RET_UNLINK alone.
      if (pending.delete(sequence)) end(outcome);
    });
  };
  try {
    for (;;) {
      const command = decodeCommand(await read(HEADER_LENGTH));
      if (command.kind === 'unlink') {
        const victim = pending.get(command.victim);
        pending.delete(command.victim);
        victim?.cancel();
        socket.write(encodeUnlinked(command.sequence, victim !== undefined));
        continue;
      }
      const { sequence, isIn, endpoint, length } = command;
      const data = isIn ? bytes() : await read(length);
      if (endpoint === 0) {
        const outcome = device.control(setupOf(command.setup), data);
        answer(sequence, outcome.status, isIn ? outcome.data.length : length, isIn ? outcome.data : bytes());
      } else if (isIn) {
        const address = 0x80 | endpoint;
        follow(command, device.submitIn(address, length), (outcome) => {
          onTransfer(address);
          answer(sequence, outcome.status, outcome.data.length, outcome.data);
        });
      } else {
        follow(command, device.submitOut(endpoint, data), (outcome) => {
          onTransfer(endpoint);
          answer(sequence, outcome.status, outcome.written);
        });
      }
    }
  } catch (error) {
    if (!socket.destroyed) throw error;
  } finally {
    for (const transfer of pending.values()) transfer.cancel();
  }
}

function bulkAddresses(device: VirtualDevice): number[] {
  return device.configurations
    .flatMap(({ interfaces }) => interfaces)
    .flatMap(({ alternates }) => alternates)
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ type }) => type === 'bulk')
    .map(({ address }) => address);
}

function setupOf(raw: Bytes): Parameters<VirtualDevice['control']>[0] {
  const reader = new ByteReader(raw);
  return {
    requestType: reader.u8(),
    request: reader.u8(),
    value: reader.u16le(),
    index: reader.u16le(),
    length: reader.u16le(),
  };
}

/** Gives exactly as many octets as asked for; rejects when the connection ends. */
function reading(socket: Socket): (length: number) => Promise<Bytes> {
  const chunks = socket.iterator({ destroyOnReturn: false });
  let have = Buffer.alloc(0);
  return async (length) => {
    while (have.length < length) {
      const next = (await chunks.next()) as IteratorResult<Buffer, undefined>;
      if (next.done === true) {
        socket.destroy();
        throw new Error('the kernel closed the connection');
      }
      have = Buffer.concat([have, next.value]);
    }
    const taken = Uint8Array.from(have.subarray(0, length));
    have = have.subarray(length);
    return taken;
  };
}

/** Waits until the guest's kernel has enumerated such a device and configured it, or no longer has one. */
export async function waitForDevice(
  guest: Guest,
  { vendorId, productId }: { readonly vendorId: number; readonly productId: number },
  present: boolean,
): Promise<void> {
  const hex = (id: number): string => id.toString(16).padStart(4, '0');
  await guest.insist('bash', '/rig/wait-device.sh', hex(vendorId), hex(productId), present ? 'yes' : 'no');
}
