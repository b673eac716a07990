import { isAppError } from '../../../src/errors';
import { type Reader, type Usb, type UsbDevice, openReader } from '../../../src/reader';
import { type Bytes, bytes } from '../../../src/bytes';
import type { CardChannel, Command, Response } from '../../../src/protocol/iso7816';
import {
  RADIO_MODELS,
  READER_MODELS,
  type RadioModelName,
  type ReaderModel,
  type ReaderModelName,
  type VirtualReader,
  VirtualUsb,
  createVirtualReader,
} from '../../../src/sim';
import { VirtualClock } from '../../support/virtual-clock';
import { T0_ATR, T1_ATR, type TestCard, testCard } from './test-card';

/** The contactless readers. */
export const RADIOS = Object.keys(RADIO_MODELS) as readonly RadioModelName[];

/** A virtual reader that a card can be read with over USB. */
export type ReaderName = ReaderModelName | RadioModelName;
export const READERS: readonly ReaderName[] = [
  ...(Object.keys(READER_MODELS) as readonly ReaderModelName[]).filter(
    (name) => name !== 'protected' && name !== 'character',
  ),
  ...RADIOS,
];

export const never = new AbortController().signal;

/** A virtual reader with a test card, plugged into a virtual USB, and our driver's end of it. */
export interface Rig {
  readonly clock: VirtualClock;
  readonly usb: Usb;
  /** The page's view of the device; another one after each replug. */
  device: UsbDevice;
  readonly reader: VirtualReader;
  readonly card: TestCard;
  readonly open: (signal?: AbortSignal) => Promise<Reader>;
  readonly connect: () => Promise<{ reader: Reader; channel: CardChannel }>;
  /** Puts the plug, the card and the plan of faults back as they were. */
  readonly restore: () => void;
  /** Drives work on the virtual clock. */
  readonly run: <T>(work: PromiseLike<T>) => Promise<T>;
}

export interface RigOptions {
  readonly unrestricted?: boolean;
  readonly latency?: number;
  readonly empty?: boolean;
}

export function rig(model: ReaderName | ReaderModel, options: RigOptions = {}): Rig {
  const clock = new VirtualClock();
  const reader = createVirtualReader(model, { clock });
  const card = testCard(isT0(model) ? T0_ATR : T1_ATR);
  if (options.empty !== true) reader.insert(card);
  const usb = new VirtualUsb({
    clock,
    unrestricted: options.unrestricted ?? false,
    latency: options.latency ?? 0,
  });
  const run = <T>(work: PromiseLike<T>): Promise<T> => clock.run(Promise.resolve(work));
  const open = (signal = never): Promise<Reader> => openReader(self.device, { clock, signal });
  const self: Rig = {
    clock,
    usb: usb,
    device: usb.plug(reader.device, { permitted: true }),
    reader,
    card,
    run,
    open,
    restore: () => {
      reader.faults.plan([]);
      self.device = usb.plug(reader.device, { permitted: true });
      reader.remove();
      reader.insert(card);
    },
    connect: () =>
      run(
        (async () => {
          const opened = await open();
          await opened.waitForCard({ signal: never });
          return { reader: opened, channel: await opened.connect({ signal: never }) };
        })(),
      ),
  };
  return self;
}

function isT0(model: ReaderName | ReaderModel): boolean {
  const make = typeof model === 'string' ? { ...READER_MODELS, ...RADIO_MODELS }[model] : model;
  return 'ccid' in make && make.ccid.protocols === 1;
}

export const select: Command = { cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: bytes(0xd3, 0x92, 0xf0) };
export const verify = (): Command => ({
  cla: 0,
  ins: 0x20,
  p1: 0,
  p2: 0x80,
  data: bytes(0x31, 0x32, 0x33, 0x34),
  secret: true,
});

export function read(offset: number, le: number): Command {
  return { cla: 0, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, le };
}

/** A whole small session: what a glance does, and one VERIFY. */
export async function session(channel: CardChannel): Promise<{ data: Bytes; last: Response }> {
  await channel.transmit(select);
  const first = await channel.transmit(read(0, channel.maxRead));
  await channel.transmit(read(channel.maxRead, 100));
  const last = await channel.transmit(verify());
  return { data: first.data, last };
}

/** The code of the AppError that a settled promise was rejected with; undefined where it was not. */
export function codeOf(result: PromiseSettledResult<unknown>): string | undefined {
  if (result.status === 'fulfilled') return undefined;
  return isAppError(result.reason) ? result.reason.code : 'untyped';
}
