import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The proxy that the browser is started with. Page listeners miss a service worker's requests; nothing gets past this
 * one. It lets only `localhost` through and writes down what wanted to go elsewhere.
 */
export interface LoggingProxy {
  readonly url: string;
  /** Every request to the site, as `GET http://localhost:…`. */
  readonly own: string[];
  /** Every request to anywhere else; it was refused. */
  readonly foreign: string[];
  /** The network is off: nothing is let through, not even to the site. */
  offline: boolean;
  close(): Promise<void>;
}

/** What Chromium asks for of its own: its component updater, its sign-in, its form filler. Exact hosts, nothing wider. */
const BROWSERS_OWN =
  /^\w+ (http:\/\/)?(update\.googleapis\.com|accounts\.google\.com|content-autofill\.googleapis\.com)[:/]/;

export async function startProxy(): Promise<LoggingProxy> {
  const server = createServer(forward);
  server.on('connect', ({ url = '' }, socket) => {
    note(`CONNECT ${url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const proxy: LoggingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    own: [],
    foreign: [],
    offline: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;

  function note(line: string): void {
    if (!BROWSERS_OWN.test(line)) proxy.foreign.push(line);
  }

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target?.hostname !== 'localhost') {
      note(`${method} ${url}`);
      outgoing.writeHead(403).end();
      return;
    }
    proxy.own.push(`${method} ${url}`);
    if (proxy.offline) {
      outgoing.destroy();
      return;
    }
    const passed = request(target, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  }
}
