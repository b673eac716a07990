import { type Bytes, ByteReader, ByteWriter, bytes, concat, wipe } from '../../bytes';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { type BlockExchange, ISO_DEP_MAX_READ, type Received, isoDep } from '../../protocol/iso-dep';
import { type Activation, type RadioFrontEnd, fromAtqb } from '../radio';
import type { BulkPipe } from '../usb';
import { Code, createPort100, isLost } from './port100';

/** InSetRF: 106 kbit/s Type B, sending and receiving. */
const TYPE_B_RATE = bytes(0x03, 0x07, 0x0f, 0x07);
/** InSetProtocol, pairs of key and value: everything to its default with CRC added and checked, then SOF and EOF. */
const DEFAULTS = bytes(
  ...[0x00, 0x18, 0x01, 0x01, 0x02, 0x01, 0x03, 0x00, 0x04, 0x00, 0x05, 0x00, 0x06, 0x00, 0x07, 0x08],
  ...[0x08, 0x00, 0x09, 0x00, 0x0a, 0x00, 0x0b, 0x00, 0x0c, 0x00, 0x0e, 0x04, 0x0f, 0x00, 0x10, 0x00],
  ...[0x11, 0x00, 0x12, 0x00, 0x13, 0x06],
);
const TYPE_B_FRAMES = bytes(0x00, 0x14, 0x09, 0x01, 0x0a, 0x01, 0x0b, 0x01, 0x0c, 0x01);
const RF_OFF = bytes(0x00);

/** Status of InCommRF (LE32, bits). */
const Status = {
  done: 0,
  receiveTimeout: 0x80,
  /** Protocol, parity, CRC, collision, overflow, length. */
  damaged: [0x01, 0x02, 0x04, 0x08, 0x10, 0x80000000],
  temperature: 0x40,
} as const;

/** REQB, ISO/IEC 14443-3, 7.7: any family, one slot, an extended answer allowed. */
const REQB = bytes(0x05, 0x00, 0x10);
const ATQB = 0x50;
const SHORTEST_ATQB = 12;
const ATTRIB = 0x1d;
/** ATTRIB's parameters (7.10): default timing; FSDI 8 (256 octets) in the low nibble, 106 kbit/s; ISO-DEP; CID 0. */
const ATTRIB_PARAMETERS = bytes(0x00, 0x08, 0x01, 0x00);
/** R(NAK): a card answers with R(ACK) or its last block, and does nothing (ISO/IEC 14443-4, 7.5.4.3). */
const NAK = bytes(0xb2);

const FIELD_PAUSE = 30;
const REQUEST_TIME = 30;
/** The least that the reader listens for a block, and where an answer missed would cost a try at a PIN. */
const BLOCK_TIME = 1_000;
const SECRET_TIME = 5_000;
const PRESENCE_TRIES = 2;

