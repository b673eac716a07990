/**
 * The card end of QEMU's `ccid-card-passthru`: the VSCard protocol (libcacard's vscard_common.h) over a socket.
 * Each message: type, reader id and length, 32 bits each, big-endian, then its data.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bytes, ByteReader, ByteWriter, bytes, concat } from '../../../src/bytes';

const MESSAGE = { init: 1, readerAdd: 3, atr: 5, apdu: 7 };
const HEADER_LENGTH = 12;
const NO_READER = 0xffffffff;
const READER = 0;
const PATIENCE = 30_000;
/** "VSCD", version 0.0.2, no capabilities. */
const HELLO = bytes(0x56, 0x53, 0x43, 0x44, 0, 0, 0, 2, 0, 0, 0, 0);

/** What lies in QEMU's reader. */
export interface PassthroughCard {
  readonly atr: Bytes;
  /** Answers what the reader passed on: at QEMU's level a T=0 TPDU. */
  answer(tpdu: Bytes): Bytes;
}

/** Puts a card into the reader whose character device listens at this path, until the socket closes. */
export async function insertCard(path: string, card: PassthroughCard): Promise<Socket> {
  const socket = await reach(path);
  const send = (type: number, reader: number, data: Bytes = bytes()): void => {
    socket.write(new ByteWriter().u32be(type).u32be(reader).u32be(data.length).put(data).finish());
  };
  let received = bytes();
  socket.on('data', (chunk: Buffer) => {
    received = concat(received, chunk);
    for (;;) {
      const reader = new ByteReader(received);
      if (reader.remaining < HEADER_LENGTH) return;
      const type = reader.u32be();
      reader.skip(4);
      const length = reader.u32be();
      if (reader.remaining < length) return;
      const data = reader.take(length);
      received = reader.rest();
      if (type === MESSAGE.apdu) send(MESSAGE.apdu, READER, card.answer(data));
    }
  });
  send(MESSAGE.init, NO_READER, HELLO);
  send(MESSAGE.readerAdd, NO_READER);
  send(MESSAGE.atr, READER, card.atr);
  return socket;
}

/** QEMU takes a moment until it listens. */
async function reach(path: string): Promise<Socket> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const socket = connect(path);
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (isOpen) return socket;
    if (performance.now() > end) throw new Error(`nobody listens at ${path}`);
    await sleep(100);
  }
}
