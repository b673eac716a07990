/**
 * What a glance puts on the wire at each exchange level, beside the least that the protocols need for the same
 * commands, and what the drivers cost in CPU time.
 */
import { type Bytes, equalBytes, fromHex } from '../src/bytes';
import type { Clock } from '../src/clock';
import type { CardChannel } from '../src/protocol/iso7816';
import { createDeviceSource, openReader } from '../src/reader';
import { createReadCard } from '../src/session';
import { createVirtualReader, type VirtualCard, VirtualUsb } from '../src/sim';

export const LINK_LEVELS = ['short', 'extended', 't1', 't0'] as const;
export type LinkLevel = (typeof LINK_LEVELS)[number];

/** Octets of one command and of its answer, status word included, as the card saw them. */
export interface Exchanged {
  readonly command: Bytes;
  readonly answer: number;
}

export interface LinkTraffic {
  readonly apdus: number;
  /** Bulk octets, both ways, over the least for the same commands. */
  readonly overWire: number;
  /** Bulk transfers a command; the interrupt pipe is not counted. */
  readonly transfersPerApdu: number;
}

/** CCID 1.1, 6.1.4 and 6.2.1: the header of PC_to_RDR_XfrBlock and of RDR_to_PC_DataBlock. */
const CCID_HEADER = 10;
/** ISO/IEC 7816-3, 11.3: NAD, PCB, LEN and the LRC. */
const T1_FRAME = 4;
/** ISO/IEC 7816-3, 12.2: the header and P3 of a T=0 command. */
const T0_HEADER = 5;

/** Bulk octets that one command and its answer need at least: one message each way, at T=0 two each when both carry data. */
export function fewestOctets(level: LinkLevel, { command, answer }: Exchanged): number {
  const pair = 2 * CCID_HEADER;
  if (level !== 't0') return pair + (level === 't1' ? 2 * T1_FRAME : 0) + command.length + answer;
  // Case 1 goes with P3 = 00; Lc and Le never go together (12.2.1): GET RESPONSE fetches what waits.
  const hasData = command.length > T0_HEADER;
  const sent = hasData ? T0_HEADER + (command[4] ?? 0) : T0_HEADER;
  const fetched = hasData && answer > 2 ? pair + T0_HEADER + 2 : 0;
  return pair + sent + answer + fetched;
}

/** One glance through the whole stack: the octets and transfers from the first command after power-on and negotiation. */
export async function glanceTraffic(level: LinkLevel, card: VirtualCard, clock: Clock): Promise<LinkTraffic> {
  const exchanged: Exchanged[] = [];
  const usb = new VirtualUsb({ clock });
  const reader = createVirtualReader(level, { clock });
  usb.plug(reader.device, { permitted: true });
  reader.insert(listened(card, exchanged));
  const read = createReadCard({ source: createDeviceSource(usb, clock), openReader, clock });
  const { traffic } = reader.device;
  let from: number | undefined;
  let seen: LinkTraffic | undefined;
  read.subscribe(() => {
    const { phase } = read.snapshot;
    if (phase === 'reading') from ??= traffic.length;
    if (phase !== 'further' || from === undefined || seen !== undefined) return;
    const moved = traffic.slice(from);
    const octets = moved.reduce((sum, { length }) => sum + length, 0);
    const fewest = exchanged.reduce((sum, each) => sum + fewestOctets(level, each), 0);
    seen = {
      apdus: exchanged.length,
      overWire: octets / fewest,
      transfersPerApdu: moved.length / exchanged.length,
    };
  });
  await read.start();
  const { error } = read.snapshot;
  await read.forget();
  if (error) throw error;
  if (seen === undefined) throw new Error(`no glance at level ${level}`);
  return seen;
}

/** The application and the file that a glance reads most of. */
const JPKI = fromHex('D392F000260100000001');
const AUTHENTICATION_CERTIFICATE = fromHex('000A');
/** Pairs of commands that are timed in one round; each round is one of the medians' values. */
const PAIRS = 250;
const ROUNDS = 7;

