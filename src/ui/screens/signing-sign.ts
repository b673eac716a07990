import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type AppError, toAppError } from '../../errors';
import type { SigningWords } from '../../i18n';
import type { Documents, ReadCard, WholeCard } from '../../session';
import { createSigning, type Prepared, type SignatureKind } from '../../signing';
import { KigenScreen } from '../element';
import { Follow, type Observable } from '../observable';
import { fileField, fileFieldStyles } from '../parts/file-field';
import type { KigenPinDialog } from '../parts/pin-dialog';
import type { TaskName } from '../parts/pin-tasks';
import { isRunning } from '../read-view';
import { say } from '../say';
import type { DemoSession } from '../services';
import { base, buttons, forms } from '../styles';
import { CardController } from './card-controller';
import { isReady, type Item, look, newItem, signedName } from './signing-item';
import { beforePart, errorPart, filePart } from './signing-parts';
import { keyPart, resultsPart, type Signed } from './signing-results';
import { assemble, type Place, prepareAll } from './signing-prepare';
import { signing } from './signing-styles';
import { SigningWordsController } from './signing-words';
import '../parts/pin-dialog';
import '../parts/read-progress';
import '../parts/refusal';

/** Signing of files with the card: what will be signed, the card, the password, and the files to save. */
@customElement('kigen-sign')
export class KigenSign extends KigenScreen {
  static override styles = [base, buttons, forms, fileFieldStyles, signing];

