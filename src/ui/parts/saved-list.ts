import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { japanDate } from '../../clock';
import { type BoardRow, type SavedCard, savedBoard } from '../../reminders';
import { KigenElement } from '../element';
import { arrowIcon } from '../icons';
import { savedRoute } from '../routes';
import { SavedCardsController } from '../saved-cards';
import { say } from '../say';
import { states } from '../state-styles';
import { base } from '../styles';
import { statePill } from './state';

/** How many cards the first screen shows. */
const FEW = 3;

/** The saved cards on the first screen, the nearest date first. */
@customElement('kigen-saved-list')
export class KigenSavedList extends KigenElement {
  static override styles = [
    base,
    states,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        align-items: baseline;
        justify-content: space-between;
        margin-block-end: 0.75rem;
      }
      ul {
        display: grid;
        gap: 0.75rem;
        padding: 0;
        list-style: none;
      }
      li a {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem 0.75rem;
        align-items: center;
        padding: 0.9rem 1.25rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        color: var(--ink);
        text-decoration: none;
      }
      li a:hover {
        border-color: var(--key);
      }
      .what {
        flex: 1 1 14rem;
        display: grid;
      }
      li a > svg {
        margin-inline-start: auto;
      }
      .left {
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  readonly #saved = new SavedCardsController(this, () => this.services.store);

  protected override render(): TemplateResult | typeof nothing {
    const { cards, error } = this.#saved;
    const { saved } = this.t.first;
    if (error !== undefined) return html`<p class="soft">${say(saved.lost)}</p>`;
    if (cards === undefined || cards.length === 0) return nothing;
    const now = this.services.clock.now();
    const nearest = byNearest(cards, now).slice(0, FEW);
    return html`
      <div class="head">
        <h2>${say(saved.title)}</h2>
        <a href="#/reminders">${say(saved.all)}</a>
      </div>
      <ul>
        ${nearest.map(({ card, row }) => this.#card(card, row, now))}
      </ul>
    `;
  }

  #card(card: SavedCard, row: BoardRow | undefined, now: number): TemplateResult {
    const { board, reminders } = this.t;
    const date = row === undefined ? undefined : card.dates[row.row];
    return html`<li>
      <a href=${savedRoute(card.id)}>
        <span class="what">
          <strong>${card.label || say(reminders.unnamed)}</strong>
          ${
            row === undefined || date === undefined
              ? nothing
              : html`<span class="soft"
                  >${say(board.rows[row.row].name)}: ${say(this.dates.full(date))}</span
                >`
          }
        </span>
        ${
          row === undefined || date === undefined
            ? nothing
            : html`<span class="left">
                  ${say(this.dates.left(japanDate(now), date, row.daysLeft ?? 0).main)}
                </span>
                ${statePill(row.state, this.t)}`
        }
        ${arrowIcon}
      </a>
    </li>`;
  }
}

/** Each card with the row whose date comes first, the nearest card first. */
export function byNearest(
  cards: readonly SavedCard[],
  now: number,
): readonly { readonly card: SavedCard; readonly row: BoardRow | undefined }[] {
  return cards
    .map((card) => ({ card, row: nearestRow(savedBoard(card, now).rows) }))
    .sort((a, b) => (a.row?.daysLeft ?? Infinity) - (b.row?.daysLeft ?? Infinity));
}

function nearestRow(rows: readonly BoardRow[]): BoardRow | undefined {
  return rows
    .filter(({ daysLeft }) => daysLeft !== undefined)
    .sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0))[0];
}
