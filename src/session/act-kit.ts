import type { AppError } from '../errors';
import { isAppError } from '../errors';
import type { Check, OpenedStore } from './create-opened';
import type { CardLease } from './lease';
import type { WholeCardDeps } from './whole-card';

/** What every use case of the whole card is made from. */
export interface ActKit extends Pick<WholeCardDeps, 'read' | 'verify' | 'random'> {
  readonly opened: OpenedStore;
  readonly lease: () => CardLease | undefined;
  /** Runs a check after the press that made it possible; its end is awaited by nobody but tests. */
  readonly afterwards: (work: Check) => void;
}

/**
 * Reads a part as far as it can be read: what the card has wrong is noted and loses only itself, since the checks
 * still have to tell of it.
 */
export function attempt<T>({ opened }: Pick<ActKit, 'opened'>, parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!isOfTheCard(error)) throw error;
    opened.note(error);
    return undefined;
  }
}

function isOfTheCard(error: unknown): error is AppError {
  return isAppError(error) && /^(card|pki)\//.test(error.code);
}
