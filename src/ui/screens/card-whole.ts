import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { GlanceFacts } from '../../card';
import type { ActPin, ReadSnapshot, WholeCard } from '../../session';
import { KigenCardPart } from '../card-part';
import { Follow } from '../observable';
import type { KigenPinDialog } from '../parts/pin-dialog';
import type { TaskName } from '../parts/pin-tasks';
import type { Tile } from '../parts/chip-tiles';
import { say } from '../say';
import type { DemoPins } from '../services';
import { base, buttons } from '../styles';
import { type KigenCardOpened, openTiles, type ToldTile } from './card-opened';
import '../parts/checks';
import '../parts/chip-tiles';
import '../parts/pin-dialog';
import './card-opened';

const CHANGES: readonly TaskName[] = ['changeAuthentication', 'changeSignature', 'changeText'];

/**
 * All that stands under the board: what the chip holds, what was opened of it, and what was checked. Events: `counted`
 * when counters were told, `again` when the card has to be read once more.
 */
@customElement('kigen-card-whole')
export class KigenCardWhole extends KigenCardPart {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: 2.5rem;
        margin-block-start: 2.5rem;
      }
      .chip {
        display: grid;
        gap: 1rem;
      }
      details {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        padding-inline: 1.25rem;
      }
      summary {
        display: flex;
        align-items: center;
        min-block-size: var(--target);
        color: var(--key);
        font-weight: 700;
        cursor: pointer;
      }
      .panel .actions {
        margin-block-start: 0.9rem;
      }
      details > * + * {
        margin-block-end: 0.9rem;
      }
      @media print {
        details,
        .gone {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) whole: WholeCard | undefined;
  @property({ attribute: false }) read: ReadSnapshot | undefined;
  /** What the read told, with the counters as presses left them. */
  @property({ attribute: false }) facts: GlanceFacts = { pins: {}, applications: {} };
  @property({ attribute: false }) pins: DemoPins | undefined;
  @state() private told: ToldTile | undefined;
  @query('kigen-pin-dialog') private readonly dialog!: KigenPinDialog;
  @query('kigen-card-opened') private readonly views!: KigenCardOpened;

  constructor() {
    super();
    new Follow(this, () => (this.whole === undefined ? [] : [this.whole.opened]));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { whole, read, facts } = this;
    if (whole === undefined || read === undefined) return nothing;
    const { phase } = read;
    const { snapshot } = whole.opened;
    const present = read.cardPresent && phase === 'done';
    const isPhone = facts.kind === 'phone';
    return html`
      <div class="chip">
        ${
          isPhone
            ? this.#phone(present)
            : html`<kigen-chip-tiles
                .facts=${facts}
                .searching=${phase !== 'done'}
                .words=${this.words}
                .present=${present}
                .shown=${[...openTiles(snapshot), ...(this.told === undefined ? [] : [this.told])]}
                @look=${({ detail }: CustomEvent<Tile>) => void this.#look(detail)}
              ></kigen-chip-tiles>`
        }
        ${
          this.#hasSignature
            ? html`<p>
                <a href=${this.pins === undefined ? '#/sign' : '#/demo/sign'}
                  >${say(this.t.app.signing.sign)}</a
                >
              </p>`
            : nothing
        }
        ${phase === 'done' && !present ? html`<p class="soft gone">${say(this.words.views.cardGone)}</p>` : nothing}
        <kigen-card-opened
          .opened=${whole.opened}
          .facts=${facts}
          .told=${this.told}
          .present=${present}
          @closeTold=${() => (this.told = undefined)}
          @checkKey=${() => void this.dialog.open('checkKey')}
        ></kigen-card-opened>
        ${present && !isPhone ? this.#changes() : nothing}
      </div>
      <kigen-checks .facts=${facts} .checks=${snapshot.checks} .words=${this.words}></kigen-checks>
      <kigen-pin-dialog
        .whole=${whole}
        .pins=${this.pins}
        .expiryYear=${facts.bodyExpiry?.year}
        @opened=${({ detail }: CustomEvent<TaskName>) => void this.#opened(detail)}
        @counted=${({ detail }: CustomEvent<readonly ActPin[]>) =>
          this.dispatchEvent(new CustomEvent('counted', { detail }))}
        @again=${() => this.dispatchEvent(new CustomEvent('again'))}
      ></kigen-pin-dialog>
    `;
  }

  #phone(present: boolean): TemplateResult {
    const { phone } = this.words.views;
    return html`<section class="panel">
      <p>${say(phone.lead)}</p>
      <p>${say(phone.differs)}</p>
      ${
        present
          ? html`<div class="actions">
              <button type="button" class="main" @click=${() => void this.dialog.open('phone')}>
                ${say(phone.open)}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  #changes(): TemplateResult {
    const { pin, views } = this.words;
    return html`<details>
      <summary>${say(views.change.title)}</summary>
      <p>${say(views.change.lead)}</p>
      <p class="soft">${say(pin.changeUntried)}</p>
      <div class="actions">
        ${CHANGES.filter((task) => task !== 'changeSignature' || this.#hasSignature).map(
          (task) =>
            html`<button type="button" @click=${() => void this.dialog.open(task)}>
              ${say(pin.titles[task])}
            </button>`,
        )}
      </div>
      <p class="soft small">${say(views.change.juki)}</p>
    </details>`;
  }

  get #hasSignature(): boolean {
    return this.facts.certificates?.signature === 'present';
  }

  /** Opens the dialog for the signature certificate, for the board's row. */
  openSignature(): void {
    void this.dialog.open('signature');
  }

  async #look(tile: Tile): Promise<void> {
    switch (tile) {
      case 'certificates':
      case 'juki':
      case 'licence':
        this.told = tile;
        await this.updateComplete;
        return this.views.show(tile);
      case 'number':
        return this.dialog.open('text', 'my-number');
      case 'text':
      case 'face':
      case 'signature':
        return this.dialog.open(tile);
    }
  }

  async #opened(task: TaskName): Promise<void> {
    await this.updateComplete;
    const { text } = this.whole?.opened.snapshot ?? {};
    if (task === 'text') return this.views.show(text?.attributes === undefined ? 'number' : 'text');
    if (task === 'textByNumber') return this.views.show('text');
    if (task === 'faceByNumber' || task === 'face') return this.views.show('face');
    return this.views.show(task === 'phone' ? 'certificates' : 'signature');
  }
}
