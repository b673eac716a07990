import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApplicationName, GlanceFacts, GlancePin, PinCounter, Presence } from '../../card';
import { type CardWords, type Messages, plain, type Text } from '../../i18n';
import { KigenElement } from '../element';
import { lockIcon, openIcon } from '../icons';
import { say } from '../say';
import { base, buttons } from '../styles';

export type Tile = keyof Messages['board']['chip']['tiles'];
type Pin = keyof Messages['board']['chip']['pins'];

/** Which application each tile stands for, and which PIN opens it. */
const TILES: readonly { readonly tile: Tile; readonly application: ApplicationName; readonly pin?: Pin }[] = [
  { tile: 'certificates', application: 'jpki' },
  { tile: 'signature', application: 'jpki', pin: 'signature' },
  { tile: 'text', application: 'text', pin: 'text' },
  { tile: 'number', application: 'text', pin: 'text' },
  { tile: 'face', application: 'face', pin: 'face' },
  { tile: 'juki', application: 'juki', pin: 'juki' },
  { tile: 'licence', application: 'licence', pin: 'licence' },
];

/** Tries of a fresh counter: 5 for the signature password, 3 for the others. */
const TRIES: Record<GlancePin, number> = { authentication: 3, signature: 5, text: 3 };

/** Tiles that say what there is to know, without a command to the card. */
const TOLD: readonly Tile[] = ['certificates', 'juki', 'licence'];

/**
 * What the chip holds: a tile for each application, with its lock and the tries that remain. Event `look` with the tile
 * that was pressed.
 */
@customElement('kigen-chip-tiles')
export class KigenChipTiles extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 14.5rem), 1fr));
        gap: 0.75rem;
        padding: 0;
        list-style: none;
        margin-block-start: 0.9rem;
      }
      li {
        display: flex;
        flex-direction: column;
        gap: 0.2rem;
        padding: 1rem 1.1rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li.missing {
        background: none;
        border-style: dashed;
      }
      strong {
        line-height: 1.5;
      }
      .lock {
        display: flex;
        gap: 0.45rem;
        margin-block-start: 0.4rem;
        line-height: 1.5;
      }
      .lock svg {
        margin-block-start: 0.1rem;
      }
      .tries {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem;
        align-items: center;
        font-weight: 700;
      }
      .own {
        inline-size: 100%;
        font-weight: 400;
      }
      .dot {
        fill: var(--ok);
      }
      .dot.used {
        fill: none;
        stroke: var(--edge);
        stroke-width: 1.5;
      }
      .blocked {
        color: var(--gone);
      }
      .foot {
        margin-block-start: auto;
        padding-block-start: 0.7rem;
      }
      .here {
        display: flex;
        align-items: center;
        min-block-size: var(--target);
        color: var(--ok);
        font-weight: 700;
      }
      @media print {
        button {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) facts: GlanceFacts = { pins: {}, applications: {} };
  /** The card is still being looked at. */
  @property({ type: Boolean }) searching = false;
  /** Absent: nothing can be opened from here. */
  @property({ attribute: false }) words: CardWords | undefined;
  /** The card lies there: what needs it can be opened. */
  @property({ type: Boolean }) present = false;
  /** Tiles whose view is on the page. */
  @property({ attribute: false }) shown: readonly Tile[] = [];

  protected override render(): TemplateResult {
    const { chip } = this.t.board;
    return html`
      <h2>${say(chip.title)}</h2>
      <p class="soft small">${say(chip.lead)}</p>
      <ul>
        ${TILES.filter(({ tile }) => tile !== 'licence' || this.#presence('licence') === 'present').map(
          (one) => this.#tile(one),
        )}
      </ul>
    `;
  }

  #tile({ tile, application, pin }: (typeof TILES)[number]): TemplateResult {
    const { chip } = this.t.board;
    const { name, about } = chip.tiles[tile];
    const presence = tile === 'signature' ? this.facts.certificates?.signature : this.#presence(application);
    return html`<li class=${presence === 'present' ? nothing : 'missing'}>
      <strong>${say(name)}</strong>
      <span class="soft small">${say(about)}</span>
      ${
        presence === 'present'
          ? this.#lock(tile, pin)
          : html`<span class="small">${say(this.#instead(presence))}</span>`
      }
      ${presence === 'present' && this.words !== undefined ? this.#opener(tile, name, this.words) : nothing}
    </li>`;
  }

  #opener(tile: Tile, name: Text, { views }: CardWords): TemplateResult | typeof nothing {
    if (this.shown.includes(tile)) {
      return html`<span class="foot here small">${say(views.isOpen)}</span>`;
    }
    const isTold = TOLD.includes(tile);
    if (!isTold && !this.present) return nothing;
    return html`<span class="foot">
      <button type="button" @click=${() => this.#look(tile)}>
        ${say(isTold ? views.look : views.open)}<span class="hidden">: ${plain(name)}</span>
      </button>
    </span>`;
  }

  #look(tile: Tile): void {
    this.dispatchEvent(new CustomEvent<Tile>('look', { detail: tile }));
  }

  #instead(presence: Presence | undefined): Text {
    const { chip } = this.t.board;
    if (presence === 'absent') return chip.notThere;
    return this.searching ? chip.searching : chip.unasked;
  }

  #lock(tile: Tile, pin: Pin | undefined): TemplateResult {
    const { chip } = this.t.board;
    return html`
      <span class="lock small">
        ${pin === undefined ? openIcon : lockIcon}
        <span>${say(pin === undefined ? chip.free : chip.opensWith(chip.pins[pin].name))}</span>
      </span>
      ${this.#tries(pin ?? 'authentication', tile)}
    `;
  }

  #tries(pin: Pin, tile: Tile): TemplateResult | typeof nothing {
    const { chip } = this.t.board;
    if (pin !== 'authentication' && pin !== 'signature' && pin !== 'text') return nothing;
    const counter = this.facts.pins[pin];
    const own =
      tile === 'certificates'
        ? html`<span class="own">${say(chip.pins.authentication.name)}</span>`
        : nothing;
    if (counter?.state === 'blocked') {
      return html`<span class="tries small blocked">${own}${say(chip.blocked)}</span>`;
    }
    if (counter?.state !== 'tries') return nothing;
    return html`<span class="tries small"
      >${own}${dots(counter, TRIES[pin])} ${say(chip.tries(counter.left))}</span
    >`;
  }

  #presence(application: ApplicationName): Presence {
    return this.facts.applications[application] ?? 'unknown';
  }
}

function dots({ left }: PinCounter & { state: 'tries' }, of: number): TemplateResult {
  const count = Math.max(left, of);
  return html`<svg width=${count * 16} height="12" aria-hidden="true">
    ${Array.from(
      { length: count },
      (_, index) =>
        svg`<circle class=${index < left ? 'dot' : 'dot used'} cx=${index * 16 + 6} cy="6" r="5" />`,
    )}
  </svg>`;
}
