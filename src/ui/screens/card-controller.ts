import { ContextProvider } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { CertificateFacts, GlanceFacts } from '../../card';
import { loadCardWords, type LocaleTag } from '../../i18n';
import type { ActPin, ReadSnapshot, WholeCard } from '../../session';
import { cardWordsContext } from '../card-part';

type Validity = Pick<CertificateFacts, 'notBefore' | 'notAfter'>;

/** What the screen of a card holds beside the read: what PINs opened, the words for it, and the third date. */
export class CardController implements ReactiveController {
  /** The signature certificate's dates: once seen they stay on the board like the others, until another read. */
  signature: Validity | undefined;
  whole: WholeCard | undefined;
  /** Whether the words have come: nothing that needs them is drawn before. */
  hasWords = false;
  /** Counters as presses left them since the read. */
  #counted: GlanceFacts['pins'] = {};
  readonly #words: ContextProvider<typeof cardWordsContext, LitElement>;
  #tag: LocaleTag | undefined;
  #stop: () => void = () => undefined;
  #startedAt: number | undefined;
  #checkedAt: number | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly given: () => {
      readonly whole: WholeCard | undefined;
      readonly read: ReadSnapshot | undefined;
      readonly tag: LocaleTag;
    },
  ) {
    this.#words = new ContextProvider(host, { context: cardWordsContext });
    host.addController(this);
  }

  /** What the read told, with the counters as they are now. */
  facts(read: GlanceFacts): GlanceFacts {
    return { ...read, pins: { ...read.pins, ...this.#counted } };
  }

  count(pins: readonly ActPin[]): void {
    const told = pins.flatMap(({ name, counter }) =>
      counter === undefined ? [] : [[name, counter] as const],
    );
    this.#counted = { ...this.#counted, ...Object.fromEntries(told) };
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const { whole, read, tag } = this.given();
    if (tag !== this.#tag) {
      this.#tag = tag;
      void this.#load(tag);
    }
    if (whole !== this.whole) {
      this.#stop();
      this.whole = whole;
      this.#stop = whole?.opened.subscribe(() => this.#changed(whole)) ?? (() => undefined);
    }
    if (read?.startedAt !== this.#startedAt) {
      this.#startedAt = read?.startedAt;
      this.signature = undefined;
      this.#counted = {};
    }
    if (read?.phase === 'done' && this.#checkedAt !== read.startedAt) {
      this.#checkedAt = read.startedAt;
      void whole?.checkCertificate();
    }
  }

  hostDisconnected(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.whole = undefined;
  }

  async #load(tag: LocaleTag): Promise<void> {
    try {
      const words = await loadCardWords(tag);
      if (tag === this.#tag) this.#words.setValue(words);
      this.hasWords = true;
      this.host.requestUpdate();
    } catch {
      // Offline before everything was cached: the board stands without what needs these words.
    }
  }

  #changed({ opened: { snapshot } }: WholeCard): void {
    const { signature } = snapshot;
    if (signature !== undefined)
      this.signature = { notBefore: signature.notBefore, notAfter: signature.notAfter };
    this.host.requestUpdate();
  }
}