/** An RC-S380: radio settings, frames in and out by InCommRF, ISO-DEP by us. */
export function createFrontEnd({
  pipe,
  clock,
}: {
  readonly pipe: BulkPipe;
  readonly clock: Clock;
}): RadioFrontEnd {
  const port = createPort100({ pipe, clock });
  let isReady = false;
  /** After silence the settings may be gone: they are sent again before the next frame. */
  let isDoubtful = false;
  /** Some firmware was seen to want them before every frame: none without them was ever answered. */
  let everyTime = false;
  let hasWorked = false;
  /** The next frame is the first with the settings as they were sent. */
  let isPrepared = false;
  let fwt = 0;

  async function set(code: number, args: Bytes): Promise<void> {
    const [status = 0] = await port(code, args);
    if (status !== 0) throw new AppError('reader/command-failed', { message: code, error: status });
  }

  async function prepare(): Promise<void> {
    await set(Code.inSetRf, TYPE_B_RATE);
    await set(Code.inSetProtocol, DEFAULTS);
    await set(Code.inSetProtocol, TYPE_B_FRAMES);
    isPrepared = true;
  }

  /** One frame to the card and its answer, without CRC. */
  async function communicate(frame: Bytes, ms: number, secret = false): Promise<Received> {
    const isAgain = isDoubtful;
    if (isAgain || everyTime) await prepare();
    const isFirst = isPrepared;
    [isPrepared, isDoubtful] = [false, true];
    // Tenths of a millisecond, 6.5 s at most.
    const head = new ByteWriter().u16le(Math.min((Math.ceil(ms) + 1) * 10, 0xffff)).finish();
    const args = concat(head, frame);
    let answer: Received;
    try {
      answer = decodeCommunication(await port(Code.inCommRf, args, { cardTime: ms, secret }));
    } finally {
      if (secret) wipe(args);
    }
    if (answer === 'mute') return answer;
    isDoubtful = false;
    everyTime ||= isAgain && !hasWorked;
    hasWorked ||= !isFirst;
    return answer;
  }

  const blocks: BlockExchange = async (block, { timeout, secret }) => {
    const ms = Math.max(BLOCK_TIME, 1.2 * timeout, secret ? SECRET_TIME : 0);
    try {
      return await communicate(block, ms, secret);
    } catch (error) {
      // What USB lost the card can be asked for again, without the command going out twice.
      if (isLost(error)) return 'mute';
      throw error;
    }
  };

  async function look(): Promise<Activation | undefined> {
    if (!isReady) {
      await set(Code.switchRf, RF_OFF);
      await clock.sleep(FIELD_PAUSE);
      await prepare();
      [isReady, isDoubtful] = [true, false];
    }
    const atqb = await communicate(REQB, REQUEST_TIME);
    isDoubtful = false;
    if (typeof atqb === 'string' || atqb.length < SHORTEST_ATQB || atqb[0] !== ATQB) return undefined;
    const reader = new ByteReader(atqb);
    reader.skip(1);
    const pupi = reader.take(4);
    const [application, protocol] = [reader.take(4), reader.take(3)];
    // An active card hears no REQB: from here on a new look needs the field off.
    isReady = false;
    const told = fromAtqb(application, protocol, 0);
    fwt = told.fwt ?? 0;
    const attrib = concat(bytes(ATTRIB), pupi, ATTRIB_PARAMETERS);
    const first = await communicate(attrib, REQUEST_TIME + fwt);
    const answer = first === 'mute' ? await communicate(attrib, REQUEST_TIME + fwt) : first;
    if (typeof answer === 'string' || answer.length === 0) return undefined;
    return fromAtqb(application, protocol, (answer[0] ?? 0) >> 4);
  }

  return {
    activate: async () => {
      try {
        return await look();
      } catch (error) {
        if (!isLost(error)) throw error;
        isReady = false;
        return look();
      }
    },
    settle: (card) => {
      const { exchange } = isoDep({ exchange: blocks, fsc: card.fsc, fwt });
      return Promise.resolve({ card, maxRead: ISO_DEP_MAX_READ, exchange });
    },
    isPresent: async () => {
      for (let tries = 0; tries < PRESENCE_TRIES; tries += 1) {
        if ((await blocks(NAK, { timeout: fwt, multiplier: 1, secret: false })) !== 'mute') return true;
      }
      return false;
    },
    // It keeps no session that could be dropped; asking for the card is a sign of life.
    keepAlive: () => Promise.resolve(),
    stop: () => set(Code.switchRf, RF_OFF),
  };
}

/**
 * What follows the code of InCommRF's answer: status, valid bits of the last octet, the card's frame.
 * @throws AppError `reader/protocol`, `reader/hardware`, `reader/command-failed`
 */
export function decodeCommunication(answer: Bytes): Received {
  if (answer.length < 4) throw new AppError('reader/protocol', { what: 'status of InCommRF' });
  const reader = new ByteReader(answer);
  const status = reader.u32le();
  if (status === Status.receiveTimeout) return 'mute';
  if (Status.damaged.some((bit) => bit === status)) return 'damaged';
  if (status === Status.temperature) throw new AppError('reader/hardware', { error: status });
  if (status !== Status.done) {
    throw new AppError('reader/command-failed', { message: Code.inCommRf, error: status });
  }
  if (reader.remaining === 0) return 'damaged';
  const bits = reader.u8();
  return bits === 0 || bits === 8 ? reader.rest() : 'damaged';
}
