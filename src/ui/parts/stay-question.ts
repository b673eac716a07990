import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StayAnswer } from '../../reminders';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';

/** "Does your stay in Japan have an end date?" Event `answer` carries what was chosen. */
@customElement('kigen-stay-question')
export class KigenStayQuestion extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      .panel {
        border-color: var(--key);
        background: var(--key-soft);
        display: grid;
        gap: 0.6rem;
      }
      summary {
        min-block-size: var(--target);
        padding-block: 0.5rem;
        color: var(--key);
        cursor: pointer;
      }
      .answered {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        align-items: center;
      }
    `,
  ];

  @property() stay: StayAnswer = 'unanswered';

  /** A row waits for the answer; otherwise the question stands back. */
  @property({ type: Boolean }) urgent = false;

  protected override render(): TemplateResult {
    const { stay } = this.t.board;
    if (this.stay !== 'unanswered') {
      return html`<div class="answered">
        <p class="soft">${say(stay.answered[this.stay])}</p>
        <button type="button" class="quiet" @click=${() => this.#answer('unanswered')}>
          ${say(stay.change)}
        </button>
      </div>`;
    }
    return this.urgent
      ? html`<section class="panel" aria-labelledby="stay">
          <h3 id="stay">${say(stay.question)}</h3>
          ${this.#choice()}
        </section>`
      : html`<details>
          <summary>${say(stay.question)}</summary>
          <div class="panel">${this.#choice()}</div>
        </details>`;
  }

  #choice(): TemplateResult {
    const { stay } = this.t.board;
    return html`<p>${say(stay.permanent)}</p>
      <div class="actions">
        <button type="button" @click=${() => this.#answer('no-end')}>${say(stay.no)}</button>
        <button type="button" @click=${() => this.#answer('has-end')}>${say(stay.yes)}</button>
      </div>
      <p class="soft small">${say(stay.why)}</p>`;
  }

  #answer(detail: StayAnswer): void {
    this.dispatchEvent(new CustomEvent<StayAnswer>('answer', { detail }));
  }
}
