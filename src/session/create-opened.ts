import type { Clock } from '../clock';
import { type AppError, toAppError } from '../errors';
import { compareAttributes } from './compare';
import { observable } from './observable';
import type { Checks, Opened, OpenedSnapshot } from './opened';
import { wipeAll } from './wipe-all';

/** How long opened values stay when nobody does anything, in ms, and how long before that it is said. */
const STAY = 300_000;
const WARNING = 30_000;

type OpenedValues = Pick<OpenedSnapshot, 'text' | 'face' | 'signature' | 'authentication'>;

/** A check at work: tells each verdict as soon as it is there. */
export type Check = (tell: (news: Partial<Checks>) => void) => Promise<void>;

/** The holder with what only use cases may do. */
export interface OpenedStore extends Opened {
  put(values: OpenedValues): void;
  /**
   * Counts a check as running while it works. What it tells counts unless all was forgotten meanwhile. Never rejects:
   * what went wrong is an issue.
   */
  check(work: Check): Promise<void>;
  note(issue: AppError): void;
  /** Forgets the checks too. */
  forgetAll(): void;
}

const NO_CHECKS: Checks = { running: 0, issues: [] };
const EMPTY: OpenedSnapshot = { checks: NO_CHECKS, closing: false, timedOut: false };

export function createOpened(clock: Clock): OpenedStore {
  const state = observable(EMPTY);
  let waiting: AbortController | undefined;
  /** Changes with every forgetting: what began before it has nothing to tell. */
  let age = 0;

  const tellChecks = (news: Partial<Checks>): void =>
    state.tell({ checks: { ...state.snapshot.checks, ...news } });
  const note = (issue: AppError): void => tellChecks({ issues: [...state.snapshot.checks.issues, issue] });

  /**
   * The controller is let go with its reason: an error keeps the frames that it was made in, and with them the view
   * that was on the page then, My Number included (seen in a heap snapshot).
   */
  const stopWaiting = (): void => {
    waiting?.abort();
    waiting = undefined;
  };

  const stay = (): void => {
    stopWaiting();
    const { text, face, signature, authentication } = state.snapshot;
    if ([text, face, signature, authentication].every((value) => value === undefined)) return;
    waiting = new AbortController();
    state.tell({ closesAt: clock.now() + STAY, closing: false });
    void close(waiting.signal);
  };

  /** The warning is given in full even after the machine slept through both times. */
  const close = async (signal: AbortSignal): Promise<void> => {
    try {
      await clock.sleep(STAY - WARNING, { signal });
      state.tell({ closesAt: clock.now() + WARNING, closing: true });
      await clock.sleep(WARNING, { signal });
    } catch {
      return;
    }
    forget(true, state.snapshot.checks);
  };

  const forget = (timedOut: boolean, kept: Checks): void => {
    stopWaiting();
    age += 1;
    const { text, face, signature, authentication } = state.snapshot;
    wipeAll([text, face, signature, authentication]);
    state.show({ ...EMPTY, timedOut, checks: { ...kept, running: 0 } });
  };

  return {
    get snapshot() {
      return state.snapshot;
    },
    subscribe: (listener) => state.subscribe(listener),
    keepShowing: stay,
    forget: () => forget(false, state.snapshot.checks),
    forgetAll: () => forget(false, NO_CHECKS),
    put(values) {
      state.tell({ ...values, timedOut: false });
      const { text, signature } = state.snapshot;
      if (text?.attributes !== undefined && signature !== undefined) {
        state.tell({ comparison: compareAttributes(signature.attributes, text.attributes) });
      }
      stay();
    },
    async check(work) {
      const begun = age;
      const tell = (news: Partial<Checks>): void => {
        if (begun === age) tellChecks(news);
      };
      tell({ running: state.snapshot.checks.running + 1 });
      try {
        await work(tell);
      } catch (error) {
        if (begun === age) note(toAppError(error));
      } finally {
        tell({ running: state.snapshot.checks.running - 1 });
      }
    },
    note,
  };
}
