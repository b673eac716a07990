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
      .answered {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        align-items: center;
      }
    `,
  ];

  @property() stay: StayAnswer = 'unanswered';

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
    return html`<section class="panel" aria-labelledby="stay">
      <h2 id="stay">${say(stay.question)}</h2>
      <p>${say(stay.permanent)}</p>
      <div class="actions">
        <button type="button" @click=${() => this.#answer('no-end')}>${say(stay.no)}</button>
        <button type="button" @click=${() => this.#answer('has-end')}>${say(stay.yes)}</button>
      </div>
      <p class="soft small">${say(stay.why)}</p>
    </section>`;
  }

  #answer(detail: StayAnswer): void {
    this.dispatchEvent(new CustomEvent<StayAnswer>('answer', { detail }));
  }
}
