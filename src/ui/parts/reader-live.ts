import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ReaderQuery } from '../../reader/catalogue';
import type { Diagnosis } from '../../session';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';
import { verdictStyles, wholeVerdict } from './reader-verdict';
import { ReaderWordsIn } from './reader-words';

type Described = NonNullable<Diagnosis['picture']['device']>;

/** "054C:0DC8" */
export function idsOf({ vendorId, productId }: Pick<Described, 'vendorId' | 'productId'>): string {
  return [vendorId, productId].map((id) => id.toString(16).toUpperCase().padStart(4, '0')).join(':');
}

/** What is known of an attached reader; its interfaces count only where they were looked into, or are all reserved. */
export function queryOf({ vendorId, productId, interfaces }: Described): ReaderQuery {
  const known = interfaces.every((one) => one.ccid !== undefined || one.interfaceClass === 0x0b);
  return { vendorId, productId, ...(known && interfaces.length > 0 ? { interfaces } : {}) };
}

/** The attached reader's verdict, from its own descriptor. */
@customElement('kigen-reader-live')
export class KigenReaderLive extends KigenElement {
  static override styles = [
    base,
    buttons,
    verdictStyles,
    css`
      .panel {
        display: grid;
        gap: 0.9rem;
      }
      .found {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  @state() private diagnosis: Diagnosis | undefined;
  readonly #words = new ReaderWordsIn(this, () => this.locale.tag);
  #stop: () => void = () => undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.diagnosis?.cancel();
    this.diagnosis = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = this.#words.value;
    if (words === undefined) return nothing;
    const { isRunning = false, steps = {}, device, isOfService } = this.diagnosis?.picture ?? {};
    const refused = [steps.browser, steps.choose].find(
      (end) => end !== undefined && end !== 'ok' && end !== 'running',
    );
    const unopened = steps.descriptor !== undefined && !['ok', 'running'].includes(steps.descriptor);
    return html`<section class="panel">
      <h2>${say(words.live.title)}</h2>
      <p>${say(words.live.lead)}</p>
      <div role="status" class="found">
        ${
          device === undefined || isRunning
            ? nothing
            : html`<strong>${say(words.live.found(idsOf(device)))}</strong>
                ${unopened ? html`<span class="small">${say(words.live.failed)}</span>` : nothing}
                ${wholeVerdict(words, queryOf(device))}`
        }
        ${isOfService && !isRunning ? html`<strong>${say(words.live.ofService)}</strong>` : nothing}
        ${
          refused === undefined
            ? nothing
            : html`<strong>${say(this.t.errors[refused].title)}</strong>
                <span>${say(this.t.errors[refused].next)}</span>`
        }
      </div>
      <div class="actions">
        <button type="button" class="main" ?disabled=${isRunning} @click=${() => void this.#look(false)}>
          ${say(words.live.look)}
        </button>
        <button type="button" ?disabled=${isRunning} @click=${() => void this.#look(true)}>
          ${say(words.live.another)}
        </button>
        <a href="#/readers/diagnostics">${say(words.live.diagnose)}</a>
      </div>
    </section>`;
  }

  async #look(anotherReader: boolean): Promise<void> {
    const diagnosis = await this.services.diagnosis();
    if (!this.isConnected) return;
    this.#stop();
    this.diagnosis = diagnosis;
    this.#stop = diagnosis.subscribe(() => this.requestUpdate());
    // The read holds the reader as long as its board stands.
    await this.services.read.forget();
    await diagnosis.start({ upTo: 'device', anotherReader });
  }
}
