import { type Card, type Pin, type PinCounter, PINS, type PinName } from '../card';
import { AppError, isAppError, toAppError } from '../errors';
import type { Act, ActPin, ActSnapshot, Press } from './act';
import type { CardLease } from './lease';
import { observable } from './observable';
import { createPressRun, type PressRun } from './press-run';

/** What a press has been turned into; its PINs are wiped when it ends, whatever happens. */
export interface Parsed {
  readonly pins: readonly Pin[];
  /** An easily guessed new PIN that the person has not yet said to mean. */
  readonly weak?: boolean;
}

/** What an act asks, and what a press does. */
export interface ActPlan<Typed, Ready extends Parsed> {
  /** The PINs in the order of their VERIFYs; the first one's counter is asked before the field. */
  readonly pins: readonly [PinName, ...PinName[]];
  /**
   * What an earlier question told of the PINs after the first. They are not asked ahead: a SELECT of another application
   * would cost what the first one opens.
   */
  readonly told?: (name: PinName) => PinCounter | undefined;
  /** SELECT EF and the plain form throughout. */
  readonly plain?: boolean;
  /**
   * Takes what was typed over into buffers, before the press returns.
   * @throws AppError `card/pin-format`
   */
  readonly parse: (typed: Typed) => Ready;
  /** Spends the tries by `run.verify` alone, reads, and puts what it found where it belongs. */
  readonly perform: (run: PressRun, ready: Ready) => Promise<void>;
}

/** Errors that tell of a PIN that the card was asked. */
const ABOUT_A_PIN = ['card/pin-wrong', 'card/pin-blocked', 'card/pin-uncertain', 'card/number-refused'];

