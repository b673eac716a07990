/**
 * Chromium over the DevTools protocol's pipe: the one door to its PWA domain, which installs and opens an Isolated Web
 * App. Playwright leaves out targets of the type `app`, which is what such a window is.
 */
import { once } from 'node:events';
import { type Guest, quoted } from '../host/agent';

/** One target's end of the connection, or the browser's own. */
export interface Session {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  /** Evaluates an expression in the page; a promise is awaited. */
  evaluate(expression: string): Promise<unknown>;
}

export interface PipedBrowser extends Session, AsyncDisposable {
  /** Speaks to one of its targets. */
  attach(targetId: string): Promise<Session>;
}

/** Messages end with a zero octet (chrome/browser/devtools: `--remote-debugging-pipe`). */
const END = '\0';

interface Answer {
  readonly id: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Milliseconds that one answer may take; the install of a bundle takes two minutes under emulation. */
const PATIENCE = 600_000;

/** @param program the guest's Chromium, or another one by its path */
export async function startPiped(
  guest: Guest,
  program: string,
  args: readonly string[],
): Promise<PipedBrowser> {
  const pipe = await guest.open(
    `exec env LANGUAGE=ja ${program} --remote-debugging-pipe ${args.map(quoted).join(' ')} 3<&5 4>&5 5>&-`,
  );
  const waiting = new Map<number, (answer: Answer) => void>();
  const ended = once(pipe, 'close').then(() => {
    for (const settle of waiting.values()) settle({ id: 0, error: { message: 'the browser has ended' } });
  });
  let received = '';
  pipe.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${received}${chunk}`.split(END);
    received = parts.pop() ?? '';
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      waiting.get(answer.id)?.(answer);
    }
  });
  pipe.resume();

  let last = 0;
  const session = (sessionId?: string): Session => {
    const send: Session['send'] = async (method, params = {}) => {
      const id = (last += 1);
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      pipe.write(JSON.stringify({ id, method, params, sessionId }) + END);
      const silence = setTimeout(() => waiting.get(id)?.({ id, error: { message: 'no answer' } }), PATIENCE);
      const { result = {}, error } = await answered;
      clearTimeout(silence);
      waiting.delete(id);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    };
    return { send, evaluate: (expression) => evaluate(send, expression) };
  };
  const whole = session();
  return {
    ...whole,
    async attach(targetId) {
      const { sessionId } = await whole.send('Target.attachToTarget', { targetId, flatten: true });
      return session(String(sessionId));
    },
    async [Symbol.asyncDispose]() {
      whole.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

async function evaluate(send: Session['send'], expression: string): Promise<unknown> {
  const { result, exceptionDetails } = (await send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })) as { result: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'the expression threw');
  return result.value;
}
