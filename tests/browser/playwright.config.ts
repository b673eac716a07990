import { defineConfig } from '@playwright/test';

/** Browser tests of the production build in dist/ (`npm run build` makes it). See README.md. */
export const config = defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './support/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { locale: 'ja-JP', timezoneId: 'America/Los_Angeles', viewport: { width: 1280, height: 900 } },
});

// Playwright takes its configuration from the default export alone.
export { config as default };
