import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CertificateFacts } from '../../card';
import { toPem } from '../../session';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import { base, buttons } from '../styles';
import { dataView } from './card-view-styles';

type Format = 'der' | 'pem';

/** A copy of a certificate as a file, after it was said what it holds. File names tell nothing of a person. */
@customElement('kigen-copy')
export class KigenCopy extends KigenCardPart {
  static override styles = [base, buttons, dataView];

  @property({ attribute: false }) der: CertificateFacts['der'];
  @property() purpose: 'authentication' | 'signature' = 'authentication';
  @state() private asked: Format | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { der, asked } = this;
    const { copy } = this.words;
    if (der === undefined) return nothing;
    return html`
      <h4>${say(copy.title)}</h4>
      <div class="actions">
        ${(['der', 'pem'] as const).map(
          (format) =>
            html`<button
              type="button"
              aria-expanded=${asked === format}
              @click=${() => (this.asked = format)}
            >
              ${say(copy[format])}
            </button>`,
        )}
      </div>
      ${
        asked === undefined
          ? nothing
          : html`<div class="tells" role="alert">
              <p>${say(copy.holds[this.purpose])}</p>
              <div class="actions">
                <button type="button" class="main" @click=${() => this.#save(der, asked)}>
                  ${say(copy.confirm)}
                </button>
                <button type="button" @click=${() => (this.asked = undefined)}>
                  ${say(this.t.app.cancel)}
                </button>
              </div>
            </div>`
      }
    `;
  }

  #save(der: NonNullable<CertificateFacts['der']>, format: Format): void {
    this.asked = undefined;
    const content = format === 'der' ? der : toPem(der);
    const type = format === 'der' ? 'application/pkix-cert' : 'application/x-pem-file';
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `certificate-${this.purpose}.${format === 'der' ? 'cer' : 'pem'}`;
    link.click();
    // The browser has taken the octets with the click: no URL of them stays.
    URL.revokeObjectURL(url);
  }
}
