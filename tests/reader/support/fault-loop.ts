import { bytes, equalBytes, fromHex } from '../../../src/bytes';
import type { CardChannel } from '../../../src/protocol/iso7816';
import { isAppError } from '../../../src/errors';
import type { Reader } from '../../../src/reader';
import type { BlockFault, Fault, MessageFault } from '../../../src/sim';
import { BLOCK_FAULTS, TRANSFER_FAULTS } from '../../../src/sim';
import { RADIOS, type ReaderName, type Rig, never, rig, session } from './rig';
import { content } from './test-card';

type At<F> = F extends { readonly at: number } ? Omit<F, 'at'> : never;

/** Every kind of fault that the virtual readers know, without its place. */
const TRANSFERS = TRANSFER_FAULTS.map((kind) => ({ kind }));
const MESSAGES: readonly At<MessageFault>[] = [
  ...(
    [
      'wrong-sequence',
      'wrong-slot',
      'wrong-type',
      'repeated',
      'merged',
      'length-all-ones',
      'status-rfu',
      'unsolicited',
      'slot-busy',
      'no-answer',
      'mute',
      'empty-packet',
    ] as const
  ).map((kind) => ({ kind })),
  { kind: 'slot-busy', times: 9 },
  { kind: 'stale', count: 1 },
  { kind: 'stale', count: 11 },
  { kind: 'length', by: 1 },
  { kind: 'length', by: -1 },
  { kind: 'trailing', octets: 3 },
  { kind: 'cut', to: 0 },
  { kind: 'cut', to: 5 },
  { kind: 'cut', to: 9 },
  { kind: 'cut', to: 10 },
  { kind: 'split', sizes: [9] },
  { kind: 'split', sizes: [10, 1] },
  { kind: 'time-extension', count: 1, multiplier: 0 },
  { kind: 'time-extension', count: 1_000, multiplier: 1 },
  { kind: 'refused', error: 0x00 },
  { kind: 'refused', error: 0x07 },
  { kind: 'refused', error: 0xfb },
  { kind: 'refused', error: 0xfd },
  { kind: 'answer', data: bytes() },
  { kind: 'answer', data: bytes(0x3b, 0xff, 0x11) },
] as never;
const BLOCKS: readonly At<BlockFault>[] = [
  ...BLOCK_FAULTS.filter((kind) => kind !== 'card-wtx' && kind !== 'card-ifs').map((kind) => ({ kind })),
  { kind: 'card-wtx', multiplier: 3 },
  { kind: 'card-ifs', size: 16 },
  { kind: 'answer-lost', times: 20 },
] as never;

/** RC-S300 has the messages of CCID, and data objects in them. */
const OBJECTS: readonly At<MessageFault>[] = [
  ...[0x6300, 0x6301, 0x6401, 0x6700, 0x6985, 0x698a, 0x6a80, 0x6a81, 0x6f00].map((sw) => ({
    kind: 'object',
    index: 1,
    sw,
  })),
  { kind: 'answer', data: fromHex('C0 03 00 90 00 90 00') },
  { kind: 'answer', data: fromHex('C0 03 00 90 00 97 05 90 00') },
  { kind: 'late', ms: 2_000 },
  { kind: 'late', ms: 9_000 },
] as never;
const PORT100: readonly At<MessageFault>[] = [
  ...(
    [
      'no-ack',
      'error-frame',
      'checksum',
      'length-checksum',
      'wrong-type',
      'unsolicited',
      'repeated',
      'merged',
      'no-answer',
      'empty-packet',
    ] as const
  ).map((kind) => ({ kind })),
  { kind: 'no-answer', times: 9 },
  { kind: 'stale', count: 1 },
  { kind: 'stale', count: 11 },
  { kind: 'length', by: 1 },
  { kind: 'length', by: -1 },
  { kind: 'trailing', octets: 3 },
  { kind: 'cut', to: 0 },
  { kind: 'cut', to: 4 },
  { kind: 'cut', to: 5 },
  { kind: 'cut', to: 9 },
  { kind: 'split', sizes: [6] },
  { kind: 'split', sizes: [9] },
  { kind: 'late', ms: 2_000 },
  { kind: 'late', ms: 9_000 },
  { kind: 'answer', data: bytes() },
  { kind: 'answer', data: bytes(0x07) },
  ...[0x01, 0x04, 0x40, 0x80, 0x400, 0x80000000].map((status) => ({ kind: 'rf-status', status })),
] as never;
/** The radio side knows no IFS, RESYNCH and ABORT. */
const RADIO_BLOCKS = BLOCKS.filter(
  ({ kind }) => !['card-ifs', 'resynch-refused', 'card-abort', 'block-doubled'].includes(kind),
);

