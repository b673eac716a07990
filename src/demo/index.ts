/** The demo: a virtual reader and card below the drivers, and the drawer that moves them. */
export { DEMO_PINS } from '../sim';
export { Demo } from './demo';
export { KigenDemoDrawer } from './drawer';
