import { type Clock, withTimeout } from '../clock';
import { AppError } from '../errors';
import { abortable } from './abortable';

/** How long the release of one thing may take before the next is released, in ms. */
const RELEASE_LIMIT = 5000;

/**
 * What one read holds. Everything taken is released in reverse order, once; also what arrives after the scope was
 * closed, as a reader does whose opening was cancelled half-way.
 */
export class Scope {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #releases: (() => Promise<unknown>)[] = [];
  #closed: Promise<void> | undefined;

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  /**
   * Waits for something that will have to be released.
   * @throws what `pending` throws, or the signal's reason at once
   */
  take<T>(pending: Promise<T>, release: (value: T) => PromiseLike<void> | void): Promise<T> {
    this.#releases.push(() => pending.then(release, () => undefined));
    return abortable(this.#signal, pending);
  }

  /** Releases all, each within its limit; never rejects, and does it once. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    for (const release of this.#releases.reverse()) {
      await withTimeout(
        this.#clock,
        RELEASE_LIMIT,
        release(),
        () => new AppError('usb/silent', { phase: 'close', ms: RELEASE_LIMIT }),
      ).catch(() => undefined);
    }
  }
}
