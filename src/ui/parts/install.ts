import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KigenElement } from '../element';
import { Follow } from '../observable';
import { say } from '../say';
import { base, buttons } from '../styles';

/** The hint that the app can be installed, while the browser offers it. */
@customElement('kigen-install')
export class KigenInstall extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      .panel {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.5rem;
        align-items: center;
      }
      .panel > div:first-child {
        flex: 1 1 16rem;
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => [this.services.install]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { install } = this.services;
    if (!install.offered) return nothing;
    const words = this.t.app.install;
    return html`<div class="panel">
      <div>
        <strong>${say(words.offer)}</strong>
        <p class="soft small">${say(words.why)}</p>
      </div>
      <div class="actions">
        <button type="button" @click=${() => void install.install()}>${say(words.button)}</button>
        <button type="button" class="quiet" @click=${() => install.dismiss()}>${say(words.later)}</button>
      </div>
    </div>`;
  }
}