  @property({ attribute: false }) demo: DemoSession | undefined;
  @state() private items: readonly Item[] = [];
  @state() private understood = false;
  @state() private preparing = false;
  @state() private failed: AppError | undefined;
  @state() private signed: readonly Signed[] = [];
  @state() private unknownIssuer = false;
  @state() private documents: Documents | undefined;
  @query('kigen-pin-dialog') private readonly dialog!: KigenPinDialog | null;
  @query('#reason') private readonly reason!: HTMLInputElement | null;
  @query('#place') private readonly place!: HTMLInputElement | null;
  readonly #words = new SigningWordsController(this, () => this.locale.tag);
  readonly #card = new CardController(this, () => ({
    whole: this.#whole,
    read: this.#read.snapshot,
    tag: this.locale.tag,
  }));
  #abort = new AbortController();

  constructor() {
    super();
    const read: Observable = { subscribe: (listener) => this.#read.subscribe(listener) };
    new Follow(this, () => [read]);
  }

  get #read(): ReadCard {
    return this.demo?.read ?? this.services.read;
  }

  get #whole(): WholeCard | undefined {
    return this.demo === undefined ? this.services.whole() : this.demo.whole;
  }

  /** The card was read, and lies there still. */
  get #ready(): boolean {
    const { cardPresent, phase } = this.#read.snapshot;
    return cardPresent && phase === 'done';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  /** Nothing of a document outlives the screen. */
  #forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.items.forEach(({ abort }) => abort.abort());
    this.items = [];
    this.signed = [];
    this.documents = undefined;
    this.understood = false;
    this.failed = undefined;
  }

  protected override render(): TemplateResult {
    const { words } = this.#words;
    const { app } = this.t;
    return html`
      <h1 tabindex="-1">${say(app.signing.sign)}</h1>
      ${words === undefined ? html`<p>${say(app.loading)}</p>` : this.#body(words)}
    `;
  }

  #body(words: SigningWords): TemplateResult {
    const { sign } = words;
    return html`
      <p class="lead">${say(sign.lead)}</p>
      ${this.demo === undefined ? nothing : html`<p class="demo">${say(sign.demo)}</p>`}
      ${
        this.signed.length > 0
          ? resultsPart(this.signed, this.unknownIssuer, words, () => this.#forget())
          : this.#steps(words)
      }
      ${
        this.#ready && this.#card.hasWords
          ? keyPart(this.#card.whole, words, () => void this.dialog?.open('checkKey'))
          : nothing
      }
      <p>
        <a href=${this.demo === undefined ? '#/verify' : '#/demo/verify'}
          >${say(this.t.app.signing.verify)}</a
        >
      </p>
      ${
        this.#card.whole === undefined || !this.#card.hasWords
          ? nothing
          : html`<kigen-pin-dialog
              .whole=${this.#card.whole}
              .pins=${this.demo?.pins}
              .documents=${this.documents}
              @opened=${({ detail }: CustomEvent<TaskName>) => void this.#opened(detail)}
              @again=${() => void this.#read.start()}
            ></kigen-pin-dialog>`
      }
    `;
  }

  #steps(words: SigningWords): TemplateResult {
    const { sign } = words;
    const ready = this.items.length > 0 && this.items.every(isReady);
    const hasPdf = this.items.some(({ kind }) => kind !== 'cades');
    return html`
      <section>
        ${fileField({ id: 'files', label: sign.choose, several: true, chosen: this.#chosen })}
        ${
          this.items.length === 0
            ? nothing
            : html`<h2>${say(sign.list)}</h2>
                <ul class="files">
                  ${this.items.map((item) =>
                    filePart(item, words, this.t, this.locale.tag, {
                      kind: (kind) => this.#change(item, kind),
                      remove: () => this.#remove(item),
                    }),
                  )}
                </ul>`
        }
        ${
          hasPdf
            ? html`<fieldset>
                <legend>${say(sign.optional)}</legend>
                <label>${say(sign.reason)}<input id="reason" type="text" autocomplete="off" /></label>
                <label>${say(sign.place)}<input id="place" type="text" autocomplete="off" /></label>
              </fieldset>`
            : nothing
        }
      </section>
      ${
        ready
          ? html`<section>
              ${beforePart(words, this.understood, (understood) => (this.understood = understood))}
              ${this.failed === undefined ? nothing : errorPart(this.failed, words, this.t)}
              ${this.#cardPart(words)}
            </section>`
          : nothing
      }
    `;
  }

  #cardPart(words: SigningWords): TemplateResult {
    const { sign } = words;
    const { snapshot } = this.#read;
    const read = this.#read;
    if (this.demo !== undefined && snapshot.phase === 'idle') {
      return html`<p><a href="#/demo">${say(sign.demoCard)}</a></p>`;
    }
    if (isRunning(snapshot.phase)) {
      return html`<kigen-read-progress
        .snapshot=${snapshot}
        .small=${true}
        @stop=${() => read.cancel()}
      ></kigen-read-progress>`;
    }
    if (!this.#ready) {
      const { error } = snapshot;
      return html`<p>${say(sign.card)}</p>
        ${error === undefined ? nothing : errorPart(error, words, this.t)}
        <div class="actions">
          <button type="button" class="main" @click=${() => void read.start()}>
            ${say(this.t.read.start)}
          </button>
          ${
            this.demo === undefined
              ? html`<button type="button" @click=${() => void read.start({ anotherReader: true })}>
                  ${say(this.t.read.another)}
                </button>`
              : nothing
          }
        </div>`;
    }
    if (snapshot.facts.certificates?.signature === 'absent') return html`<p>${say(sign.noCertificate)}</p>`;
    return html`<p role="status">${say(sign.cardReady)}</p>
      <div class="actions">
        <button
          type="button"
          class="main"
          ?disabled=${!this.understood || this.preparing}
          @click=${() => void this.#go(words)}
        >
          ${say(sign.go(this.items.length))}
        </button>
      </div>`;
  }

  #chosen({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const added = [...(target.files ?? [])].map(newItem);
    target.value = '';
    this.items = [...this.items, ...added];
    added.forEach((item) => void this.#look(item));
  }

  async #look(item: Item): Promise<void> {
    const tell = (news: Partial<Item>): void => {
      this.items = this.items.map((one) => (one.abort === item.abort ? { ...one, ...news } : one));
    };
    try {
      await look(await this.services.signing(), item, tell);
    } catch (error) {
      tell({ error: toAppError(error) });
    }
  }

  #change(item: Item, kind: SignatureKind): void {
    item.abort.abort();
    const { file, digest, pages } = item;
    const known = { ...(digest === undefined ? {} : { digest }), ...(pages === undefined ? {} : { pages }) };
    const fresh: Item = { ...newItem(file), ...known, kind };
    this.items = this.items.map((one) => (one.abort === item.abort ? fresh : one));
    if (!isReady(fresh)) void this.#look(fresh);
  }

  #remove(item: Item): void {
    item.abort.abort();
    this.items = this.items.filter((one) => one !== item);
  }

  /** Makes a place for each signature, then asks for the one password. */
  async #go(words: SigningWords): Promise<void> {
    const { items } = this;
    this.preparing = true;
    this.failed = undefined;
    const at = this.services.clock.now();
    const isDemo = this.demo !== undefined;
    try {
      const places = await prepareAll(await this.services.signing(), items, {
        at,
        signal: this.#abort.signal,
        reason: this.reason?.value,
        place: this.place?.value,
        signer: isDemo ? words.sign.demoSigner : undefined,
      });
      const prepared: readonly Prepared[] = places.map(({ kind, digest }) => ({ kind, digest }));
      this.documents = createSigning(prepared, {
        at,
        judge: this.demo?.judge ?? this.services.judge,
        onSigned: (signed, verdict) => {
          this.unknownIssuer = verdict.verdict !== 'as-expected';
          this.#made(items, places, signed);
        },
      });
      await this.updateComplete;
      await this.dialog?.open('sign');
    } catch (error) {
      this.failed = toAppError(error);
    } finally {
      this.preparing = false;
    }
  }

  #made(items: readonly Item[], places: readonly Place[], signed: readonly Uint8Array<ArrayBuffer>[]): void {
    const isDemo = this.demo !== undefined;
    this.signed = items.flatMap((item, index) => {
      const [place, cms] = [places[index], signed[index]];
      return place === undefined || cms === undefined
        ? []
        : [{ name: signedName(item, isDemo), content: assemble(place, cms) }];
    });
  }

  async #opened(task: TaskName): Promise<void> {
    if (task !== 'sign') return;
    await this.focusHeading();
  }
}
