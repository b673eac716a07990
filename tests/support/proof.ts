/**
 * Long proofs have a size: `npm test` runs a slice with a fixed seed, `npm run prove` sets KIGEN_PROVE=1 and runs
 * the full numbers.
 */
export const proving = process.env['KIGEN_PROVE'] === '1';

/** How many runs a proof takes: the slice, or the full number under `npm run prove`. */
export function runs(slice: number, full: number): number {
  return proving ? full : slice;
}

/** The seed of every slice, so that a red run can be repeated. */
export const SEED = 0x4b49_4745;

/**
 * One deliberate break of one line, applied to a copy of the project by `npm run prove`: the named test must go red.
 * Tables of them live in `tests/breaks/<topic>.ts`.
 */
export interface Break {
  /** What rule it breaks, with its number where it has one ("8.2 case 6: wrong bSeq"). */
  readonly rule: string;
  /** The source file, from the project's root. */
  readonly file: string;
  /** A piece of one line that stands there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The test file that must go red, and a pattern of the test's name. */
  readonly test: string;
  readonly name: string;
}
