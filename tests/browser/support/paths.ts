import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');
/** The build under test: dist/, or another folder below the root. */
export const DIST = join(ROOT, process.env['KIGEN_DIST'] ?? 'dist');
export const SIM_BUNDLE = { folder: join(ROOT, '.cache/browser'), file: 'mount-sim.js' };
