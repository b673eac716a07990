/** A static server with the production headers; the browser tests and `npm start` share it. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { cacheControl, HEADERS } from './headers.mjs';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The media type of a file by its name. */
export const typeOf = (/** @type {string} */ path) => TYPES[extname(path)] ?? 'application/octet-stream';

/** What is compressed on the way, as common hosts do; pictures are compact already. */
const COMPRESSED = /^text\/|javascript|json|svg|wasm/;

/**
 * Serves a folder on 127.0.0.1 and `localhost`.
 * @param {object} options
 * @param {string} options.folder
 * @param {number} [options.port] the wished one; the system picks another where it is taken. 0 or absent: any
 * @param {string} [options.base] the path under which the folder appears, with slashes at both ends
 * @param {Readonly<Record<string, string>>} [options.headers] the production headers unless given
 * @returns {Promise<{ url: string, port: number, folder: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, port = 0, base = '/', headers = HEADERS }) {
  const site = { folder };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      response.writeHead(500).end();
    });
  });

  const answer = async (
    /** @type {import('node:http').IncomingMessage} */ request,
    /** @type {import('node:http').ServerResponse} */ response,
  ) => {
    const path = pathWithin(base, request.url ?? '/');
    const file = path && join(site.folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const found = file?.startsWith(join(site.folder, sep)) && (await stat(file).catch(() => undefined));
    if (!file || !found || !found.isFile()) return void response.writeHead(404, headers).end();
    const type = typeOf(file);
    const gzip = COMPRESSED.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(200, {
      ...headers,
      'Cache-Control': cacheControl(path),
      'Content-Type': type,
      Vary: 'Accept-Encoding',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': found.size }),
    });
    if (request.method === 'HEAD') return void response.end();
    const content = createReadStream(file);
    if (gzip) content.pipe(createGzip()).pipe(response);
    else content.pipe(response);
  };

  await listen(server, port);
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://localhost:${bound}${base}`,
    port: bound,
    get folder() {
      return site.folder;
    },
    /** Another build, as after a new release. */
    set folder(next) {
      site.folder = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The path below the base, or nothing for one outside of it or one that is not UTF-8. */
function pathWithin(/** @type {string} */ base, /** @type {string} */ url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.startsWith(base) && !path.includes('\0') ? `/${path.slice(base.length)}` : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {Promise<void>} */
function listen(/** @type {import('node:http').Server} */ server, /** @type {number} */ port) {
  return new Promise((resolve, reject) => {
    const retry = (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || port === 0) return reject(error);
      server.once('error', reject).listen(0, 'localhost', resolve);
    };
    server.once('error', retry).listen(port, 'localhost', () => {
      server.off('error', retry);
      resolve();
    });
  });
}
