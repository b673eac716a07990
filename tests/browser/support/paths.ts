import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');
export const DIST = join(ROOT, 'dist');
export const SIM_BUNDLE = { folder: join(ROOT, '.cache/browser'), file: 'mount-sim.js' };
