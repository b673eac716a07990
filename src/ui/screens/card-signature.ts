import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SubstitutedText, TextAttributes } from '../../card';
import type { Text } from '../../i18n';
import type { Attribute, Comparison, OpenedSignature } from '../../session';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base } from '../styles';
import { dataView } from './card-view-styles';
import { japanese, writtenDay, writtenSex } from './card-words';
import './card-certificate';

const ATTRIBUTES: readonly Attribute[] = ['name', 'address', 'birth', 'sex'];

/** The signature certificate: what is written in it, and how that compares with the chip's own record. */
@customElement('kigen-card-signature')
export class KigenCardSignature extends KigenCardPart {
  static override styles = [base, dataView];

  @property({ attribute: false }) opened: OpenedSignature | undefined;
  /** The input-assist attributes, where they are open too. */
  @property({ attribute: false }) text: TextAttributes | undefined;
  @property({ attribute: false }) comparison: Comparison | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { opened, words } = this;
    if (opened === undefined) return nothing;
    const { attributes } = opened;
    const { fields, signature: said } = words.views;
    const { further } = attributes;
    const substituted = [attributes.name, attributes.address].some(
      (one) => (one?.substituted.length ?? 0) > 0,
    );
    return html`
      <p class="soft small">${say(said.lead)}</p>
      <dl>
        ${ATTRIBUTES.map((attribute) => {
          const value = this.#inCertificate(attribute);
          return value === undefined
            ? nothing
            : html`<dt>${say(fields[attribute])}</dt>
                <dd>${value}</dd>`;
        })}
      </dl>
      ${substituted ? html`<p class="small">${say(said.substituted)}</p>` : nothing} ${this.#compared()}
      ${
        further.length === 0
          ? nothing
          : html`<h4>${say(said.further)}</h4>
              <p class="soft small">${say(said.furtherHint)}</p>
              <dl>
                ${further.map(
                  ({ type, text = '' }) =>
                    html`<dt>${type}</dt>
                      <dd>${japanese(text)}</dd>`,
                )}
              </dl>`
      }
      <kigen-card-certificate .certificate=${opened} purpose="signature"></kigen-card-certificate>
    `;
  }

  /** A difference stands side by side; without one there is one sentence. */
  #compared(): TemplateResult | typeof nothing {
    const { comparison } = this;
    const { fields, signature: said } = this.words.views;
    if (comparison === undefined) return nothing;
    const different = ATTRIBUTES.filter((attribute) => comparison[attribute] === 'different');
    if (different.length === 0) return html`<p class="same">${say(said.compare.same)}</p>`;
    return html`
      <p class="different">${say(said.compare.different)}</p>
      <table class="sides">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${say(said.inCertificate)}</th>
            <th scope="col">${say(said.inChip)}</th>
          </tr>
        </thead>
        <tbody>
          ${different.map(
            (attribute) =>
              html`<tr>
                <th scope="row">${say(fields[attribute])}</th>
                <td>${this.#inCertificate(attribute)}</td>
                <td>${this.#inChip(attribute)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  #inCertificate(attribute: Attribute): TemplateResult | string | undefined {
    const { name, address, birth, sex } = this.opened?.attributes ?? { further: [] };
    switch (attribute) {
      case 'name':
        return name && marked(name);
      case 'address':
        return address && marked(address);
      case 'birth':
        return birth && say(writtenDay(birth, this.dates, this.words));
      case 'sex':
        return sex && say(writtenSex(sex, this.words));
    }
  }

  #inChip(attribute: Attribute): TemplateResult | string | undefined {
    const { text, words } = this;
    if (text === undefined) return undefined;
    const values: Record<Attribute, () => Text | TemplateResult> = {
      name: () => japanese(text.name),
      address: () => japanese(text.address),
      birth: () => say(writtenDay(text.birth, this.dates, words)),
      sex: () => say(writtenSex(text.sex, words)),
    };
    return values[attribute]() as TemplateResult | string;
  }
}

/** The text with its substitutes underlined. */
function marked({ text, substituted }: SubstitutedText): TemplateResult {
  return html`<span lang="ja"
    >${Array.from(text, (character, position) =>
      substituted.includes(position) ? html`<span class="substitute">${character}</span>` : character,
    )}</span
  >`;
}
