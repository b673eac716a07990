import { build } from 'vite';
import { demoKeys } from '../../support/demo-keys';
import { KEY_NAMES, type PlainKeys } from './sim-keys';
import { ROOT, SIM_BUNDLE } from './paths';

/** Bundles the simulator's mount apart from the product: the build under test is served as it is. */
export default async function globalSetup(): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    define: { KIGEN_SIM_KEYS: JSON.stringify(await plainKeys()) },
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

async function plainKeys(): Promise<PlainKeys> {
  const made = await Promise.all(KEY_NAMES.map(async (name) => [name, await demoKeys(name)] as const));
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  return JSON.parse(JSON.stringify(Object.fromEntries(made), plain)) as PlainKeys;
}
