import { relative } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { headersFile, META_CSP } from './tools/headers.mjs';
import { addLicences, noteLicences } from './tools/licences.mjs';

/** The CSP in the page as well, for hosts that set no headers; only the build has it (the dev server injects). */
const csp: Plugin = {
  name: 'kigen-csp',
  apply: 'build',
  transformIndexHtml: {
    order: 'pre',
    handler: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: META_CSP },
        injectTo: 'head-prepend',
      },
    ],
  },
};

/** The production headers in the form that Netlify and Cloudflare Pages read. */
const headers: Plugin = {
  name: 'kigen-headers',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
  },
};

/** The app's chunk is asked for with the entry that imports it, not after it (boot.ts). */
const preload: Plugin = {
  name: 'kigen-preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.name === 'app')
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head' as const,
        })),
  },
};

/** Which source files went into which chunk, beside the build manifest: the size check looks for rooms there. */
const modules: Plugin = {
  name: 'kigen-modules',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk'
        ? [[file.fileName, file.moduleIds.map((id) => relative(import.meta.dirname, id))] as const]
        : [],
    );
    this.emitFile({
      type: 'asset',
      fileName: '.vite/modules.json',
      source: JSON.stringify(Object.fromEntries(chunks), null, 1),
    });
  },
};

/**
 * The certificate library and what it stands on say nothing of side effects, so that all of it would be kept: what the
 * page asks of them has none beyond its own module. What the build verifies with is seen in the browser tests.
 */
const WITHOUT_SIDE_EFFECTS = /node_modules\/(@peculiar|asn1js|pvutils|pvtsutils|tsyringe|tslib)\//;

/**
 * What is asked for together is packed together: many small chunks weigh a tenth more than few, since each is compressed
 * alone. The first that a module fits takes it, with all that it needs: a board of saved dates wants nothing of a read.
 */
const CHUNKS = [
  { name: 'entry', tags: ['$initial' as const] },
  { name: 'app', test: /src\/main\.ts$/ },
  { name: 'glossary', test: /src\/i18n\/glossary/ },
  ...['ja', 'en', 'ja-simple'].flatMap((tag) => [
    { name: tag, test: new RegExp(`src/i18n/${tag}/(?!card|guidance|readers|signing)`) },
    { name: `${tag}-more`, test: new RegExp(`src/i18n/${tag}/(?!signing)`) },
  ]),
  { name: 'board', test: /src\/ui\/(screens\/(saved|typed)\.ts|parts\/(refusal|sections)\.ts|board-)/ },
  {
    name: 'read',
    test: /src\/(session|reader|card|protocol|pki)\/(?!verify|catalogue)|src\/ui\/screens\/card/,
  },
  { name: 'readers', test: /src\/(reader\/catalogue|ui\/parts\/reader-|ui\/screens\/(readers|diagnostics))/ },
  { name: 'screens', test: /src\/ui\/(?!.*signing)/ },
  // The last, so that it takes nothing that others need: it is not in the precache, but fetched when it is first wanted.
  { name: 'signing', test: /src\/(signing\/|documents\.ts|ui\/screens\/signing)/ },
].map((group, index, all) => ({ ...group, priority: all.length - index }));

export default defineConfig({
  // Relative URLs: the build also runs from a sub-path.
  base: './',
  build: {
    target: 'chrome120',
    // An inlined data: URL would break the CSP.
    assetsInlineLimit: 0,
    manifest: true,
    // The licences of what is bundled ask to be handed on with it.
    license: { fileName: 'licenses.md' },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !WITHOUT_SIDE_EFFECTS.test(id) },
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
  // tsyringe brings an older one of its own.
  resolve: { dedupe: ['tslib'] },
  worker: {
    format: 'es',
    plugins: () => [noteLicences()],
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name === 'openjpeg' ? '' : 'signing-'}[name]-[hash].js`,
      },
    },
  },
  plugins: [
    csp,
    headers,
    modules,
    preload,
    addLicences(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // main.ts registers it, through the Trusted Types policy; the manifest is a file of public/.
      injectRegister: false,
      manifest: false,
      injectManifest: {
        target: 'chrome120',
        globPatterns: ['**/*.{html,js,css,wasm,png,svg,webmanifest}'],
        // Fetched when they are wanted, and kept from then on (later.ts).
        globIgnores: ['assets/signing*', 'assets/openjpeg*'],
        // Vite's hashed names need no revision: an older page still finds its chunks by their own URL.
        dontCacheBustURLsMatching: /^assets\//,
        rollupFormat: 'iife',
        buildPlugins: { vite: [addLicences()] },
        minify: true,
        sourcemap: false,
      },
    }),
  ],
});
