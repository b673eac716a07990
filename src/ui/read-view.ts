import type { ReadPhase, ReadSnapshot } from '../session';

/** What fills the page at each point of a read. */
export type ReadView =
  | { readonly name: 'start' }
  | { readonly name: 'progress' }
  | { readonly name: 'stopped' }
  | { readonly name: 'refusal' }
  | { readonly name: 'kind'; readonly kind: 'phone' | 'old-resident' }
  /** `note` stands above the board: it is still filling, or ended early. */
  | { readonly name: 'board'; readonly note: 'progress' | 'refusal' | 'stopped' | 'none' };

export type RunningPhase = Exclude<ReadPhase, 'idle' | 'done' | 'failed' | 'cancelled'>;

export function isRunning(phase: ReadPhase): phase is RunningPhase {
  return !['idle', 'done', 'failed', 'cancelled'].includes(phase);
}

/** Two dates stay on the board when a later step fails; without any the failure fills the page. */
export function viewOf({ phase, facts, error }: ReadSnapshot): ReadView {
  const { kind } = facts;
  if ((kind === 'phone' || kind === 'old-resident') && !isRunning(phase)) return { name: 'kind', kind };
  const dated = facts.bodyExpiry !== undefined || facts.authentication !== undefined;
  if (isRunning(phase)) return dated ? { name: 'board', note: 'progress' } : { name: 'progress' };
  switch (phase) {
    case 'idle':
      return { name: 'start' };
    case 'done':
      return { name: 'board', note: 'none' };
    case 'cancelled':
      return dated ? { name: 'board', note: 'stopped' } : { name: 'stopped' };
    case 'failed':
      if (error?.code === 'session/cancelled') return { name: 'stopped' };
      return dated ? { name: 'board', note: 'refusal' } : { name: 'refusal' };
  }
}
