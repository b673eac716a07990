import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FaceImage } from '../../card';
import type { OpenedFace } from '../../session';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base } from '../styles';
import { dataView } from './card-view-styles';
import { lawNote, writtenDay, writtenSex } from './card-words';
import './card-covered';
import './card-picture';

type Picture = 'name' | 'address' | 'photo' | 'securityCode' | 'myNumber';

/** What the card-face application told: photo and images, the two numbers among them under their cover. */
@customElement('kigen-card-face')
export class KigenCardFace extends KigenCardPart {
  static override styles = [base, dataView];

  @property({ attribute: false }) opened: OpenedFace | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { opened, words } = this;
    if (opened === undefined) return nothing;
    const { face, myNumberImage, sameExpiry } = opened;
    const { fields, face: said } = words.views;
    return html`
      <div class="pictures">
        ${
          face.photo === undefined
            ? html`<p class="soft">${say(said.noPhoto)}</p>`
            : this.#figure('photo', face.photo)
        }
        <div class="pictures">
          ${this.#figure('name', face.name)} ${this.#figure('address', face.address)}
        </div>
      </div>
      <dl>
        <dt>${say(fields.birth)}</dt>
        <dd>${say(writtenDay(face.birth, this.dates, words))}</dd>
        <dt>${say(fields.sex)}</dt>
        <dd>${say(writtenSex(face.sex, words))}</dd>
        <dt>${say(said.expiry)}</dt>
        <dd>
          ${say(writtenDay(face.expiry, this.dates, words))}
          ${
            sameExpiry === undefined
              ? nothing
              : html`<br /><span class="small ${sameExpiry ? 'same' : 'different'}"
                    >${say(sameExpiry ? said.sameExpiry : said.otherExpiry)}</span
                  >`
          }
        </dd>
      </dl>
      ${lawNote(words)} ${this.#cover('securityCode', face.securityCode)}
      ${myNumberImage === undefined ? nothing : this.#cover('myNumber', myNumberImage)}
    `;
  }

  #figure(picture: Picture, image: FaceImage): TemplateResult {
    const name = this.words.views.face.images[picture];
    return html`<figure>
      <figcaption>${say(name)}</figcaption>
      <kigen-picture .image=${image} .name=${name}></kigen-picture>
    </figure>`;
  }

  #cover(picture: Picture, image: FaceImage): TemplateResult {
    const name = this.words.views.face.images[picture];
    return html`<kigen-covered
      .name=${name}
      .content=${() =>
        html`<span>${say(name)}</span> <kigen-picture .image=${image} .name=${name}></kigen-picture>`}
    ></kigen-covered>`;
  }
}
