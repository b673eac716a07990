import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OpenedText } from '../../session';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base } from '../styles';
import { dataView } from './card-view-styles';
import { japanese, lawNote, writtenDay, writtenSex } from './card-words';
import './card-covered';

/** What the input-assist application told: the four attributes, and My Number under its cover. */
@customElement('kigen-card-text')
export class KigenCardText extends KigenCardPart {
  static override styles = [base, dataView];

  @property({ attribute: false }) opened: OpenedText | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { opened, words } = this;
    if (opened === undefined) return nothing;
    const { attributes, myNumber } = opened;
    const { fields, myNumber: name } = words.views;
    return html`
      ${
        attributes === undefined
          ? nothing
          : html`<dl>
              <dt>${say(fields.name)}</dt>
              <dd>${japanese(attributes.name)}</dd>
              <dt>${say(fields.address)}</dt>
              <dd>${japanese(attributes.address)}</dd>
              <dt>${say(fields.birth)}</dt>
              <dd>${say(writtenDay(attributes.birth, this.dates, words))}</dd>
              <dt>${say(fields.sex)}</dt>
              <dd>${say(writtenSex(attributes.sex, words))}</dd>
            </dl>`
      }
      ${
        myNumber === undefined
          ? nothing
          : html`${lawNote(words)}
              <kigen-covered
                .name=${name}
                .content=${() => html`<span>${say(name)}</span> ${digits(myNumber)}`}
              ></kigen-covered>`
      }
    `;
  }
}

/** In groups of four, as the card prints it. */
function digits(number: string): TemplateResult {
  return html`<strong class="digits">${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</strong>`;
}
