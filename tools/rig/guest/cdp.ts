/**
 * The DevTools protocol by hand. Playwright's list of pages leaves out targets of the type `app`, which is what the
 * window of an Isolated Web App is.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

export interface Session {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  /** Evaluates an expression in the page; a promise is awaited. */
  evaluate(expression: string): Promise<unknown>;
  close(): void;
}

const PATIENCE = 180_000;

/** Waits until the browser at this port shows such a target. */
export async function findTarget(port: number, fits: (target: Target) => boolean): Promise<Target> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const targets = await fetch(`http://127.0.0.1:${port}/json/list`).then(
      (response) => response.json() as Promise<Target[]>,
      () => [],
    );
    const found = targets.find(fits);
    if (found !== undefined) return found;
    if (performance.now() > end)
      throw new Error(`no such target: ${targets.map(({ url }) => url).join(' ')}`);
    await sleep(500);
  }
}

/** Opens a tab; a browser that was started to install an app, or headless, may show another first. */
export async function openTarget(port: number, url: string): Promise<Target> {
  await findTarget(port, () => true);
  const response = await fetch(`http://127.0.0.1:${port}/json/new?${url}`, { method: 'PUT' });
  return (await response.json()) as Target;
}

export async function attach({ webSocketDebuggerUrl }: Target): Promise<Session> {
  const socket = new WebSocket(webSocketDebuggerUrl);
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no connection to ${webSocketDebuggerUrl}`)));
  });
  let last = 0;
  const send: Session['send'] = async (method, params = {}) => {
    const id = (last += 1);
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  };
  return {
    send,
    async evaluate(expression) {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as { result: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };
      if (exceptionDetails)
        throw new Error(exceptionDetails.exception?.description ?? 'the expression threw');
      return result.value;
    },
    close: () => socket.close(),
  };
}

interface Answer {
  readonly id: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}
