import { defineConfig } from 'vitest/config';

/** Unit, property and integration tests: Node only; the browser tests are Playwright's (tests/browser). */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 30_000,
  },
});
