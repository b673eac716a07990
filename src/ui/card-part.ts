import { ContextConsumer, createContext } from '@lit/context';
import type { CardWords } from '../i18n';
import { given, KigenElement } from './element';

export const cardWordsContext = createContext<CardWords>(Symbol('card words'));

/** A component of the card's screen, with the words for what PINs open; put on the page once they have come. */
export abstract class KigenCardPart extends KigenElement {
  readonly #words = new ContextConsumer(this, { context: cardWordsContext, subscribe: true });

  protected get words(): CardWords {
    return given(this.#words.value);
  }
}