/**
 * CPU time of one READ BINARY through channel, protocol and driver over that of the bare bulk transfers it consists of:
 * the very octets of two commands in a row, sent again by hand to the same virtual reader. Two, so that the send-sequence
 * number of T=1 is where it was.
 */
export async function cpuRatio(level: LinkLevel, card: VirtualCard, clock: Clock): Promise<number> {
  const usb = new VirtualUsb({ clock });
  const virtual = createVirtualReader(level, { clock });
  usb.plug(virtual.device, { permitted: true });
  virtual.insert(unhurried(card));
  const [device] = await usb.getDevices();
  if (!device) throw new Error('the virtual reader is not there');
  const { signal } = new AbortController();
  await using reader = await openReader(device, { clock, signal });
  const channel = await reader.connect({ signal });
  await select(channel, 0x04, JPKI);
  await select(channel, 0x02, AUTHENTICATION_CERTIFICATE);

  const sent: { readonly endpoint: number; readonly octets: Bytes }[] = [];
  const asked: { readonly endpoint: number; readonly length: number }[] = [];
  const transferOut = device.transferOut.bind(device);
  const transferIn = device.transferIn.bind(device);
  device.transferOut = (endpoint, data) => {
    const octets = new Uint8Array(data as Uint8Array<ArrayBuffer>);
    sent.push({ endpoint, octets });
    return transferOut(endpoint, octets);
  };
  device.transferIn = (endpoint, length) => {
    asked.push({ endpoint, length });
    return transferIn(endpoint, length);
  };
  const pair = async (): Promise<void> => {
    await readBinary(channel);
    await readBinary(channel);
  };
  await pair();
  device.transferOut = transferOut;
  device.transferIn = transferIn;
  const bare = async (): Promise<void> => {
    for (const [n, { endpoint, octets }] of sent.entries()) {
      const answer = asked[n];
      if (!answer) throw new Error('a message without an answer');
      await device.transferOut(endpoint, octets);
      await device.transferIn(answer.endpoint, answer.length);
    }
  };
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) ratios.push((await cpuTime(pair)) / (await cpuTime(bare)));
  return ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

/** SELECT without file control information (ISO/IEC 7816-4, 11.2.2). */
async function select(channel: CardChannel, p1: number, data: Bytes): Promise<void> {
  await channel.transmit({ cla: 0x00, ins: 0xa4, p1, p2: 0x0c, data });
}

async function readBinary(channel: CardChannel): Promise<void> {
  await channel.transmit({ cla: 0x00, ins: 0xb0, p1: 0x00, p2: 0x00, le: channel.maxRead });
}

/** Microseconds of this process's CPU for a round. */
async function cpuTime(act: () => Promise<void>): Promise<number> {
  const from = process.cpuUsage();
  for (let n = 0; n < PAIRS; n += 1) await act();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

/** The card with an ear at it. */
function listened(card: VirtualCard, exchanged: Exchanged[]): VirtualCard {
  return variant(card, {
    transmit: (command) => {
      const answer = card.transmit(command);
      // At T=0 a read of another length than the card has is answered 6Cxx and sent again: one command, not two.
      const before = exchanged.at(-1);
      if (before !== undefined && isSameHeader(before.command, command)) exchanged.pop();
      exchanged.push({ command, answer: answer.length });
      return answer;
    },
  });
}

/** CLA, INS, P1 and P2 are the same: a glance asks nothing twice in a row. */
const isSameHeader = (a: Bytes, b: Bytes): boolean => equalBytes(a.subarray(0, 4), b.subarray(0, 4));

/** The card without the time that a chip takes: only CPU time is looked at. */
const unhurried = (card: VirtualCard): VirtualCard => variant(card, { duration: () => 0 });

function variant(card: VirtualCard, other: Partial<VirtualCard>): VirtualCard {
  return {
    atr: card.atr,
    typeB: card.typeB,
    log: card.log,
    reset: () => card.reset(),
    transmit: (command) => card.transmit(command),
    duration: (command) => card.duration(command),
    ...other,
  };
}
