import { type Bytes, concat } from '../bytes';
import { AppError } from '../errors';
import {
  type CardChannel,
  changeReferenceData,
  type Command,
  computeSignature,
  isSuccess,
  readBinary,
  readBinaryShort,
  readRecord,
  readRecordShort,
  type Response,
  selectApplication,
  StatusWord,
  verify,
  verifyQuery,
} from '../protocol/iso7816';
import { AIDS, type ElementaryFile, PINS } from './applications';
import type { FilePart, PinOptions, ReadFileOptions, Selection, SignOptions } from './calls';
import type { ApplicationName, PinCounter, PinName } from './facts';
import { CardLink, type CardOptions } from './link';
import type { Pin } from './pin';
import { readCounter, saysApplicationAbsent, statusError } from './status';

/** The last offset that READ BINARY can name: P1 bit 8 is taken (ISO/IEC 7816-4, 7.2.2). */
const LAST_OFFSET = 0x7fff;
const SMALL_READ = 128;
/** How long the card may take for a command that carries a PIN, in ms: longer than for any other. */
const SECRET_LIMIT = 5000;
/** P2 of VERIFY: specific reference data, of the current EF; with a short EF identifier in its low bits, of that one. */
const CURRENT_PIN = 0x80;
/** P2 of the signature command: the current EF's key, or the application's own. */
const CURRENT_KEY = 0x80;
const OWN_KEY = 0x00;

/**
 * A My Number Card over its channel, with what must be remembered between commands: which application is current,
 * whether short EF identifiers are taken, and what each counter said. One at a time for each channel.
 */
export class Card {
  readonly #link: CardLink;
  readonly #counters = new Map<PinName, number>();
  #maxRead: number;
  #current: ApplicationName | undefined;
  #queryNeedsLe = false;
  #queryAnswered = false;
  #counterMoved = false;
  /** The PIN that the command before asked, and P2 of the form that answered. */
  #asked: { readonly pin: PinName; readonly reference: number } | undefined;
  /** The PIN that the command before opened, its EF being the current one. */
  #opened: PinName | undefined;

