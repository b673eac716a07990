import { type Card, type ElementaryFile, type Pin, type PinCounter, type PinName, tlvSize } from '../card';
import { AppError, isAppError } from '../errors';
import type { Bytes } from '../bytes';
import type { ActPin, ActSnapshot } from './act';

/** A file to read: its size in octets, or how its first part tells it; the outer TLV tells where neither is given. */
export interface FileToRead {
  readonly file: ElementaryFile;
  readonly size?: number | ((start: Bytes) => number | undefined);
}

type FilesToRead = Readonly<Record<string, FileToRead | undefined>>;

/** One press at work. Every VERIFY of the app passes through here. */
export interface PressRun {
  readonly card: Card;
  /** For every command of the press. */
  readonly call: { readonly signal: AbortSignal; readonly onCommand: () => void };
  /**
   * Sends one VERIFY, if the counter is no lower than what the person was shown and two tries are left or the person
   * has confirmed; a second one for the same PIN is never sent. The PIN is wiped.
   * @throws what `Card.verify` throws; `session/cancelled` where the person has to be told of the counter first
   */
  verify(name: PinName, secret: Pin): Promise<void>;
  /** Sends a new PIN once, right after the VERIFY of the old one, and wipes it. */
  change(name: PinName, fresh: Pin): Promise<void>;
  /**
   * The second VERIFY of a change, which was announced before it began: it proves the new PIN.
   * @throws AppError `card/change-unproved`, whatever it was that went wrong
   */
  prove(name: PinName, fresh: Pin): Promise<void>;
  /** Reads the files of the current application one after another, as far as each goes. */
  readFiles<Files extends FilesToRead>(files: Files): Promise<{ [Name in keyof Files]: Bytes }>;
  /** The PIN that the last VERIFY was for. */
  readonly last: PinName | undefined;
  /** Nothing was sent because the counter has to be shown first. */
  readonly stopped: boolean;
  /** What is to be said if the link breaks at this moment: a secret command is under way. */
  readonly atStake: 'card/pin-uncertain' | 'card/change-uncertain' | 'card/change-unproved' | undefined;
  /** Ends the press, once the answer to a secret command under way has come. */
  cancel(): void;
}

interface PressRunOptions {
  readonly card: Card;
  readonly signal: AbortSignal;
  readonly plain: boolean;
  readonly confirmed: boolean;
  /** What the person was shown last. */
  readonly shown: () => readonly ActPin[];
  /** Selects the PIN's application, asks its counter and shows it. */
  readonly query: (name: PinName) => Promise<void>;
  /** Shows a counter. */
  readonly count: (name: PinName, counter: PinCounter) => void;
  readonly onProgress: (progress: ActSnapshot['progress']) => void;
}

export function createPressRun(options: PressRunOptions): PressRun {
  const { card, signal, confirmed, query, count, onProgress } = options;
  const sent = new Set<PinName>();
  let last: PinName | undefined;
  let stopped = false;
  let cancelled = false;
  let atStake: PressRun['atStake'];
  let done = 0;
  let expected = 1;
  const show = (): void => onProgress({ done, of: Math.max(done, expected) });
  const call = {
    signal,
    onCommand: (): void => {
      done += 1;
      show();
    },
  };

  const counterOf = (name: PinName): PinCounter | undefined =>
    options.shown().find((pin) => pin.name === name)?.counter;

  /** Asks the counter unless the command before did, and stops where the person does not know what it says. */
  const guard = async (name: PinName): Promise<void> => {
    const before = counterOf(name);
    const asked = card.askedTries(name);
    if (asked === undefined) await query(name);
    // The command before may have been another act's question: this one was shown an older answer.
    else count(name, { state: 'tries', left: asked });
    const now = counterOf(name);
    const known = before?.state === 'tries' ? before.left : 0;
    const mayGo = now?.state === 'tries' && now.left >= known && (now.left >= 2 || confirmed);
    if (mayGo) return;
    stopped = true;
    throw new AppError('session/cancelled', {});
  };

  /** A command that carries a PIN: what the person cancels meanwhile ends after its answer. */
  const secretly = async (
    risk: NonNullable<PressRun['atStake']>,
    send: () => Promise<void>,
  ): Promise<void> => {
    signal.throwIfAborted();
    atStake = risk;
    await send();
    atStake = undefined;
    if (cancelled) throw new AppError('session/cancelled', {});
  };

  const readFile = async ({ file, size = sizeByTlv }: FileToRead): Promise<Bytes> => {
    const { data } = await card.readFile(file, {
      ...call,
      size:
        typeof size === 'number'
          ? size
          : (start) => {
              const told = size(start);
              if (told !== undefined) expected += Math.max(0, Math.ceil(told / card.maxRead) - 1);
              show();
              return told;
            },
    });
    return data;
  };

  return {
    card,
    call,
    get last() {
      return last;
    },
    get stopped() {
      return stopped;
    },
    get atStake() {
      return atStake;
    },
    async verify(name, secret) {
      using held = secret;
      if (sent.has(name)) throw new AppError('app/unexpected', {});
      last = name;
      await guard(name);
      sent.add(name);
      try {
        await secretly('card/pin-uncertain', () => card.verify(name, held, call));
      } catch (error) {
        // The card has answered: nothing is at stake any more.
        if (!isAppError(error, 'card/pin-uncertain')) atStake = undefined;
        throw error;
      }
      count(name, { state: 'verified' });
    },
    async change(name, fresh) {
      using held = fresh;
      await secretly('card/change-uncertain', () => card.change(name, held, call));
    },
    async prove(name, fresh) {
      using held = fresh;
      try {
        await query(name);
        await secretly('card/change-unproved', () => card.verify(name, held, call));
      } catch (error) {
        if (cancelled && isAppError(error, 'session/cancelled')) throw error;
        throw new AppError('card/change-unproved', {}, error);
      }
      count(name, { state: 'verified' });
    },
    async readFiles<Files extends FilesToRead>(files: Files) {
      const list = Object.entries(files).filter(
        (entry): entry is [string, FileToRead] => entry[1] !== undefined,
      );
      expected = done + list.length;
      const found: [string, Bytes][] = [];
      for (const [name, file] of list) found.push([name, await readFile(file)]);
      return Object.fromEntries(found) as { [Name in keyof Files]: Bytes };
    },
    cancel() {
      cancelled = true;
    },
  };
}

/** What is no TLV tells no size: then its first part is all that is read of it. */
function sizeByTlv(start: Bytes): number | undefined {
  try {
    return tlvSize(start);
  } catch {
    return undefined;
  }
}
