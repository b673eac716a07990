import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { META_CSP } from './tools/headers.mjs';

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

export default defineConfig({
  // Relative URLs: the build also runs from a sub-path.
  base: './',
  build: {
    target: 'chrome120',
    // An inlined data: URL would break the CSP.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  plugins: [
    csp,
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
        // Vite's hashed names need no revision: an older page still finds its chunks by their own URL.
        dontCacheBustURLsMatching: /^assets\//,
        minify: true,
        sourcemap: false,
      },
    }),
  ],
});
