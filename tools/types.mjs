/** `npm run types`: the four programs of this house, by TypeScript's own checker. */
import { createTally } from './steps.mjs';

/**
 * The `typescript` beside `typescript-7` is the last that has the interface typescript-eslint needs; this one checks the
 * same in a fifth of the time. Both bring a `tsc`, so it is named by its path.
 */
const TSC = 'node_modules/typescript-7/bin/tsc';

/** @type {readonly (readonly [name: string, command: string, ...args: string[]])[]} the longest first */
export const TYPE_CHECKS = ['.test', '', '.core', '.worker'].map((program) => {
  const file = `tsconfig${program}.json`;
  return [`types: ${file}`, 'node', TSC, '-p', file];
});

if (import.meta.filename === process.argv[1]) {
  const tally = createTally();
  await tally.beside(TYPE_CHECKS);
  tally.finish();
}