function messagesOf(name: ReaderName): readonly At<MessageFault>[] {
  if (name === 'rc-s380') return PORT100;
  return isRadio(name) ? [...MESSAGES, ...OBJECTS] : MESSAGES;
}

function isRadio(name: ReaderName): boolean {
  return RADIOS.some((radio) => radio === name);
}

export interface Place {
  readonly reader: ReaderName;
  readonly fault: Fault;
}

/** A clean session's number of bulk transfers, messages and T=1 blocks. */
async function sizes(name: ReaderName): Promise<readonly [number, number, number]> {
  const clean = rig(name);
  clean.reader.faults.plan([]);
  await attempt(clean);
  const { transfers, blocks } = clean.reader.faults;
  const messages = clean.reader.log.filter(({ direction }) => direction === 'out').length;
  return [transfers, messages, blocks];
}

/** Every fault at every place of a full session with a reader; with `slice`, each fault once, at a place of its own. */
export async function places(reader: ReaderName, slice: boolean): Promise<readonly Place[]> {
  const [transfers, messages, blocks] = await sizes(reader);
  const spread = (kinds: readonly object[], count: number): Place[] =>
    kinds.flatMap((kind, index) => {
      const all = Array.from({ length: count }, (_, i) => ({
        reader,
        fault: { ...kind, at: i + 1 } as Fault,
      }));
      const one = all[(index * 5 + 3) % Math.max(1, count)];
      return slice ? (one === undefined ? [] : [one]) : all;
    });
  return [
    ...spread(TRANSFERS, transfers),
    ...spread(messagesOf(reader), messages),
    ...spread(isRadio(reader) ? RADIO_BLOCKS : BLOCKS, blocks),
  ];
}

/** Opens, connects and runs the session; the reader is left open where it got so far. */
async function attempt(subject: Rig): Promise<Reader> {
  return subject.run(
    (async () => {
      const reader = await subject.open();
      await reader.waitForCard({ signal: never });
      await rightly(await reader.connect({ signal: never }));
      return reader;
    })(),
  );
}

/**
 * One fault in one session: what came of it, and whether the next read works, over the same open reader where there
 * still is one and over a fresh one.
 * @throws whatever is not an AppError, and HangError
 */
export async function suffer({ reader: name, fault }: Place): Promise<string> {
  const subject = rig(name);
  const { run, card } = subject;
  let outcome = 'right';
  subject.reader.faults.plan([fault]);
  let opened: Reader | undefined;
  try {
    await run(
      (async () => {
        opened = await subject.open();
        const limit = new AbortController();
        // A card that was pulled does not come back by itself: a person cancels in the end.
        const give = subject.clock.sleep(300_000, { signal: limit.signal }).then(
          () => cancel.abort(),
          () => undefined,
        );
        const cancel = new AbortController();
        await opened.waitForCard({ signal: cancel.signal });
        limit.abort();
        await give;
        await rightly(await opened.connect({ signal: never }));
      })(),
    );
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'app/unexpected') throw error.cause;
    outcome = error.code;
  }
  if (card.verifies() > 1) throw new Error('a secret command reached the card twice');

  const away = subject.device.opened ? 'plugged' : 'unplugged';
  subject.restore();
  if (opened !== undefined && away === 'plugged') await again(subject, opened);
  if (opened !== undefined) await run(opened[Symbol.asyncDispose]());
  const fresh = await attempt(subject);
  await run(fresh[Symbol.asyncDispose]());
  return outcome;
}

async function again({ run }: Rig, reader: Reader): Promise<void> {
  await run(
    (async () => {
      await reader.waitForCard({ signal: never });
      await rightly(await reader.connect({ signal: never }));
    })(),
  );
}

/** A session whose answers are the card's. */
async function rightly(channel: CardChannel): Promise<void> {
  const { data, last } = await session(channel);
  if (!equalBytes(data, content(0, channel.maxRead))) throw new Error('wrong data');
  if (last.sw !== 0x9000) throw new Error('wrong status word');
}
