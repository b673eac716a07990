import { availableParallelism } from 'node:os';
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
    // One load of the modules for all files of a worker: no file leaves anything behind, and each takes a second to load.
    isolate: room !== undefined,
    // Vitest leaves one processor to others: of two that is half of the time. Mutants have processes of their own.
    ...(room === undefined && { maxWorkers: availableParallelism() }),
    testTimeout: 30_000,
  },
});
