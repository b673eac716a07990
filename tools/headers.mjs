/** The production headers, in one place: the server, the page's meta element and public/_headers take them from here. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' blob:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html kigen',
};

/** @param {readonly (readonly [string, string])[]} entries */
const policy = (entries) => entries.map(([name, value]) => `${name} ${value}`).join('; ');

export const CSP = policy(Object.entries(directives));

/** For `<meta>`, where `frame-ancestors` has no effect but an error in the console. */
export const META_CSP = policy(Object.entries(directives).filter(([name]) => name !== 'frame-ancestors'));

/** @type {Readonly<Record<string, string>>} */
export const HEADERS = {
  'Content-Security-Policy': CSP,
  'Permissions-Policy': 'usb=(self), camera=(), microphone=(), geolocation=()',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Hashed names never change their content; everything else is asked for again. */
export const cacheControl = (/** @type {string} */ path) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** The `_headers` file of Netlify and Cloudflare Pages. */
export function headersFile() {
  const lines = (/** @type {Readonly<Record<string, string>>} */ headers) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines(HEADERS),
    '/assets/*',
    ...lines({ 'Cache-Control': cacheControl('/assets/') }),
    '/sw.js',
    ...lines({ 'Cache-Control': cacheControl('/sw.js') }),
    '',
  ].join('\n');
}