/** A use case behind a PIN. The guards are here and in the run of a press, and nowhere else. */
export function createAct<Typed, Ready extends Parsed>(
  leaseNow: () => CardLease | undefined,
  { pins, told: earlier, plain = false, parse, perform }: ActPlan<Typed, Ready>,
): Act<Typed> {
  const idle: ActSnapshot = {
    phase: 'idle',
    pins: pins.map((name) => ({ name })),
    needsConfirmation: false,
    blocked: false,
    progress: { done: 0, of: 0 },
  };
  const state = observable(idle);
  /** The lease whose counters the snapshot shows. */
  let shown: CardLease | undefined;
  let stopListening: (() => void) | undefined;
  /** What this card's counters came to since it was laid, for the PINs that are not asked ahead. */
  const since = new Map<PinName, PinCounter>();
  let working: { readonly abort: AbortController; readonly run: () => PressRun | undefined } | undefined;

  const count = (name: PinName, counter: PinCounter): void => {
    // A right one sets its counter back to the most that there are (measured by public projects).
    since.set(name, counter.state === 'verified' ? { state: 'tries', left: PINS[name].tries } : counter);
    const next = state.snapshot.pins.map((pin): ActPin => (pin.name === name ? { name, counter } : pin));
    state.tell({
      pins: next,
      needsConfirmation: next.some((pin) => pin.counter?.state === 'tries' && pin.counter.left < 2),
      blocked: next.some((pin) => pin.counter?.state === 'blocked'),
    });
  };

  const query = async (card: Card, name: PinName, signal: AbortSignal): Promise<void> => {
    const { application } = PINS[name];
    const { presence, sw } = await card.select(application, { signal });
    if (presence !== 'present') throw new AppError('card/status', { step: `select-${application}`, sw });
    count(name, await card.queryPin(name, { signal, plain }));
  };

  /** The lease that lies there, watched: a card that leaves takes its counters along. */
  const take = (): CardLease => {
    const lease = leaseNow();
    if (lease?.lost !== undefined) throw lease.lost;
    if (lease === undefined) throw new AppError('reader/no-card', {});
    if (lease !== shown) {
      stopListening?.();
      since.clear();
      shown = lease;
      stopListening = lease.onLost((reason) => {
        if (state.snapshot.phase === 'ready') state.show({ ...idle, phase: 'failed', error: reason });
        shown = undefined;
      });
    }
    return lease;
  };

  const ask = async (): Promise<void> => {
    if (working !== undefined) return;
    const abort = new AbortController();
    working = { abort, run: () => undefined };
    state.show({ ...idle, phase: 'asking' });
    try {
      await take().run((card, signal) => query(card, pins[0], signal), { signal: abort.signal });
      for (const name of pins.slice(1)) {
        const counter = since.get(name) ?? earlier?.(name);
        if (counter !== undefined) count(name, counter);
      }
      state.tell({ phase: 'ready' });
    } catch (error) {
      state.show(
        abort.signal.aborted ? idle : { ...state.snapshot, phase: 'failed', error: toAppError(error) },
      );
    } finally {
      working = undefined;
    }
  };

  /** After a press that came to nothing the card is asked again, and no other question is answered by guessing. */
  const askAgain = async (lease: CardLease, failed: PinName, direct: boolean): Promise<void> => {
    const { signal } = new AbortController();
    await lease
      .run(
        async (card, either) =>
          direct
            ? count(failed, await card.queryPin(failed, { signal: either, plain }))
            : query(card, failed, either),
        { signal },
      )
      .catch(() => undefined);
  };

  const conclude = async (error: AppError, lease: CardLease, run: PressRun | undefined): Promise<void> => {
    if (run?.stopped === true) {
      state.show({ ...told(), phase: 'ready' });
      return;
    }
    const risk = run?.atStake;
    const reason = risk === undefined || error.code === risk ? error : new AppError(risk, {}, error);
    if (isAppError(reason, 'session/cancelled')) {
      state.show(idle);
      return;
    }
    const failedPin = run?.last ?? pins[0];
    const isWrong = isAppError(reason, 'card/pin-wrong');
    if (isWrong) count(failedPin, { state: 'tries', left: reason.detail.triesLeft });
    if (isAppError(reason, 'card/pin-blocked')) count(failedPin, { state: 'blocked' });
    else if (lease.lost === undefined) await askAgain(lease, failedPin, isWrong);
    state.show({
      ...told(),
      phase: lease.lost === undefined ? 'ready' : 'failed',
      error: reason,
      ...(ABOUT_A_PIN.includes(reason.code) ? { failedPin } : {}),
    });
  };

  const work = async (ready: Ready, confirmed: boolean): Promise<void> => {
    const abort = new AbortController();
    let run: PressRun | undefined;
    working = { abort, run: () => run };
    state.show({ ...told(), phase: 'working' });
    let lease: CardLease | undefined;
    try {
      lease = take();
      await lease.run(
        async (card, signal) => {
          run = createPressRun({
            card,
            signal,
            plain,
            confirmed,
            shown: () => state.snapshot.pins,
            query: (name) => query(card, name, signal),
            count,
            onProgress: (progress) => state.tell({ progress }),
          });
          await perform(run, ready);
        },
        { signal: abort.signal },
      );
      state.tell({ phase: 'done' });
    } catch (error) {
      const reason = toAppError(error);
      if (lease === undefined) state.show({ ...idle, phase: 'failed', error: reason });
      else await conclude(reason, lease, run);
    } finally {
      for (const pin of ready.pins) pin[Symbol.dispose]();
      working = undefined;
    }
  };

  /** What was told of the counters, without what the press before came to. */
  const told = (): ActSnapshot => {
    const { phase, pins: counted, needsConfirmation, blocked } = state.snapshot;
    return { phase, pins: counted, needsConfirmation, blocked, progress: idle.progress };
  };

  return {
    get snapshot() {
      return state.snapshot;
    },
    subscribe: (listener) => state.subscribe(listener),
    ask,
    press(typed: Typed & Press) {
      if (working !== undefined) return Promise.resolve();
      let ready: Ready;
      try {
        ready = parse(typed);
      } catch (error) {
        state.show({ ...told(), error: toAppError(error) });
        return Promise.resolve();
      }
      const { counter } = state.snapshot.pins[0] ?? {};
      const isTold =
        shown !== undefined && shown === leaseNow() && counter?.state === 'tries' && !state.snapshot.blocked;
      // Nothing is sent before the person was told of the tries.
      if (ready.weak !== true && isTold) return work(ready, typed.confirmed === true);
      for (const pin of ready.pins) pin[Symbol.dispose]();
      if (!isTold) return ask();
      if (ready.weak === true) state.show({ ...told(), weak: true });
      return Promise.resolve();
    },
    cancel() {
      const run = working?.run();
      run?.cancel();
      // A command that carries a PIN and has begun is not cut off: nobody would know whether a try was used.
      if (run?.atStake === undefined) working?.abort.abort(new AppError('session/cancelled', {}));
    },
  };
}
