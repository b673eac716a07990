import { AppError, type ErrorCode, isAppError, toAppError } from '../errors';
import type { DeviceDescription, Trace, UsbDevice } from '../reader';
import { abortable } from './abortable';
import { takeLock } from './create-read-card';
import type { ReadCardDeps } from './deps';
import { createLease } from './lease';
import { Scope } from './scope';

/** From the browser to the card, in this order; each needs the one before. */
export const DIAGNOSE_STEPS = [
  'browser',
  'choose',
  'descriptor',
  'open',
  'card',
  'connect',
  'answer',
] as const;
export type DiagnoseStep = (typeof DIAGNOSE_STEPS)[number];

export interface DiagnosePicture {
  readonly isRunning: boolean;
  /** The steps that were reached: well, under way, or why not. */
  readonly steps: Readonly<Partial<Record<DiagnoseStep, 'ok' | 'running' | ErrorCode>>>;
  /** The reader by its descriptors; without CCID facts where it could not be opened. */
  readonly device?: DeviceDescription;
  /** The reader is one of the operating system's service, which shows no descriptors. */
  readonly isOfService?: true;
}

export interface DiagnoseDeps<Device = UsbDevice> extends ReadCardDeps<Device> {
  /** What the browser shows of a reader that nobody has opened; nothing of a service's. */
  readonly outline: (device: Device) => DeviceDescription | undefined;
  readonly describe: (device: Device) => Promise<DeviceDescription | undefined>;
  readonly trace: Trace;
}

export interface DiagnoseOptions {
  /** `device` ends with the descriptors, before anything is claimed; `card` goes on to the card. */
  readonly upTo: 'device' | 'card';
  readonly anotherReader?: boolean;
}

/** What stands between this page and a card, found step by step; nothing of the card is read. */
export interface Diagnosis {
  readonly picture: DiagnosePicture;
  readonly trace: Trace;
  subscribe(listener: () => void): () => void;
  /** Call it inside a click: it may open the chooser. Never rejects: what failed is in the picture. */
  start(options: DiagnoseOptions): Promise<void>;
  cancel(): void;
}

export function createDiagnosis<Device = UsbDevice>({ trace, ...deps }: DiagnoseDeps<Device>): Diagnosis {
  const { clock } = deps;
  const listeners = new Set<() => void>();
  let picture: DiagnosePicture = { isRunning: false, steps: {} };
  let current: AbortController | undefined;
  let ended: Promise<void> = Promise.resolve();

  const show = (change: Partial<DiagnosePicture>): void => {
    picture = { ...picture, ...change };
    for (const listener of [...listeners]) listener();
  };
  /** Runs one step and writes down how it ended. */
  const step = async <T>(name: DiagnoseStep, work: () => T | PromiseLike<T>): Promise<T> => {
    show({ steps: { ...picture.steps, [name]: 'running' } });
    try {
      const value = await work();
      show({ steps: { ...picture.steps, [name]: 'ok' } });
      return value;
    } catch (error) {
      show({ steps: { ...picture.steps, [name]: toAppError(error).code } });
      throw error;
    }
  };

  const run = async ({ upTo, anotherReader = false }: DiagnoseOptions, signal: AbortSignal, scope: Scope) => {
    const source = await step('browser', async () => {
      const problem = deps.precondition?.();
      if (problem !== undefined) throw problem;
      if (deps.source === undefined) throw new AppError('browser/no-webusb', {});
      if (deps.locks !== undefined) await takeLock(scope, deps.locks);
      return deps.source;
    });
    const device = await step('choose', async () => {
      const [remembered] = anotherReader ? [] : await abortable(signal, source.remembered());
      return remembered ?? (await abortable(signal, source.choose()));
    });
    const tell = (told: DeviceDescription | undefined): void =>
      show(told === undefined ? { isOfService: true } : { device: told });
    tell(deps.outline(device));
    await step('descriptor', async () => tell(await abortable(signal, deps.describe(device))));
    if (upTo === 'device') return;
    const reader = await step('open', () =>
      scope.take(deps.openReader(device, { clock, signal }), (opened) => opened[Symbol.asyncDispose]()),
    );
    await step('card', () => abortable(signal, reader.waitForCard({ signal })));
    const channel = await step('connect', () => abortable(signal, reader.connect({ signal })));
    await step('answer', async () => {
      // SELECT of an application is harmless, and answered by every card whatever it is.
      await createLease(reader, channel).run((card, either) => card.select('jpki', { signal: either }), {
        signal,
      });
    });
  };

  const start = async (options: DiagnoseOptions): Promise<void> => {
    const abort = new AbortController();
    current = abort;
    const scope = new Scope(clock, abort.signal);
    picture = { isRunning: true, steps: {} };
    show({});
    try {
      await run(options, abort.signal, scope);
    } catch (error) {
      abort.abort(isAppError(error) ? error : new AppError('session/cancelled', {}));
    }
    await scope.close();
    show({ isRunning: false });
  };

  return {
    get picture() {
      return picture;
    },
    trace,
    subscribe(listener) {
      listeners.add(listener);
      const stop = trace.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    start(options) {
      if (!picture.isRunning) ended = start(options);
      return ended;
    },
    cancel: () => current?.abort(new AppError('session/cancelled', {})),
  };
}
