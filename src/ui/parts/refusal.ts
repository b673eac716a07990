import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AppError, ErrorCode } from '../../errors';
import type { Messages } from '../../i18n';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';

type Action = keyof Messages['read']['actions'];

/** The one next step of each refusal; what is not named here is tried once more. */
const ACTIONS: Partial<Record<ErrorCode, Action>> = {
  'browser/no-webusb': 'type',
  'browser/not-secure': 'type',
  'browser/framed': 'alone',
  'browser/too-old': 'type',
  'usb/chooser-closed': 'choose',
  'usb/chooser-blocked': 'choose',
  'usb/access-denied': 'readers',
  'usb/protected-class': 'type',
  'usb/descriptor': 'choose',
  'usb/not-a-reader': 'choose',
  'reader/level-unsupported': 'choose',
  'reader/too-long': 'choose',
  'card/malformed': 'type',
  'pki/malformed': 'type',
  'storage/forbidden': 'home',
  'storage/full': 'reminders',
  'storage/newer': 'reload',
  'storage/blocked': 'reload',
  'storage/failed': 'reminders',
  'storage/entry': 'reminders',
  'storage/evicted': 'reminders',
  'storage/file': 'reminders',
  'storage/file-newer': 'reload',
};

const LINKS: Partial<Record<Action, string>> = {
  type: '#/type',
  readers: '#/readers',
  reminders: '#/reminders',
  home: '#/',
};

/** Refusals with more to tell about the reader, this computer or the browser; in a chunk of its own. */
const MORE =
  /^(usb\/(access-denied|busy|chooser-|not-a-reader|protected-class|silent)|reader\/level-|browser\/(no-webusb|too-old)|session\/other-tab)/;

/**
 * What happened, what it means for the card, one next step. Events `retry` and `choose` ask the screen around it to
 * read again, or with another reader. `about` shows it as a page of help, without anything to press.
 */
@customElement('kigen-refusal')
export class KigenRefusal extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      dl {
        margin: 0;
        display: grid;
        gap: 1rem;
      }
      dt {
        font-size: 0.9rem;
        color: var(--soft);
      }
      dd {
        margin: 0;
        font-size: 1.05rem;
        max-inline-size: 42rem;
      }
      .step {
        margin-block-start: 1.25rem;
        padding-block-start: 1.25rem;
        border-block-start: 1px solid var(--line);
      }
      .code {
        margin-block-start: 1.25rem;
        font-size: 0.85rem;
        color: var(--soft);
      }
    `,
  ];

  @property() code: ErrorCode = 'app/unexpected';
  @property({ type: Boolean }) about = false;
  /** The refusal itself, where there is one: it may name the reader. */
  @property({ attribute: false }) error: AppError | undefined;

  protected override willUpdate(): void {
    // What does not come, offline before all was cached, is only the longer story.
    if (MORE.test(this.code)) import('./reader-refusal').catch(() => undefined);
  }

  protected override render(): TemplateResult {
    const words = this.t.errors[this.code];
    const { heads } = this.t.read.about;
    const action = ACTIONS[this.code] ?? 'retry';
    return html`<div class="panel">
        <dl>
          <div>
            <dt>${say(heads.what)}</dt>
            <dd>${say(words.what)}</dd>
          </div>
          <div>
            <dt>${say(heads.card)}</dt>
            <dd>${say(words.card)}</dd>
          </div>
          <div>
            <dt>${say(heads.next)}</dt>
            <dd><strong>${say(words.next)}</strong></dd>
          </div>
        </dl>
        ${
          this.about
            ? nothing
            : html`<div class="step actions">
                ${this.#step(action)}
                ${
                  action === 'type' || this.code.startsWith('storage/')
                    ? nothing
                    : html`<a href="#/type">${say(this.t.read.otherWay)}</a>`
                }
                ${
                  action !== 'choose' && /^(usb|reader)\//.test(this.code)
                    ? html`<button type="button" class="quiet" @click=${() => this.#ask('choose')}>
                        ${say(this.t.read.another)}
                      </button>`
                    : nothing
                }
              </div>`
        }
        <p class="code">${this.code}</p>
      </div>
      ${
        MORE.test(this.code)
          ? html`<kigen-reader-refusal code=${this.code} .error=${this.error}></kigen-reader-refusal>`
          : nothing
      }`;
  }

  #step(action: Action): TemplateResult {
    const words = say(this.t.read.actions[action]);
    const href = LINKS[action];
    if (href !== undefined) return html`<a class="button main" href=${href}>${words}</a>`;
    if (action === 'alone') {
      return html`<a class="button main" href=${location.href} target="_blank" rel="noopener">${words}</a>`;
    }
    const press = action === 'reload' ? () => location.reload() : () => this.#ask(action);
    return html`<button type="button" class="main" @click=${press}>${words}</button>`;
  }

  #ask(action: Action): void {
    this.dispatchEvent(new CustomEvent(action === 'choose' ? 'choose' : 'retry'));
  }
}
