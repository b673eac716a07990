import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { AppError } from '../errors';
import type { DateWords, Messages } from '../i18n';
import { type Locale, localeContext, type Services, servicesContext } from './services';

/** A component with the app's services and words. */
export abstract class KigenElement extends LitElement {
  readonly #services = new ContextConsumer(this, { context: servicesContext });
  readonly #locale = new ContextConsumer(this, { context: localeContext, subscribe: true });

  protected get services(): Services {
    return given(this.#services.value);
  }

  protected get locale(): Locale {
    return given(this.#locale.value);
  }

  /** The words in the person's language. */
  protected get t(): Messages {
    return this.locale.messages;
  }

  protected get dates(): DateWords {
    return this.locale.dates;
  }
}

/** A component that fills the page: it has the one `h1`, to which the focus goes when it opens. */
export abstract class KigenScreen extends KigenElement {
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }
}

export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new AppError('app/unexpected', {});
  return value;
}
