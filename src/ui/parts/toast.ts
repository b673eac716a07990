import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { KigenElement } from '../element';
import { Follow } from '../observable';
import { say } from '../say';
import { base, buttons } from '../styles';

/** "A new version is ready", at the foot of the page; silent while a card is being read. */
@customElement('kigen-toast')
export class KigenToast extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        position: sticky;
        inset-block-end: 0;
        padding-inline: 1rem;
      }
      .toast {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        max-inline-size: 40rem;
        margin: 0 auto 1rem;
        padding: 0.75rem 1.25rem;
        background: var(--raised);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        box-shadow: var(--shadow);
      }
      p {
        flex: 1 1 14rem;
      }
    `,
  ];

  @state() private later = false;
  @state() private busy = false;

  constructor() {
    super();
    new Follow(this, () => [this.services.updates, this.services.read]);
  }

  protected override render(): TemplateResult {
    const { updates, read } = this.services;
    const reading = !['idle', 'done', 'failed', 'cancelled'].includes(read.snapshot.phase);
    const { update } = this.t.app;
    return html`<div role="status">
      ${
        updates.waiting && !reading && !this.later
          ? html`<div class="toast">
              <p>${say(this.busy ? update.busy : update.ready)}</p>
              <div class="actions">
                <button type="button" class="main" @click=${this.#apply}>${say(update.apply)}</button>
                <button type="button" class="quiet" @click=${() => (this.later = true)}>
                  ${say(update.later)}
                </button>
              </div>
            </div>`
          : nothing
      }
    </div>`;
  }

  async #apply(): Promise<void> {
    this.busy = !(await this.services.updates.apply());
  }
}
