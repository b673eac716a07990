/**
 * Mutation testing of one room a run: `npm run mutate -- reminders` (tools/mutate.mjs names the room's files and its
 * tests). Constant tables are mutated as well: in some rooms they are the rules.
 */
/** The rules and the schedule are tables a person relies on; the other rooms are held to four in five. */
const floor = (process.env.KIGEN_MUTATE ?? '').startsWith('reminders') ? 90 : 80;

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A loaded machine must not pass for a mutant that hangs.
  timeoutMS: 10_000,
  ignorePatterns: ['dist', 'dist-iwa', '.cache', 'coverage', 'reports', 'test-results', 'tools/rig'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: process.env.KIGEN_MUTATION_REPORT ?? 'reports/mutation/room.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: floor, low: floor, break: floor },
  tempDirName: '.stryker-tmp',
};
