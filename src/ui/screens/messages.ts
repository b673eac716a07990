import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ERROR_CODES, type ErrorCode } from '../../errors';
import { KigenScreen } from '../element';
import { messageRoute } from '../routes';
import { say } from '../say';
import { base } from '../styles';
import '../parts/refusal';

/** Layers of codes that a person would look for together. */
const GROUPS = {
  browser: ['browser'],
  usb: ['usb'],
  reader: ['reader'],
  link: ['bytes', 'atr', 'tlv', 'block', 't0', 'apdu'],
  card: ['card', 'pki'],
  storage: ['storage'],
} as const;
const NAMED: readonly string[] = Object.values(GROUPS).flat();

function groupOf(code: ErrorCode): string {
  const [layer = ''] = code.split('/');
  if (!NAMED.includes(layer)) return 'app';
  return Object.entries(GROUPS).find(([, layers]) => layers.some((one) => one === layer))?.[0] ?? 'app';
}

/** Every message of the app, to be looked up. */
@customElement('kigen-messages')
export class KigenMessages extends KigenScreen {
  static override styles = [
    base,
    css`
      section {
        margin-block-start: 1.5rem;
      }
      ul {
        padding-inline-start: 1.3rem;
      }
      li {
        padding-block: 0.25rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { messages } = this.t.pages;
    return html`
      <h1 tabindex="-1">${say(messages.title)}</h1>
      <p class="lead">${say(messages.lead)}</p>
      ${Object.entries(messages.groups).map(
        ([group, name]) =>
          html`<section class="panel">
            <h2>${say(name)}</h2>
            <ul>
              ${ERROR_CODES.filter((code) => groupOf(code) === group).map(
                (code) => html`<li><a href=${messageRoute(code)}>${say(this.t.errors[code].title)}</a></li>`,
              )}
            </ul>
          </section>`,
      )}
    `;
  }
}

/** One message, as it appears, and what it means. */
@customElement('kigen-message')
export class KigenMessage extends KigenScreen {
  static override styles = [
    base,
    css`
      kigen-refusal {
        margin-block: 1.5rem;
      }
    `,
  ];

  @property({ attribute: false }) code: ErrorCode = 'app/unexpected';

  protected override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${say(this.t.errors[this.code].title)}</h1>
      <p class="lead">${say(this.t.read.about.lead)}</p>
      <kigen-refusal code=${this.code} about></kigen-refusal>
      <p><a href="#/help/messages">${say(this.t.pages.messages.title)}</a></p>
    `;
  }
}
