import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadReaderWords, type LocaleTag, type ReaderWords } from '../../i18n';

/** The words about readers in the language of its host; undefined until their chunk has come. */
export class ReaderWordsIn implements ReactiveController {
  value: ReaderWords | undefined;
  #tag: LocaleTag | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly tag: () => LocaleTag,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const tag = this.tag();
    if (tag === this.#tag) return;
    this.#tag = tag;
    loadReaderWords(tag).then(
      (words) => {
        if (tag !== this.#tag) return;
        this.value = words;
        this.host.requestUpdate();
      },
      // Without its words the part stays away; what stands around it tells the refusal.
      () => undefined,
    );
  }
}
