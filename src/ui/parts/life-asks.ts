import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type LifeWords, plain, type Text } from '../../i18n';
import { endsSignature, type LicenceConditions, missingForLicence } from '../../reminders';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, forms } from '../styles';

const answers = css`
  section,
  label:not(.check) {
    /* A choice is never wider than the panel, however long its words. */
    grid-template-columns: minmax(0, 1fr);
  }
  section {
    display: grid;
    gap: 1rem;
  }
  ul {
    display: grid;
    gap: 0.4rem;
    padding-inline-start: 1.3rem;
  }
`;

/** What changes in a person's data, and which certificate ends by it. */
@customElement('kigen-life-changes')
export class KigenLifeChanges extends KigenElement {
  static override styles = [base, forms, answers];

  @property({ attribute: false }) words: LifeWords | undefined;
  @state() private changed = { name: false, address: false, birth: false, sex: false };

  protected override render(): TemplateResult | typeof nothing {
    if (this.words === undefined) return nothing;
    const { question, kinds, ends, goesOn } = this.words.changes;
    return html`<section class="panel">
      <fieldset>
        <legend>${say(question)}</legend>
        ${(['name', 'address', 'birth', 'sex'] as const).map((kind) =>
          check(kinds[kind], this.changed[kind], (on) => (this.changed = { ...this.changed, [kind]: on })),
        )}
      </fieldset>
      <div role="status">
        ${
          endsSignature(this.changed)
            ? html`<p>${say(ends)}</p>
                <p>${say(goesOn)}</p>`
            : nothing
        }
      </div>
    </section>`;
  }
}

const REASONS: readonly LicenceConditions['reason'][] = [
  'expiry',
  'note-field-full',
  'loss',
  'lapse',
  'other',
];
const WAYS: readonly LicenceConditions['way'][] = ['online', 'post', 'counter', 'booth', 'express'];
const CHECKS = ['continuedUseChosen', 'certificateAtPolice', 'newCertificate'] as const;

/** Whether a new card carries a driving licence over: every condition is asked, and those that are missing are named. */
@customElement('kigen-life-licence')
export class KigenLifeLicence extends KigenElement {
  static override styles = [base, forms, answers];

  @property({ attribute: false }) words: LifeWords | undefined;
  @state() private asked: Partial<LicenceConditions> = {
    continuedUseChosen: false,
    certificateAtPolice: false,
    newCertificate: false,
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.words === undefined) return nothing;
    const { licence, title } = this.words;
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${say(title)}</h2>
      ${choice(licence.reason, REASONS, licence.reasons, (reason) => this.#set({ reason }))}
      ${choice(licence.way, WAYS, licence.ways, (way) => this.#set({ way }))}
      ${CHECKS.map((one) =>
        check(licence.checks[one], this.asked[one] === true, (on) => this.#set({ [one]: on })),
      )}
      <div role="status">${answered(this.asked) ? this.#answer(this.asked, licence) : nothing}</div>
    </section>`;
  }

  #set(change: Partial<LicenceConditions>): void {
    this.asked = { ...this.asked, ...change };
  }

  #answer(asked: LicenceConditions, words: LifeWords['licence']): TemplateResult {
    const missing = missingForLicence(asked);
    if (missing.length === 0) return html`<p>${say(words.carried)}</p>`;
    return html`<p>${say(words.missing)}</p>
      <ul>
        ${missing.map((one) => html`<li>${say(words.missingOf[one])}</li>`)}
      </ul>`;
  }
}

/** Nothing is said before the reason and the way were chosen. */
function answered(asked: Partial<LicenceConditions>): asked is LicenceConditions {
  return asked.reason !== undefined && asked.way !== undefined;
}

function check(name: Text, checked: boolean, take: (on: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${checked}
      @change=${({ target }: Event) => take(target instanceof HTMLInputElement && target.checked)}
    />
    <span>${say(name)}</span>
  </label>`;
}

function choice<T extends string>(
  name: Text,
  values: readonly T[],
  words: Readonly<Record<T, Text>>,
  take: (value: T) => void,
): TemplateResult {
  const chosen = ({ target }: Event): void => {
    const value = values.find((one) => target instanceof HTMLSelectElement && one === target.value);
    if (value !== undefined) take(value);
  };
  return html`<label>
    ${say(name)}
    <select @change=${chosen}>
      <option value="" disabled selected></option>
      ${values.map((value) => html`<option value=${value}>${plain(words[value])}</option>`)}
    </select>
  </label>`;
}
