import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { signatureAttributesOf } from '../../card';
import { AppError, isAppError, toAppError } from '../../errors';
import type { SigningWords } from '../../i18n';
import { judgeSigner, parseCertificate, type SignatureReport } from '../../signing';
import { KigenScreen } from '../element';
import { fileField, fileFieldStyles } from '../parts/file-field';
import { say } from '../say';
import type { DemoSession } from '../services';
import { base, buttons, forms } from '../styles';
import { errorPart } from './signing-parts';
import { signing } from './signing-styles';
import { SigningWordsController } from './signing-words';

/** Looks at the signatures of a file: a list of what was checked, and never one word for all of it. */
@customElement('kigen-verify')
export class KigenVerify extends KigenScreen {
  static override styles = [base, buttons, forms, fileFieldStyles, signing];

  @property({ attribute: false }) demo: DemoSession | undefined;
  @state() private busy = false;
  @state() private error: AppError | undefined;
  @state() private name = '';
  /** The names of the files in the two fields. */
  @state() private chosen = { signed: '', content: '' };
  @state() private reports: readonly SignatureReport[] = [];
  /** Whose name the person asked to see. */
  @state() private named: readonly SignatureReport[] = [];
  @query('#signed') private readonly signed!: HTMLInputElement | null;
  @query('#content') private readonly content!: HTMLInputElement | null;
  readonly #words = new SigningWordsController(this, () => this.locale.tag);
  #abort = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.reports = [];
    this.named = [];
    this.name = '';
    this.chosen = { signed: '', content: '' };
  }

  protected override render(): TemplateResult {
    const { words } = this.#words;
    const { app } = this.t;
    return html`
      <h1 tabindex="-1">${say(app.signing.verify)}</h1>
      ${words === undefined ? html`<p>${say(app.loading)}</p>` : this.#body(words)}
    `;
  }

  #body(words: SigningWords): TemplateResult {
    const { verify } = words;
    return html`
      <p class="lead">${say(verify.lead)}</p>
      <p>${say(verify.business)}</p>
      <section>
        ${fileField({ id: 'signed', label: verify.signed, name: this.chosen.signed, chosen: this.#chosen })}
        ${fileField({
          id: 'content',
          label: verify.content,
          hint: verify.contentHint,
          name: this.chosen.content,
          chosen: this.#chosen,
        })}
        <div class="actions">
          <button type="button" class="main" ?disabled=${this.busy} @click=${() => void this.#check()}>
            ${say(verify.go)}
          </button>
          ${
            this.busy
              ? html`<button type="button" @click=${this.#stop}>${say(this.t.app.cancel)}</button>`
              : nothing
          }
        </div>
        ${this.busy ? html`<p role="status">${say(verify.checking)}</p>` : nothing}
        ${this.error === undefined ? nothing : errorPart(this.error, words, this.t)}
      </section>
      ${
        this.reports.length === 0
          ? nothing
          : html`<section role="status">
              <h2 class="name">${say(verify.result(this.name))}</h2>
              <p>${say(verify.noSum)}</p>
              ${this.reports.map((report, index) => this.#report(report, index, words))}
            </section>`
      }
      <p><a href=${this.demo === undefined ? '#/sign' : '#/demo/sign'}>${say(this.t.app.signing.sign)}</a></p>
    `;
  }

  #report(report: SignatureReport, index: number, words: SigningWords): TemplateResult {
    const { verify } = words;
    const { findings, claimedAt, certificate, changes = [] } = report;
    const isNamed = this.named.includes(report);
    return html`<div class="panel">
      <h3>${say(verify.signature(index + 1, this.reports.length))}</h3>
      ${claimedAt === undefined ? nothing : html`<p>${say(verify.claimed(this.dates.moment(claimedAt)))}</p>`}
      <ul class="findings">
        ${findings.map(
          ({ check, verdict, reason }) =>
            html`<li class=${verdict}>
              <span><strong>${say(verify.checks[check])}</strong>: ${say(verify.verdicts[verdict])}</span>
              <span class="small">${say(verify.reasons[reason])}</span>
            </li>`,
        )}
      </ul>
      ${
        changes.length === 0
          ? nothing
          : html`<h4>${say(verify.changes)}</h4>
              <ul>
                ${changes.map((change) => html`<li>${say(verify.changed[change])}</li>`)}
              </ul>`
      }
      ${
        certificate === undefined
          ? nothing
          : html`<div class="actions">
                <button
                  type="button"
                  aria-expanded=${isNamed ? 'true' : 'false'}
                  @click=${() => this.#name(report, isNamed)}
                >
                  ${say(isNamed ? verify.whoHidden : verify.who)}
                </button>
              </div>
              ${isNamed ? this.#who(certificate, words) : nothing}`
      }
    </div>`;
  }

  #who(certificate: Uint8Array<ArrayBuffer>, { verify }: SigningWords): TemplateResult {
    const name = nameIn(certificate);
    return html`<p class="name">
      ${name === undefined ? say(verify.nobody) : html`<span lang="ja">${name}</span>`}
    </p>`;
  }

  #name(report: SignatureReport, isNamed: boolean): void {
    this.named = isNamed ? this.named.filter((one) => one !== report) : [...this.named, report];
  }

  readonly #chosen = ({ target }: Event): void => {
    const { id, files } = target as HTMLInputElement;
    this.chosen = { ...this.chosen, [id]: files?.[0]?.name ?? '' };
  };

  readonly #stop = (): void => {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.busy = false;
  };

  async #check(): Promise<void> {
    const file = this.signed?.files?.[0];
    const content = this.content?.files?.[0];
    this.reports = [];
    this.named = [];
    this.error = undefined;
    if (file === undefined) {
      this.error = new AppError('signing/no-signature', {});
      return;
    }
    this.busy = true;
    this.name = file.name;
    const { signal } = this.#abort;
    const options = {
      now: this.services.clock.now(),
      judge: this.demo?.judge ?? this.services.judge,
    };
    try {
      const tools = await this.services.signing();
      const found =
        content === undefined
          ? await tools.readPdf(file, { signal }).catch(asNoSignature)
          : [await tools.readDetached(file, content, { signal })];
      const judged = await Promise.all(found.map((report) => judgeSigner(report, options)));
      if (!signal.aborted) this.reports = judged;
    } catch (error) {
      if (!signal.aborted) this.error = toAppError(error);
    } finally {
      if (!signal.aborted) this.busy = false;
    }
  }
}

/** A file that is no PDF, alone: most likely a signature file whose document is missing. */
function asNoSignature(error: unknown): never {
  if (isAppError(error, 'signing/pdf') && error.detail.what === 'not-pdf') {
    throw new AppError('signing/no-signature', {}, error);
  }
  throw error;
}

/** The name as the certificate has it; undefined where it has none. */
function nameIn(der: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return signatureAttributesOf(parseCertificate(der)).name?.text;
  } catch {
    return undefined;
  }
}
