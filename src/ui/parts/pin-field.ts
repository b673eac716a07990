import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Text } from '../../i18n';
import { KigenCardPart } from '../card-part';
import { warnIcon } from '../icons';
import { say } from '../say';
import { base, buttons, forms } from '../styles';
import type { PinField } from './pin-tasks';

/**
 * One uncontrolled input. Its value is read once, by `take`, and is in no property, state or event of ours. It stands
 * outside of any form, so that no key submits it anywhere.
 */
@customElement('kigen-pin-field')
export class KigenPinField extends KigenCardPart {
  static override styles = [
    base,
    buttons,
    forms,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
      }
      input {
        flex: 1 1 6rem;
        inline-size: 100%;
        min-inline-size: 0;
        max-inline-size: 20rem;
        font: inherit;
        font-size: 1.25rem;
        letter-spacing: 0.12em;
        min-block-size: 3rem;
        padding: 0.3rem 0.75rem;
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--ink);
      }
      label {
        display: block;
        font-weight: 700;
        font-size: 1rem;
        margin-block-end: 0.25rem;
      }
      .problem {
        font-size: 0.95rem;
        margin-block-start: 0.4rem;
        line-height: 1.5;
      }
    `,
  ];

  @property({ attribute: false }) field: PinField | undefined;
  @property({ attribute: false }) label: TemplateResult | string | undefined;
  @property({ attribute: false }) rule: Text = '';
  /** The card's room found the form of what was sent wrong. */
  @property({ attribute: false }) broken = false;
  @property({ attribute: false }) initial = '';
  @state() private shown = false;
  @state() private wrong = false;
  @query('input') private readonly input!: HTMLInputElement | null;

  override focus(): void {
    void this.updateComplete.then(() => this.input?.focus());
  }

  /** Whether the form is right, as the browser sees it; says so beside the field where it is not. */
  check(): boolean {
    this.wrong = this.input?.validity.valid !== true;
    return !this.wrong;
  }

  /** What was typed; the field is as at first and hidden again afterwards: empty, unless it had a beginning. */
  take(): string {
    const { input } = this;
    if (input === null) return '';
    const { value } = input;
    input.value = this.initial;
    this.shown = false;
    return value;
  }

  protected override firstUpdated(): void {
    if (this.input !== null) this.input.value = this.initial;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { field, shown } = this;
    if (field === undefined) return nothing;
    const { pin: words } = this.words;
    const isWrong = this.wrong || this.broken;
    return html`
      <label for="pin">${this.label}</label>
      <div class="line">
        <input
          id="pin"
          type=${field.secret && !shown ? 'password' : 'text'}
          inputmode=${field.digits ? 'numeric' : 'text'}
          autocomplete=${field.autocomplete}
          autocapitalize="characters"
          spellcheck="false"
          pattern=${field.pattern}
          required
          aria-invalid=${isWrong ? 'true' : 'false'}
          aria-describedby=${isWrong ? 'rule' : nothing}
          @input=${this.#typed}
          @keydown=${this.#key}
        />
        ${
          field.secret
            ? html`<button
                type="button"
                class="quiet"
                aria-pressed=${shown ? 'true' : 'false'}
                @click=${() => (this.shown = !shown)}
              >
                ${say(shown ? words.hide : words.show)}
              </button>`
            : nothing
        }
      </div>
      ${isWrong ? html`<p id="rule" class="problem">${warnIcon}<span>${say(this.rule)}</span></p>` : nothing}
    `;
  }

  #typed(): void {
    this.wrong = false;
  }

  #key({ key, isComposing }: KeyboardEvent): void {
    if (key === 'Enter' && !isComposing) this.dispatchEvent(new CustomEvent('enter'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kigen-pin-field': KigenPinField;
  }
}
