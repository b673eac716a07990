import { build } from 'vite';
import { ROOT, SIM_BUNDLE } from './paths';

/** Bundles the simulator's mount apart from the product: the build under test is served as it is. */
export default async function globalSetup(): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    build: {
      target: 'chrome120',
      minify: false,
      outDir: SIM_BUNDLE.folder,
      lib: {
        entry: 'tests/browser/support/mount-sim.ts',
        formats: ['iife'],
        name: 'kigenSimBundle',
        fileName: () => SIM_BUNDLE.file,
      },
    },
  });
}
