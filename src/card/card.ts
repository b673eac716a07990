import { type Bytes, concat } from '../bytes';
import { AppError } from '../errors';
import {
  type CardChannel,
  type Command,
  isSuccess,
  readBinary,
  readBinaryShort,
  readRecord,
  readRecordShort,
  type Response,
  selectApplication,
  selectFile,
  StatusWord,
  verifyQuery,
} from '../protocol/iso7816';
import { AIDS, type ElementaryFile, PINS } from './applications';
import type { ApplicationName, PinCounter, PinName, Presence } from './facts';
import { readCounter, refusesShortForm, saysApplicationAbsent, statusError } from './status';

export interface CardOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after every answer. */
  readonly onCommand?: (() => void) | undefined;
}

/** What SELECT answered for an application. */
export interface Selection {
  /** `unknown` when the status word tells neither. */
  readonly presence: Presence;
  readonly sw: number;
}

export interface ReadFileOptions extends CardOptions {
  /**
   * How many octets to read: a number, or what the first part tells by its own header (undefined = it does not tell:
   * only that part is read).
   */
  readonly size: number | ((start: Bytes) => number | undefined);
  /** Called after the first part, before the next command. */
  readonly onStart?: (start: Bytes) => void;
}

/** What was read of a file. */
export interface FilePart {
  readonly data: Bytes;
  /** False when the file ended before the octets that it announced. */
  readonly complete: boolean;
}

/** Commands that have a form with a short EF identifier: a card may take one and refuse another. */
type CommandKind = 'binary' | 'record' | 'pin';

/** The last offset that READ BINARY can name: P1 bit 8 is taken (ISO/IEC 7816-4, 7.2.2). */
const LAST_OFFSET = 0x7fff;
const SMALL_READ = 128;
/** P2 of VERIFY: specific reference data, of the current EF; with a short EF identifier in its low bits, of that one. */
const CURRENT_PIN = 0x80;

/**
 * A My Number Card over its channel, with what must be remembered between commands: which application is current,
 * whether short EF identifiers are taken, and what each counter said. One at a time for each channel.
 */
export class Card {
  readonly #channel: CardChannel;
  readonly #shortFormTaken = new Set<CommandKind>();
  readonly #counters = new Map<PinName, number>();
  #maxRead: number;
  #current: ApplicationName | undefined;
  #plainForm = false;
  #queryNeedsLe = false;
  #queryAnswered = false;
  #counterMoved = false;
  #commands = 0;

  constructor(channel: CardChannel) {
    this.#channel = channel;
    this.#maxRead = channel.maxRead;
  }

  /** The largest read that costs one exchange. */
  get maxRead(): number {
    return this.#maxRead;
  }

  /** Commands that the card has answered. */
  get commands(): number {
    return this.#commands;
  }

  /** The current application; undefined before the first SELECT and after one that failed. */
  get current(): ApplicationName | undefined {
    return this.#current;
  }

  /** Whether a counter was seen to move by itself: no PIN of this card is asked any more. */
  get counterMoved(): boolean {
    return this.#counterMoved;
  }

  /** Commands that one query of a counter costs at the most. */
  get queryCost(): number {
    if (!this.#queryAnswered) return 4;
    return this.#plainForm ? 2 : 1;
  }

  /** Selects an application by its full identifier, which takes away every right that a PIN gave. */
  async select(application: ApplicationName, options: CardOptions): Promise<Selection> {
    this.#current = undefined;
    const { sw } = await this.#send(selectApplication(AIDS[application]), options);
    if (!isSuccess(sw)) return { presence: saysApplicationAbsent(sw) ? 'absent' : 'unknown', sw };
    this.#current = application;
    return { presence: 'present', sw };
  }

  /**
   * Reads a record of a record-structured EF of the current application.
   * @throws AppError `card/status`, or what the channel throws
   */
  async readRecord(file: ElementaryFile, record: number, options: CardOptions): Promise<Bytes> {
    const { data, sw } = await this.#byForm(
      'record',
      file,
      readRecordShort(file.id, record),
      () => this.#send(readRecord(record), options),
      options,
    );
    if (!isSuccess(sw)) throw statusError('read-record', sw);
    return data;
  }