  constructor(channel: CardChannel) {
    this.#link = new CardLink(channel, () => {
      this.#asked = undefined;
      this.#opened = undefined;
    });
    this.#maxRead = channel.maxRead;
  }

  /** The largest read that costs one exchange. */
  get maxRead(): number {
    return this.#maxRead;
  }

  /** Commands that the card has answered. */
  get commands(): number {
    return this.#link.commands;
  }

  /** The current application; undefined before the first SELECT and after one that failed. */
  get current(): ApplicationName | undefined {
    return this.#current;
  }

  /** Whether a counter was seen to move by itself: no PIN of this card is asked any more. */
  get counterMoved(): boolean {
    return this.#counterMoved;
  }

  /** The tries that a PIN has left, if the command before asked for them: a VERIFY may follow at once. */
  askedTries(pin: PinName): number | undefined {
    return this.#asked?.pin === pin ? this.#counters.get(pin) : undefined;
  }

  /** Commands that one query of a counter costs at the most. */
  get queryCost(): number {
    if (!this.#queryAnswered) return 4;
    return this.#link.plainForm ? 2 : 1;
  }

  /** Selects an application by its full identifier, which takes away every right that a PIN gave. */
  async select(application: ApplicationName, options: CardOptions): Promise<Selection> {
    this.#current = undefined;
    const { sw } = await this.#link.send(selectApplication(AIDS[application]), options);
    if (!isSuccess(sw)) return { presence: saysApplicationAbsent(sw) ? 'absent' : 'unknown', sw };
    this.#current = application;
    return { presence: 'present', sw };
  }

  /**
   * Reads a record of a record-structured EF of the current application.
   * @throws AppError `card/status`, or what the channel throws
   */
  async readRecord(file: ElementaryFile, record: number, options: CardOptions): Promise<Bytes> {
    const { data, sw } = await this.#link.byForm(
      'record',
      file,
      readRecordShort(file.id, record),
      () => this.#link.send(readRecord(record), options),
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
    const first = await this.#link.byForm(
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
    // No copy where none is needed: what was read may have to be wiped.
    return { data: data.length > total ? data.slice(0, total) : data, complete: data.length >= total };
  }

  /**
   * Asks how many tries a PIN of the current application has left, which spends none.
   * @throws AppError `card/counter-moved` when a counter is lower than on the query before, and from then on for
   *   every PIN of this card without asking it
   */
  async queryPin(pin: PinName, options: PinOptions): Promise<PinCounter> {
    if (this.#counterMoved) throw new AppError('card/counter-moved', {});
    const file = PINS[pin];
    let reference = CURRENT_PIN | file.id;
    const plain = (): Promise<Response> => {
      reference = CURRENT_PIN;
      return this.#queryCurrent(options);
    };
    const { sw } =
      options.plain === true
        ? await this.#link.selected(file, plain, options)
        : await this.#link.byForm('pin', file, verifyQuery(reference), plain, options);
    this.#queryAnswered ||= sw !== StatusWord.wrongLength;
    const counter = readCounter(sw);
    const left = counter.state === 'tries' ? counter.left : counter.state === 'blocked' ? 0 : undefined;
    if (left !== undefined) {
      this.#counterMoved = left < (this.#counters.get(pin) ?? 0);
      if (this.#counterMoved) throw new AppError('card/counter-moved', {});
      this.#counters.set(pin, left);
    }
    if (counter.state === 'tries') this.#asked = { pin, reference };
    return counter;
  }

  /**
   * VERIFY with data, once, in the form whose query was the command before and told of tries left (ISO/IEC 7816-4,
   * 11.6.6). The PIN is wiped whatever happens.
   * @throws AppError `card/pin-wrong`, `card/pin-blocked`, `card/status`; `card/pin-uncertain` when the link broke or
   *   was cut in between: a try may have been used; `app/unexpected` when the query was not the command before
   */
  async verify(pin: PinName, secret: Pin, options: CardOptions): Promise<void> {
    using held = secret;
    const asked = this.#asked;
    if (asked?.pin !== pin) throw new AppError('app/unexpected', {});
    // Whatever is answered, and if nothing is: the count before tells nothing of the one after.
    options.signal?.throwIfAborted();
    this.#counters.delete(pin);
    const command = verify(asked.reference, held.bytes);
    const { sw } = await this.#sendSecret(command, options, 'card/pin-uncertain');
    const counter = readCounter(sw);
    if (counter.state === 'verified') {
      if (asked.reference === CURRENT_PIN) this.#opened = pin;
      return;
    }
    if (counter.state === 'tries') {
      this.#counters.set(pin, counter.left);
      throw new AppError('card/pin-wrong', { triesLeft: counter.left });
    }
    if (counter.state !== 'blocked') throw statusError('verify', sw);
    this.#counters.set(pin, 0);
    throw new AppError('card/pin-blocked', {});
  }

  /**
   * CHANGE REFERENCE DATA to the new value, right after a VERIFY of the same current EF (ISO/IEC 7816-4, 11.6.7; the
   * form was measured by public projects). The PIN is wiped whatever happens.
   * @throws AppError `card/status` when the card refused and nothing changed, `card/change-uncertain` when the answer
   *   is lost: either PIN may be the right one
   */
  async change(pin: PinName, fresh: Pin, options: CardOptions): Promise<void> {
    using held = fresh;
    if (this.#opened !== pin) throw new AppError('app/unexpected', {});
    options.signal?.throwIfAborted();
    const command = changeReferenceData(CURRENT_PIN, held.bytes);
    const { sw } = await this.#sendSecret(command, options, 'card/change-uncertain');
    if (!isSuccess(sw)) throw statusError('change-pin', sw);
  }

  /**
   * A signature over a DigestInfo, which the chip pads by PKCS #1 v1.5: by a key whose PIN was verified, or without
   * one by the current application's own, which no PIN guards: the proof that the chip is there.
   * @throws AppError `card/status`
   */
  async sign(data: Bytes, { key, ...options }: SignOptions): Promise<Bytes> {
    const response = await (key === undefined
      ? this.#link.send(computeSignature(0x00, OWN_KEY, data), options)
      : this.#link.selected(
          key,
          () => this.#link.send(computeSignature(0x00, CURRENT_KEY, data), options),
          options,
        ));
    if (!isSuccess(response.sw)) throw statusError('sign', response.sw);
    return response.data;
  }

  /**
   * READ BINARY of the current EF. An Le that is answered by 6700 is tried once more as another one: few octets become
   * 256, many become 128, which then stays the limit.
   */
  async #readPart(offset: number, want: number, options: CardOptions): Promise<Response & { asked: number }> {
    const le = Math.min(want, this.#maxRead);
    const answer = await this.#link.send(readBinary(offset, le), options);
    if (answer.sw !== StatusWord.wrongLength) return { ...answer, asked: le };
    const asked = le > SMALL_READ ? SMALL_READ : 256;
    if (asked < le) this.#maxRead = asked;
    return { ...(await this.#link.send(readBinary(offset, asked), options)), asked };
  }

  /** VERIFY without data on the current EF, in the length that this card takes. */
  async #queryCurrent(options: CardOptions): Promise<Response> {
    if (!this.#queryNeedsLe) {
      const answer = await this.#link.send(verifyQuery(CURRENT_PIN), options);
      if (answer.sw !== StatusWord.wrongLength) return answer;
    }
    const answer = await this.#link.send({ ...verifyQuery(CURRENT_PIN), le: 256 }, options);
    this.#queryNeedsLe = answer.sw !== StatusWord.wrongLength;
    return answer;
  }

  /** Sends a command that carries a PIN: begun, it is not to be cancelled, and never sent again. */
  async #sendSecret(
    command: Command,
    options: CardOptions,
    lost: 'card/pin-uncertain' | 'card/change-uncertain',
  ): Promise<Response> {
    try {
      return await this.#link.send(command, options, SECRET_LIMIT);
    } catch (error) {
      throw new AppError(lost, {}, error);
    }
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
