import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LOCALES } from '../../i18n';
import { KigenElement } from '../element';
import { Follow } from '../observable';
import { say } from '../say';
import { base } from '../styles';

/**
 * Furigana on or off, before the content, where the language has readings. They are hidden from screen readers in any
 * case (say.ts); the switch is for whoever reads better without.
 */
@customElement('kigen-ruby-switch')
export class KigenRubySwitch extends KigenElement {
  static override styles = [
    base,
    css`
      button {
        display: inline-flex;
        gap: 0.5rem;
        align-items: center;
        min-block-size: var(--target);
        padding: 0 0.7rem;
        border: 0;
        border-radius: 8px;
        background: none;
        color: var(--key);
        font: inherit;
        font-size: 0.95rem;
        cursor: pointer;
      }
      button:hover {
        background: var(--quiet-soft);
      }
      .track {
        inline-size: 2.2rem;
        block-size: 1.25rem;
        padding: 0.15rem;
        border: 2px solid currentcolor;
        border-radius: 1rem;
      }
      .knob {
        display: block;
        inline-size: 0.7rem;
        block-size: 100%;
        border-radius: 50%;
        background: currentcolor;
      }
      [aria-checked='true'] .knob {
        margin-inline-start: auto;
      }
      @media (forced-colors: active) {
        .knob {
          background: ButtonText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => [this.services.furigana]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { furigana } = this.services;
    if (LOCALES.find(({ tag }) => tag === this.locale.tag)?.furigana !== true) return nothing;
    return html`<button
      type="button"
      role="switch"
      aria-checked=${String(furigana.value)}
      @click=${() => furigana.set(!furigana.value)}
    >
      ${say(this.t.app.nav.furigana)}
      <span class="track" aria-hidden="true"><span class="knob"></span></span>
    </button>`;
  }
}
