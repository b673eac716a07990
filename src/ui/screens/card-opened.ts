import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GlanceFacts } from '../../card';
import type { Opened, OpenedSnapshot } from '../../session';
import { KigenCardPart } from '../card-part';
import { Follow } from '../observable';
import { say } from '../say';
import { base, buttons } from '../styles';
import type { Tile } from '../parts/chip-tiles';
import { dataView } from './card-view-styles';
import './card-certificate';
import './card-face';
import './card-signature';
import './card-text';

/** Views of what is no secret: shown without a PIN, on the tile's press. */
export type ToldTile = Extract<Tile, 'certificates' | 'juki' | 'licence'>;

/** Tiles whose data is open. */
export function openTiles({ text, face, signature }: OpenedSnapshot): readonly Tile[] {
  return [
    ...(text?.attributes === undefined ? [] : (['text'] as const)),
    ...(text?.myNumber === undefined ? [] : (['number'] as const)),
    ...(face === undefined ? [] : (['face'] as const)),
    ...(signature === undefined ? [] : (['signature'] as const)),
  ];
}

/**
 * What was opened, beneath the tiles: it goes with the view, and after five minutes in which nobody did anything; while
 * the page is hidden it is covered. Events: `closeTold` for what is no secret, `checkKey`.
 */
@customElement('kigen-card-opened')
export class KigenCardOpened extends KigenCardPart {
  static override styles = [
    base,
    buttons,
    dataView,
    css`
      section {
        display: grid;
        gap: 1rem;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: space-between;
      }
      .closing {
        position: sticky;
        inset-block-start: 0.5rem;
        z-index: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.7rem 1.1rem;
        border: 2px solid var(--soon);
        border-radius: var(--radius-small);
        background: var(--soon-soft);
      }
      h3 {
        font-size: 1.15rem;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) opened: Opened | undefined;
  @property({ attribute: false }) facts: GlanceFacts = { pins: {}, applications: {} };
  /** The view without a PIN that is on the page. */
  @property({ attribute: false }) told: ToldTile | undefined;
  @property({ type: Boolean }) present = false;
  /** The page was hidden since the person last looked. */
  @state() private covered = false;

  constructor() {
    super();
    new Follow(this, () => (this.opened === undefined ? [] : [this.opened]));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#hidden);
    for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, this.#active);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#hidden);
    for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, this.#active);
    this.opened?.forget();
  }

  /** Brings what was opened last before the person's eyes. */
  async show(tile: Tile): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${tile}`)?.focus();
  }

  readonly #hidden = (): void => {
    if (document.visibilityState === 'hidden' && this.opened?.snapshot.closesAt !== undefined)
      this.covered = true;
  };

  readonly #active = (): void => {
    if (this.opened?.snapshot.closesAt !== undefined) this.opened.keepShowing();
  };

  protected override render(): TemplateResult | typeof nothing {
    const { opened, told } = this;
    if (opened === undefined) return nothing;
    const { snapshot } = opened;
    const { views } = this.words;
    return html`
      <div aria-live="polite">
        ${snapshot.timedOut ? html`<p class="tells">${say(views.timedOut)}</p>` : nothing}
      </div>
      ${told === undefined ? nothing : this.#told(told)}
      ${snapshot.closesAt === undefined ? nothing : this.#data(snapshot)}
    `;
  }

  #data(snapshot: OpenedSnapshot): TemplateResult {
    const { views } = this.words;
    const close = (): void => this.opened?.forget();
    return html`
      ${
        snapshot.closing
          ? html`<div class="closing" role="alert">
              <strong>${say(views.closing)}</strong>
              <button type="button" class="main" @click=${this.#active}>${say(views.keep)}</button>
            </div>`
          : nothing
      }
      ${
        this.covered
          ? html`<section class="panel">
              <div class="bar">
                <p>${say(views.pageHidden)}</p>
                <button type="button" class="main" @click=${() => (this.covered = false)}>
                  ${say(views.uncover)}
                </button>
              </div>
            </section>`
          : this.#views(snapshot)
      }
      <div class="actions">
        <button type="button" class="close" @click=${close}>${say(views.close)}</button>
      </div>
    `;
  }

  #views({ text, face, signature, authentication, comparison }: OpenedSnapshot): TemplateResult {
    const { tiles } = this.t.board.chip;
    const heading = text?.attributes === undefined ? 'number' : 'text';
    return html`
      ${
        text === undefined
          ? nothing
          : html`<section class="panel" aria-labelledby=${heading}>
              <h3 id=${heading} tabindex="-1">${say(tiles[heading].name)}</h3>
              <kigen-card-text .opened=${text}></kigen-card-text>
            </section>`
      }
      ${
        face === undefined
          ? nothing
          : html`<section class="panel" aria-labelledby="face">
              <h3 id="face" tabindex="-1">${say(tiles.face.name)}</h3>
              <kigen-card-face .opened=${face}></kigen-card-face>
            </section>`
      }
      ${
        signature === undefined
          ? nothing
          : html`<section class="panel" aria-labelledby="signature">
              <h3 id="signature" tabindex="-1">${say(tiles.signature.name)}</h3>
              <kigen-card-signature
                .opened=${signature}
                .text=${text?.attributes}
                .comparison=${comparison}
              ></kigen-card-signature>
            </section>`
      }
      ${
        authentication === undefined
          ? nothing
          : html`<section class="panel" aria-labelledby="certificates">
              <h3 id="certificates" tabindex="-1">${say(tiles.certificates.name)}</h3>
              <kigen-card-certificate .certificate=${authentication}></kigen-card-certificate>
            </section>`
      }
    `;
  }

  #told(tile: ToldTile): TemplateResult {
    const { tiles } = this.t.board.chip;
    return html`<section class="panel" aria-labelledby=${tile}>
      <div class="bar">
        <h3 id=${tile} tabindex="-1">${say(tiles[tile].name)}</h3>
        <button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('closeTold'))}>
          ${say(this.t.app.close)}
        </button>
      </div>
      ${this.#toldBody(tile)}
    </section>`;
  }

  #toldBody(tile: ToldTile): TemplateResult {
    const { views } = this.words;
    const { pins } = this.t.board.chip;
    switch (tile) {
      case 'certificates':
        return html`<p class="soft small">${say(views.certificate.lead)}</p>
          <kigen-card-certificate .certificate=${this.facts.authentication}></kigen-card-certificate>
          ${
            this.present
              ? html`<div class="actions">
                  <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('checkKey'))}>
                    ${say(views.certificate.checkKey)}
                  </button>
                </div>`
              : nothing
          }`;
      case 'juki':
        return html`<p>${say(views.juki)}</p>
          <p class="soft small">${say(pins.juki.official)}</p>`;
      case 'licence':
        return html`<p>${say(views.licence.lead)}</p>
          <ul class="conditions">
            ${views.licence.conditions.map((condition) => html`<li>${say(condition)}</li>`)}
          </ul>
          <p><strong>${say(views.licence.ask)}</strong></p>`;
    }
  }
}
