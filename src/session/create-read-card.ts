import { glance, lookFurther, NO_FACTS } from '../card';
import { AppError, isAppError, toAppError } from '../errors';
import type { Reader, UsbDevice } from '../reader';
import { abortable } from './abortable';
import { type Locks, READER_LOCK, type ReadCardDeps, type ReaderSource } from './deps';
import { type CardLease, createLease } from './lease';
import type { ReadCard, ReadSnapshot } from './read';
import { Scope } from './scope';

const IDLE: ReadSnapshot = {
  phase: 'idle',
  facts: NO_FACTS,
  progress: { done: 0, of: 0 },
  cardPresent: false,
};

/** Refusals of one device that say nothing of the next. */
const NOT_THIS_DEVICE = [
  'usb/protected-class',
  'usb/not-a-reader',
  'usb/descriptor',
  'reader/level-unsupported',
];

/** One run of the use case: what it holds, and the way to stop it. */
interface Run {
  readonly abort: AbortController;
  readonly scope: Scope;
}

/** The use case "read the card" over what main.ts injects. */
export function createReadCard<Device = UsbDevice>(deps: ReadCardDeps<Device>): ReadCard {
  const listeners = new Set<() => void>();
  let snapshot = IDLE;
  let current: Run | undefined;
  let lease: CardLease | undefined;
  let ended: Promise<void> = Promise.resolve();

  const show = (next: ReadSnapshot): void => {
    snapshot = next;
    for (const listener of [...listeners]) listener();
  };
  const tell = (news: Partial<ReadSnapshot>): void => show({ ...snapshot, ...news });
  const isRunning = (): boolean => !['idle', 'done', 'failed', 'cancelled'].includes(snapshot.phase);

  /** Tells what a run learned, unless it is no longer the one that counts. */
  const teller =
    (run: Run) =>
    (news: Partial<ReadSnapshot>): void => {
      if (run === current && !run.abort.signal.aborted) tell(news);
    };

  const fail = (run: Run, error: unknown): Promise<void> => {
    const reason = toAppError(error);
    teller(run)({ phase: 'failed', error: reason, cardPresent: false });
    run.abort.abort(reason);
    return run.scope.close();
  };

  const read = async (run: Run, anotherReader: boolean): Promise<void> => {
    const { signal } = run.abort;
    const report = teller(run);
    const problem = deps.precondition?.();
    if (problem !== undefined) throw problem;
    const { source } = deps;
    if (source === undefined) throw new AppError('browser/no-webusb', {});
    if (deps.locks !== undefined) await takeLock(run.scope, deps.locks);
    const reader = await takeReader(run, { ...deps, source }, anotherReader, report);
    report({ phase: 'waiting-for-card', reader: reader.info });
    await abortable(signal, reader.waitForCard({ signal }));
    const channel = await abortable(signal, reader.connect({ signal }));
    const held = createLease(reader, channel);
    report({ phase: 'reading', cardPresent: true });
    const facts = await held.run(
      (card, either) =>
        glance(card, { signal: either, onFacts: (known, progress) => report({ facts: known, progress }) }),
      { signal },
    );
    if (facts.kind === 'other') throw new AppError('card/other-card', {});
    report({ phase: 'further', facts });
    held.onLost(() => void part(run));
    await further(run, held, report);
  };

  const further = async (run: Run, held: CardLease, report: (news: Partial<ReadSnapshot>) => void) => {
    try {
      const facts = await held.run(
        (card, either) =>
          lookFurther(card, snapshot.facts, { signal: either, onFacts: (known) => report({ facts: known }) }),
        { signal: run.abort.signal },
      );
      if (held.lost === undefined && run === current) lease = held;
      report({ phase: 'done', facts });
    } catch (error) {
      // The board stands: a card that is lifted now has told all that it was asked for.
      report({ phase: 'done', error: toAppError(error) });
      await part(run);
    }
  };

  /** The card is gone after the board was complete: facts stay, reader and lock are free for others. */
  const part = (run: Run): Promise<void> => {
    if (run === current) lease = undefined;
    teller(run)({ cardPresent: false });
    return run.scope.close();
  };

  const letGo = (): Promise<void> => {
    const last = current;
    current = undefined;
    lease = undefined;
    ended = ended.then(() => last?.scope.close());
    return ended;
  };

  const start = (anotherReader: boolean): Promise<void> => {
    // What the read before holds is let go first: no reader can be opened twice.
    const before = letGo();
    const abort = new AbortController();
    const run: Run = { abort, scope: new Scope(deps.clock, abort.signal) };
    current = run;
    show({ ...IDLE, phase: anotherReader ? 'choosing' : 'opening', startedAt: deps.clock.now() });
    const work = async (): Promise<void> => {
      await before;
      try {
        abort.signal.throwIfAborted();
        await read(run, anotherReader);
      } catch (error) {
        await fail(run, error);
      }
    };
    ended = work();
    return ended;
  };

  const cancel = (): void => {
    if (current === undefined || !isRunning()) return;
    tell({ phase: 'cancelled', cardPresent: false });
    current.abort.abort(new AppError('session/cancelled', {}));
  };

  return {
    get snapshot() {
      return snapshot;
    },
    get lease() {
      return lease;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: ({ anotherReader = false } = {}) => (isRunning() ? ended : start(anotherReader)),
    cancel,
    forget() {
      cancel();
      const released = letGo();
      show(IDLE);
      return released;
    },
  };
}

/**
 * Takes the lock that keeps a second tab off the reader, until the scope closes.
 * @throws AppError `session/other-tab`
 */
export async function takeLock(scope: Scope, locks: Locks): Promise<void> {
  const granted = new Promise<(() => void) | undefined>((resolve, reject) => {
    locks
      .request(READER_LOCK, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(undefined);
          return Promise.resolve();
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch((error: unknown) => reject(toAppError(error)));
  });
  const release = await scope.take(granted, (free) => free?.());
  if (release === undefined) throw new AppError('session/other-tab', {});
}

/** Opens the first remembered device that is a reader for us, or the one that the person chooses. */
async function takeReader<Device>(
  { abort: { signal }, scope }: Run,
  { clock, openReader, source }: ReadCardDeps<Device> & { readonly source: ReaderSource<Device> },
  anotherReader: boolean,
  report: (news: Partial<ReadSnapshot>) => void,
): Promise<Reader> {
  const open = (device: Device): Promise<Reader> => {
    report({ phase: 'opening' });
    return scope.take(openReader(device, { clock, signal }), (reader) => reader[Symbol.asyncDispose]());
  };
  const remembered = anotherReader ? [] : await abortable(signal, source.remembered());
  let refusal: AppError | undefined;
  for (const device of remembered) {
    try {
      return await open(device);
    } catch (error) {
      if (!isAppError(error) || !NOT_THIS_DEVICE.includes(error.code)) throw error;
      refusal ??= error;
    }
  }
  if (refusal !== undefined) throw refusal;
  report({ phase: 'choosing' });
  return open(await abortable(signal, source.choose()));
}
