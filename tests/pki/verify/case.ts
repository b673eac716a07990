import type { Bytes } from '../../../src/bytes';
import type { JudgeOptions } from './world';

/** One certificate of the rejection matrix and what must be said of it. */
export interface Case {
  readonly title: string;
  readonly verdict: string;
  readonly reason: string;
  readonly leaf: Bytes;
  readonly options?: JudgeOptions;
  /** What openssl says, where its rules are the same as ours; left out where they are not. */
  readonly openssl?: boolean;
}
