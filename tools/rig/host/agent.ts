/** The guest as the host's programs use it: agent.sh at its end runs what is asked here. */
import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { text } from 'node:stream/consumers';

/** This machine's loopback, as the guest sees it: for the rig itself, and for the sites. */
export const HOST = '10.0.2.2';
export const SITES = '10.0.3.2';

export interface Said {
  readonly ok: boolean;
  /** Both streams, in that order: tools differ in where they say what matters. */
  readonly text: string;
}

export interface Guest extends AsyncDisposable {
  /** Runs a line of shell; the connection is its descriptor 5, and ends with the last process that holds it. */
  open(command: string): Promise<Socket>;
  /** Runs a program to its end; its failure is an answer, not an error. */
  ask(program: string, ...args: readonly string[]): Promise<Said>;
  /**
   * Runs a program that has to succeed; gives what it said.
   * @throws Error with all that it said
   */
  insist(program: string, ...args: readonly string[]): Promise<string>;
  write(path: string, content: string): Promise<void>;
}

/** Waits for the guest on a port of its own. */
export interface Waiting {
  readonly port: number;
  readonly guest: Promise<Guest>;
}

/** Seconds: the slowest tool under emulation on a busy machine takes half a minute. */
const LIMIT = 300;

export async function waitForGuest(): Promise<Waiting> {
  const opened = new Map<string, (socket: Socket) => void>();
  let found: (agent: Socket) => void = () => undefined;
  const agent = new Promise<Socket>((resolve) => (found = resolve));
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    // A guest that ends drops its connections; whoever waits for one sees its end.
    socket.on('error', () => socket.destroy());
    void firstLine(socket).then((line) => {
      if (line === 'agent') found(socket);
      opened.get(line)?.(socket);
      opened.delete(line);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = async (): Promise<void> => {
    (await agent).end();
    server.close();
  };
  return {
    port: (server.address() as AddressInfo).port,
    guest: agent.then((socket) => ({ ...commands(socket, opened), [Symbol.asyncDispose]: end })),
  };
}

function commands(
  agent: Socket,
  opened: Map<string, (socket: Socket) => void>,
): Omit<Guest, typeof Symbol.asyncDispose> {
  let last = 0;
  const open: Guest['open'] = (command) => {
    const number = String((last += 1));
    const socket = new Promise<Socket>((resolve) => opened.set(number, resolve));
    agent.write(`${number} ${command}\n`);
    return socket;
  };
  const ask: Guest['ask'] = async (program, ...args) => {
    const command = [program, ...args].map(quoted).join(' ');
    const run = `timeout ${LIMIT} ${command} >&5 2>$said; status=$?`;
    const socket = await open(`said=/run/said.$BASHPID; ${run}; cat $said >&5; printf '\\n%s' $status >&5`);
    const all = await text(socket);
    const end = all.lastIndexOf('\n');
    return { ok: all.slice(end + 1) === '0', text: all.slice(0, end).trim() };
  };
  const insist: Guest['insist'] = async (program, ...args) => {
    const said = await ask(program, ...args);
    if (!said.ok) throw new Error(`${program} ${args.join(' ')}: ${said.text}`);
    return said.text;
  };
  return {
    open,
    ask,
    insist,
    write: async (path, content) => {
      await insist('sh', '-c', `mkdir -p "\${1%/*}" && printf %s "$2" > "$1"`, 'sh', path, content);
    },
  };
}

/** One word of a shell's line, whatever stands in it but a line's end. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Takes the first line off a connection, and leaves the rest in it: paused, so `resume` it where `data` is listened to. */
export function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let have = Buffer.alloc(0);
    const take = (chunk: Buffer): void => {
      have = Buffer.concat([have, chunk]);
      const end = have.indexOf('\n');
      if (end < 0) return;
      socket.pause().off('data', take);
      if (end + 1 < have.length) socket.unshift(have.subarray(end + 1));
      resolve(have.toString('utf8', 0, end));
    };
    // A socket that was paused by hand does not flow again by itself.
    socket.on('data', take).resume();
  });
}