  /**
   * Reads a transparent EF of the current application from its start, in parts of `maxRead` octets. Its parts follow
   * each other at once: a short EF identifier makes another EF current.
   * @throws AppError `card/status` when nothing can be read, `card/malformed` when more comes than was asked for,
   *   what `size` throws, or what the channel throws
   */
  async readFile(file: ElementaryFile, options: ReadFileOptions): Promise<FilePart> {
    const fixed = typeof options.size === 'number' ? options.size : this.#maxRead;
    let asked = Math.min(fixed, this.#maxRead);
    const first = await this.#byForm(
      'binary',
      file,
      readBinaryShort(file.id, 0, asked),
      async () => {
        const part = await this.#readPart(0, asked, options);
        asked = part.asked;
        return part;
      },
      options,
    );
    let data = checkedPart(first, asked);
    options.onStart?.(data);
    const total = typeof options.size === 'number' ? options.size : (options.size(data) ?? data.length);
    let ended = isEnd(first, asked);
    while (data.length < total && data.length <= LAST_OFFSET && !ended) {
      const part = await this.#readPart(data.length, total - data.length, options);
      if (part.sw === StatusWord.wrongOffset) break;
      data = concat(data, checkedPart(part, part.asked));
      ended = isEnd(part, part.asked);
    }
    return { data: data.slice(0, total), complete: data.length >= total };
  }

  /**
   * Asks how many tries a PIN of the current application has left, which spends none.
   * @throws AppError `card/counter-moved` when a counter is lower than on the query before, and from then on for
   *   every PIN of this card without asking it
   */
  async queryPin(pin: PinName, options: CardOptions): Promise<PinCounter> {
    if (this.#counterMoved) throw new AppError('card/counter-moved', {});
    const file = PINS[pin];
    const { sw } = await this.#byForm(
      'pin',
      file,
      verifyQuery(CURRENT_PIN | file.id),
      () => this.#queryCurrent(options),
      options,
    );
    this.#queryAnswered ||= sw !== StatusWord.wrongLength;
    const counter = readCounter(sw);
    const left = counter.state === 'tries' ? counter.left : counter.state === 'blocked' ? 0 : undefined;
    if (left !== undefined) {
      this.#counterMoved = left < (this.#counters.get(pin) ?? 0);
      if (this.#counterMoved) throw new AppError('card/counter-moved', {});
      this.#counters.set(pin, left);
    }
    return counter;
  }

  /**
   * Sends the form with a short EF identifier; where its first use is refused, selects the EF and sends the plain
   * form, and keeps to that for the rest of the session if it was the form that was refused and not the file.
   */
  async #byForm(
    kind: CommandKind,
    file: ElementaryFile,
    short: Command,
    plain: () => Promise<Response>,
    options: CardOptions,
  ): Promise<Response> {
    if (!this.#plainForm) {
      const answer = await this.#send(short, options);
      if (!refusesShortForm(answer.sw)) this.#shortFormTaken.add(kind);
      if (this.#shortFormTaken.has(kind)) return answer;
    }
    const selected = await this.#send(selectFile(file.id), options);
    if (!isSuccess(selected.sw)) return selected;
    const answer = await plain();
    if (!refusesShortForm(answer.sw)) this.#plainForm = true;
    return answer;
  }

  /**
   * READ BINARY of the current EF. An Le that is answered by 6700 is tried once more as another one: few octets become
   * 256, many become 128, which then stays the limit.
   */
  async #readPart(offset: number, want: number, options: CardOptions): Promise<Response & { asked: number }> {
    const le = Math.min(want, this.#maxRead);
    const answer = await this.#send(readBinary(offset, le), options);
    if (answer.sw !== StatusWord.wrongLength) return { ...answer, asked: le };
    const asked = le > SMALL_READ ? SMALL_READ : 256;
    if (asked < le) this.#maxRead = asked;
    return { ...(await this.#send(readBinary(offset, asked), options)), asked };
  }

  /** VERIFY without data on the current EF, in the length that this card takes. */
  async #queryCurrent(options: CardOptions): Promise<Response> {
    if (!this.#queryNeedsLe) {
      const answer = await this.#send(verifyQuery(CURRENT_PIN), options);
      if (answer.sw !== StatusWord.wrongLength) return answer;
    }
    const answer = await this.#send({ ...verifyQuery(CURRENT_PIN), le: 256 }, options);
    this.#queryNeedsLe = answer.sw !== StatusWord.wrongLength;
    return answer;
  }

  async #send(command: Command, { signal, onCommand }: CardOptions): Promise<Response> {
    const response = await this.#channel.transmit(command, { signal });
    this.#commands += 1;
    onCommand?.();
    return response;
  }
}

function isEnd({ data, sw }: Response, asked: number): boolean {
  return sw === StatusWord.endOfFile || data.length < asked;
}

function checkedPart({ data, sw }: Response, asked: number): Bytes {
  if (!isSuccess(sw) && sw !== StatusWord.endOfFile) throw statusError('read-binary', sw);
  if (data.length > asked) throw new AppError('card/malformed', { what: 'more octets than asked for' });
  return data;
}
