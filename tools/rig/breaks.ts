/** One-line breaks: under each, the case that it names must go red. `npm run rig -- --breaks` shows it. */
export interface RigBreak {
  /** The rule that the line keeps. */
  readonly rule: string;
  /** From the project's root. */
  readonly file: string;
  /** A piece of one line that stands there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The case's full name. */
  readonly case: string;
}

export const breaks: readonly RigBreak[] = [];
