/**
 * The USB/IP protocol, version 1.1.1, as the kernel's documentation gives it (Documentation/usb/usbip_protocol.rst):
 * big-endian, an import first, then a stream of 48-byte headers with the data of their transfers.
 */
import { type Bytes, ByteReader, ByteWriter } from '../../../src/bytes';

export const HEADER_LENGTH = 48;
export const IMPORT_LENGTH = 40;

const VERSION = 0x0111;
const REQ_IMPORT = 0x8003;
const REP_IMPORT = 0x0003;
const COMMAND = { submit: 1, unlink: 2, submitted: 3, unlinked: 4 };
const SPEED_FULL = 2;

/** Linux error numbers, negated, as a transfer's status carries them. */
export const ERRNO = { noDevice: -19, stall: -32, overflow: -75, connectionReset: -104 };

/** What the kernel is told of the device at import. */
export interface Exported {
  readonly busId: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly version: number;
  readonly configurations: number;
  readonly interfaces: number;
}

export interface Submit {
  readonly kind: 'submit';
  readonly sequence: number;
  readonly isIn: boolean;
  readonly endpoint: number;
  /** Octets that an OUT brings after its header, or that an IN may take. */
  readonly length: number;
  readonly setup: Bytes;
}

export interface Unlink {
  readonly kind: 'unlink';
  readonly sequence: number;
  /** The submit that is taken back. */
  readonly victim: number;
}

/** The busid that an OP_REQ_IMPORT names. */
export function decodeImport(request: Bytes): string {
  const reader = new ByteReader(request);
  const version = reader.u16be();
  const code = reader.u16be();
  if (version !== VERSION || code !== REQ_IMPORT) throw new Error(`not an import: ${version} ${code}`);
  reader.skip(4);
  return new TextDecoder().decode(reader.rest()).replace(/\0+$/, '');
}

/** OP_REP_IMPORT; without a device, its refusal. */
export function encodeImport(device: Exported | undefined): Bytes {
  const reply = new ByteWriter().u16be(VERSION).u16be(REP_IMPORT);
  if (device === undefined) return reply.u32be(1).finish();
  return reply
    .u32be(0)
    .put(padded(`/sys/devices/virtual/${device.busId}`, 256))
    .put(padded(device.busId, 32))
    .u32be(1)
    .u32be(1)
    .u32be(SPEED_FULL)
    .u16be(device.vendorId)
    .u16be(device.productId)
    .u16be(device.version)
    .put(Uint8Array.of(0, 0, 0, 0, device.configurations, device.interfaces))
    .finish();
}

/** One 48-byte header from the kernel. */
export function decodeCommand(header: Bytes): Submit | Unlink {
  const reader = new ByteReader(header);
  const command = reader.u32be();
  const sequence = reader.u32be();
  reader.skip(4);
  const isIn = reader.u32be() === 1;
  const endpoint = reader.u32be();
  if (command === COMMAND.unlink) return { kind: 'unlink', sequence, victim: reader.u32be() };
  if (command !== COMMAND.submit) throw new Error(`unknown USB/IP command ${command}`);
  reader.skip(4);
  const length = reader.u32be();
  reader.skip(12);
  return { kind: 'submit', sequence, isIn, endpoint, length, setup: reader.take(8) };
}

/** RET_SUBMIT; `data` only for IN transfers, `length` what was moved either way. */
export function encodeSubmitted(sequence: number, status: number, length: number, data: Uint8Array): Bytes {
  return head(COMMAND.submitted, sequence)
    .u32be(status >>> 0)
    .u32be(length)
    .put(new Uint8Array(20))
    .put(data)
    .finish();
}

/** RET_UNLINK: -ECONNRESET where the transfer was still pending, 0 where its answer had gone out before. */
export function encodeUnlinked(sequence: number, wasPending: boolean): Bytes {
  return head(COMMAND.unlinked, sequence)
    .u32be((wasPending ? ERRNO.connectionReset : 0) >>> 0)
    .put(new Uint8Array(24))
    .finish();
}

/** usbip_header_basic of an answer: device, direction and endpoint are zero. */
function head(command: number, sequence: number): ByteWriter {
  return new ByteWriter().u32be(command).u32be(sequence).put(new Uint8Array(12));
}

function padded(text: string, length: number): Uint8Array {
  const out = new Uint8Array(length);
  out.set(new TextEncoder().encode(text));
  return out;
}
