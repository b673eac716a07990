import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type LocaleTag, loadSigningWords, type SigningWords } from '../../i18n';

/** The words about signatures in the person's language, once they have come; anew when it changes. */
export class SigningWordsController implements ReactiveController {
  words: SigningWords | undefined;
  #tag: LocaleTag | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly tag: () => LocaleTag,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const tag = this.tag();
    if (tag !== this.#tag) void this.#load(tag);
  }

  async #load(tag: LocaleTag): Promise<void> {
    this.#tag = tag;
    try {
      const words = await loadSigningWords(tag);
      if (tag === this.#tag) this.words = words;
    } catch {
      // The chunk did not come: the next drawing asks again.
      this.#tag = undefined;
      return;
    }
    this.host.requestUpdate();
  }
}
