import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Text } from '../../i18n';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base, buttons } from '../styles';

/** Something that nobody may see by chance: its content is not even on the page until the person uncovers it. */
@customElement('kigen-covered')
export class KigenCovered extends KigenCardPart {
  static override styles = [
    base,
    buttons,
    css`
      .covered {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        padding: 0.6rem 1rem;
        border: 1px dashed var(--edge);
        border-radius: var(--radius-small);
        background: repeating-linear-gradient(135deg, var(--quiet-soft) 0 8px, transparent 8px 16px);
      }
      .covered strong {
        margin-inline-end: auto;
        padding-inline: 0.4rem;
        background: var(--surface);
      }
      .digits {
        font-size: clamp(1.4rem, 1.1rem + 1.5vw, 2rem);
        font-weight: 700;
        letter-spacing: 0.04em;
        font-variant-numeric: tabular-nums;
      }
      .open {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
      }
    `,
  ];

  @property({ attribute: false }) name: Text = '';
  /** Draws the content, when it is asked for. */
  @property({ attribute: false }) content: () => TemplateResult = () => html``;
  @state() private open = false;

  protected override render(): TemplateResult {
    const { views } = this.words;
    if (this.open) {
      return html`<div class="open">
        ${this.content()}
        <button type="button" class="quiet" @click=${this.#toggle}>${say(views.cover)}</button>
      </div>`;
    }
    return html`<div class="covered">
      <strong>${say(this.name)}</strong>
      <span class="soft small">${say(views.covered)}</span>
      <button type="button" @click=${this.#toggle}>${say(views.uncover)}</button>
    </div>`;
  }

  #toggle(): void {
    this.open = !this.open;
    void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
  }
}
