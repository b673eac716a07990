import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { KigenElement } from '../element';
import { plain, type Text } from '../../i18n';
import { say } from '../say';
import { base, forms } from '../styles';
import { type DateProblem, EMPTY_DATE, type Era, type TypedDate } from '../typed-date';
import { warnIcon } from '../icons';

const ERAS: readonly Era[] = ['western', 'reiwa', 'heisei'];
type Part = 'year' | 'month' | 'day';
const PARTS: readonly Part[] = ['year', 'month', 'day'];

/** A date in either calendar: event `typed` carries what stands in the fields. */
@customElement('kigen-date-field')
export class KigenDateField extends KigenElement {
  static override styles = [
    base,
    forms,
    css`
      .parts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
        margin-block-start: 0.75rem;
      }
      input {
        inline-size: 4.75rem;
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .year input {
        inline-size: 6.5rem;
      }
      .sign {
        display: inline-grid;
        place-content: center;
        inline-size: 1.6rem;
        block-size: 1.6rem;
        margin-inline-end: 0.5rem;
        border-radius: 50%;
        background: var(--key);
        color: var(--key-ink);
        font-size: 0.95rem;
        line-height: 1;
      }
      .optional {
        font-weight: 400;
        white-space: nowrap;
      }
      .problem {
        margin-block-start: 0.6rem;
      }
      .problem svg {
        margin-block-start: 0.2rem;
      }
    `,
  ];

  @property({ attribute: false }) legend: Text = '';
  /** The same sign stands at its place in the picture; empty without one. */
  @property({ attribute: false }) sign = '';
  @property({ attribute: false }) hint: Text = '';
  @property({ attribute: false }) value: TypedDate = EMPTY_DATE;
  @property({ attribute: false }) problem: DateProblem | undefined;

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    const { type } = this.t;
    const described = this.problem === undefined ? 'hint' : 'problem hint';
    return html`<fieldset>
      <legend>
        ${this.sign === '' ? nothing : html`<span class="sign" aria-hidden="true">${this.sign}</span>`}${say(
          this.legend,
        )}
        <span class="optional soft small">${say(type.optional)}</span>
      </legend>
      <p id="hint" class="soft small">${say(this.hint)}</p>
      <div class="parts">
        <label>
          ${say(type.era)}
          <select @change=${this.#era}>
            ${ERAS.map(
              (era) =>
                html`<option value=${era} ?selected=${era === this.value.era}>
                  ${plain(type.eras[era])}
                </option>`,
            )}
          </select>
        </label>
        ${PARTS.map(
          (part) =>
            html`<label class=${part}>
              ${say(type[part])}
              <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength="8"
                .value=${this.value[part]}
                aria-describedby=${described}
                aria-invalid=${this.problem === undefined ? 'false' : 'true'}
                @input=${(event: Event) => this.#set({ [part]: valueOf(event) })}
              />
            </label>`,
        )}
      </div>
      ${
        this.problem === undefined
          ? nothing
          : html`<p id="problem" class="problem">${warnIcon}${say(type.problems[this.problem])}</p>`
      }
    </fieldset>`;
  }

  #era(event: Event): void {
    const era = ERAS.find((one) => one === valueOf(event));
    if (era !== undefined) this.#set({ era });
  }

  #set(change: Partial<TypedDate>): void {
    this.value = { ...this.value, ...change };
    this.dispatchEvent(new CustomEvent<TypedDate>('typed', { detail: this.value }));
  }
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
