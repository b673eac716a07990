import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type GuidanceWords, loadGuidance, type LocaleTag } from '../i18n';

/** The guidance in the person's language, once it has come; asked for when `tag` gives one, anew when it changes. */
export class GuidanceController implements ReactiveController {
  words: GuidanceWords | undefined;
  #tag: LocaleTag | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly tag: () => LocaleTag | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const tag = this.tag();
    if (tag !== undefined && tag !== this.#tag) void this.#load(tag);
  }

  async #load(tag: LocaleTag): Promise<void> {
    this.#tag = tag;
    this.words = undefined;
    try {
      const words = await loadGuidance(tag);
      if (tag === this.#tag) this.words = words;
    } catch {
      // The chunk did not come: the page around it says all that it can, and the next drawing asks again.
      this.#tag = undefined;
      return;
    }
    this.host.requestUpdate();
  }
}
