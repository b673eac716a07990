/**
 * `npm test`: every check on a fresh machine, in under ten minutes on two cores. Its last line is `N passed, N failed`:
 * each test counts one, and so does each step that is not made of tests.
 */
import { needChromium, needOpenssl, needPoppler, needQpdf } from './judges.mjs';
import { installPackages } from './setup.mjs';
import { check, createTally, playwright, vitest } from './steps.mjs';
import { TYPE_CHECKS } from './types.mjs';

installPackages();

const tally = createTally();
const judge = (/** @type {() => Promise<string>} */ need) => async () => {
  console.log(await need());
  return { passed: 1, failed: 0 };
};

const browser = await tally.step('judge: Chromium', judge(needChromium));
await tally.step('judge: openssl', judge(needOpenssl));
await tally.step('judge: poppler', judge(needPoppler));
await tally.step('judge: qpdf', judge(needQpdf));
await tally.beside([
  ['lint: eslint, tests and tools', 'eslint', 'tests', 'tools', '*.config.*', '.*.mjs'],
  ['lint: eslint, the app', 'eslint', 'src'],
  ['lint: format', 'prettier', '--check', '.', '--log-level', 'warn'],
  ...TYPE_CHECKS,
  ['lint: dead code', 'knip'],
  ['lint: rooms', 'depcruise', 'src', '--config', '.dependency-cruiser.mjs'],
]);
await tally.step('unit, property and integration tests', vitest);
const built = await tally.step('build', check('vite', 'build'));
// In one go: a second start of the browsers, and a worker that waits for the other at the end of each, take half a minute.
await tally.step('browser, accessibility and size tests', async () => {
  if (!built || !browser) throw new Error('There is no build or no browser to test.');
  return playwright({ args: ['--grep-invert=@shots'] });
});
tally.finish();
