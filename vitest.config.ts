import { defineConfig } from 'vitest/config';

/** Unit, property and integration tests: Node only; the browser tests are Playwright's (tests/browser). */
const room = process.env['KIGEN_MUTATE'];

export default defineConfig({
  test: {
    // Mutants of a room are judged by the room's own tests.
    include: [room === undefined ? 'tests/**/*.test.ts' : `tests/${room}/**/*.test.ts`],
    exclude: ['tests/browser/**'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 30_000,
  },
});
