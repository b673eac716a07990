import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CertificateFacts } from '../../card';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base } from '../styles';
import { dataView } from './card-view-styles';
import './card-copy';

/** A certificate's dates and size, and a copy of it on the person's act. */
@customElement('kigen-card-certificate')
export class KigenCardCertificate extends KigenCardPart {
  static override styles = [base, dataView];

  @property({ attribute: false }) certificate: CertificateFacts | undefined;
  @property() purpose: 'authentication' | 'signature' = 'authentication';

  protected override render(): TemplateResult | typeof nothing {
    const { certificate } = this;
    if (certificate === undefined) return nothing;
    const { certificate: said } = this.words.views;
    const { notBefore, notAfter, der } = certificate;
    return html`
      <dl>
        <dt>${say(said.from)}</dt>
        <dd>${say(this.dates.full(notBefore))}</dd>
        <dt>${say(said.until)}</dt>
        <dd>${say(this.dates.full(notAfter))}</dd>
        ${
          der === undefined
            ? nothing
            : html`<dt>${say(said.length)}</dt>
                <dd>${say(said.size(der.length))}</dd>`
        }
      </dl>
      <kigen-copy .der=${der} purpose=${this.purpose}></kigen-copy>
    `;
  }
}
