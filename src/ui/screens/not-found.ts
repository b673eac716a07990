import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KigenScreen } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';

@customElement('kigen-not-found')
export class KigenNotFound extends KigenScreen {
  static override styles = [
    base,
    buttons,
    css`
      .actions {
        margin-block-start: 1.5rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { lostScreen } = this.t.app;
    return html`
      <h1 tabindex="-1">${say(lostScreen.title)}</h1>
      <p class="lead">${say(lostScreen.why)}</p>
      <p class="actions"><a class="button" href="#/">${say(lostScreen.back)}</a></p>
    `;
  }
}
