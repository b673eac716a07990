import type { Clock } from '../clock';
import { type ErrorCode, toAppError } from '../errors';
import type { CardChannel } from '../protocol/iso7816';
import type { OpenOptions } from './open-reader';
import type { Reader, ReaderKind } from './reader';

/** Names of the instructions that the app sends (ISO/IEC 7816-4, table 4.2). */
const INSTRUCTIONS = {
  0x20: 'VERIFY',
  0x24: 'CHANGE REFERENCE DATA',
  0x2a: 'PERFORM SECURITY OPERATION',
  0x84: 'GET CHALLENGE',
  0x88: 'INTERNAL AUTHENTICATE',
  0xa4: 'SELECT',
  0xb0: 'READ BINARY',
  0xb2: 'READ RECORD',
  0xca: 'GET DATA',
} as const;

export type Instruction = (typeof INSTRUCTIONS)[keyof typeof INSTRUCTIONS] | 'OTHER';

/** How a step ended: a status word (ISO/IEC 7816-4, 5.6) where it is a number. */
export type TraceOutcome = 'ok' | ReaderKind | ErrorCode | number;

/**
 * One line of what passed. By construction there is no place for what must not leave: no field holds command data,
 * answer data, a length, a count, a command's parameter, a name or a serial number.
 */
export interface TraceEntry {
  /** Milliseconds since the trace was switched on. */
  readonly at: number;
  readonly step: 'open' | 'wait' | 'connect' | 'command' | 'gone' | 'close';
  readonly instruction?: Instruction;
  readonly outcome: TraceOutcome;
}

type Step = Pick<TraceEntry, 'step' | 'instruction'>;

/** How many lines are kept: the oldest go first. */
const KEPT = 400;

/** Watches readers from outside. Off until it is switched on; what it holds is in memory alone. */
export interface Trace {
  readonly isOn: boolean;
  readonly entries: readonly TraceEntry[];
  /** Switched on it begins anew; switched off it keeps what it has. */
  set(on: boolean): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
  /** The same way to open a reader, with what passes over its channels written down while the trace is on. */
  watch<Device>(open: OpenReader<Device>): OpenReader<Device>;
}

type OpenReader<Device> = (device: Device, options: OpenOptions) => Promise<Reader>;

export function createTrace(clock: Clock): Trace {
  const listeners = new Set<() => void>();
  let isOn = false;
  let began = 0;
  let entries: readonly TraceEntry[] = [];

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const note = (step: Step, outcome: TraceOutcome): void => {
    if (!isOn) return;
    entries = [...entries, { at: clock.now() - began, ...step, outcome }].slice(-KEPT);
    tell();
  };
  /** Notes how it ended, and passes on the same end. */
  const noted = async <T>(
    step: Step,
    work: PromiseLike<T>,
    outcome: (value: T) => TraceOutcome,
  ): Promise<T> => {
    try {
      const value = await work;
      note(step, outcome(value));
      return value;
    } catch (error) {
      note(step, toAppError(error).code);
      throw error;
    }
  };
  const ok = (): 'ok' => 'ok';

  const channelOf = (channel: CardChannel): CardChannel => ({
    atr: channel.atr,
    maxRead: channel.maxRead,
    transmit: (command, options) =>
      noted(
        { step: 'command', instruction: instructionOf(command.ins) },
        channel.transmit(command, options),
        ({ sw }) => sw,
      ),
  });

  const readerOf = (reader: Reader): Reader => ({
    info: reader.info,
    waitForCard: (options) => noted({ step: 'wait' }, reader.waitForCard(options), ok),
    connect: async (options) => channelOf(await noted({ step: 'connect' }, reader.connect(options), ok)),
    // Told when somebody else is: a listener of our own would make the reader ask for its card more often.
    onCardGone: (listener) =>
      reader.onCardGone((reason) => {
        note({ step: 'gone' }, reason.code);
        listener(reason);
      }),
    [Symbol.asyncDispose]: () => noted({ step: 'close' }, reader[Symbol.asyncDispose](), ok),
  });

  return {
    get isOn() {
      return isOn;
    },
    get entries() {
      return entries;
    },
    set(on) {
      if (on && !isOn) {
        began = clock.now();
        entries = [];
      }
      isOn = on;
      tell();
    },
    clear() {
      entries = [];
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // Bound at the opening: a reader that was opened unwatched is not looked at later.
    watch: (open) => async (device, options) => {
      if (!isOn) return open(device, options);
      return readerOf(await noted({ step: 'open' }, open(device, options), ({ info }) => info.kind));
    },
  };
}

function instructionOf(ins: number): Instruction {
  return ins in INSTRUCTIONS ? INSTRUCTIONS[ins as keyof typeof INSTRUCTIONS] : 'OTHER';
}
