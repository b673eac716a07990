import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KigenElement } from '../element';
import { Follow } from '../observable';
import { say } from '../say';
import { base, buttons } from '../styles';

/** Notifications from the browser: asked for only here, with their limits. */
@customElement('kigen-notify')
export class KigenNotify extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      section {
        display: grid;
        gap: 0.6rem;
      }
      p {
        max-inline-size: 46rem;
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => [this.services.notifications]);
  }

  protected override render(): TemplateResult {
    const { notifications } = this.services;
    const words = this.t.reminders.notify;
    const { state } = notifications;
    return html`<section class="panel">
      <h2>${say(words.title)}</h2>
      <p>${say(words.about)}</p>
      <p class="soft small">${say(words.limits)}</p>
      <p role="status">${say(words.states[state])}</p>
      ${
        state === 'unsupported'
          ? nothing
          : html`<div class="actions">
              ${
                state === 'on'
                  ? html`<button type="button" @click=${() => void notifications.stop()}>
                      ${say(words.stop)}
                    </button>`
                  : html`<button type="button" @click=${() => void notifications.ask()}>
                      ${say(words.ask)}
                    </button>`
              }
            </div>`
      }
    </section>`;
  }
}
