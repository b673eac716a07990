import type { Clock } from '../../clock';

export type ServiceOperation =
  | 'establishContext'
  | 'listReaders'
  | 'getStatusChange'
  | 'connect'
  | 'transmit'
  | 'startTransaction'
  | 'endTransaction'
  | 'status'
  | 'disconnect';

/** What each call passes: the plan of faults, and that one context takes one call at a time. */
export interface Guard {
  readonly clock: Clock;
  run<T>(operation: ServiceOperation, work: () => Promise<T>): Promise<T>;
}
