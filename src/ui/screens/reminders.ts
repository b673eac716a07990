import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { japanDate } from '../../clock';
import { plain } from '../../i18n';
import { cancelReminders, type SavedCard, savedBoard } from '../../reminders';
import { downloadCalendar } from '../calendar-words';
import { KigenScreen } from '../element';
import type { KigenConfirm } from '../parts/confirm';
import type { KigenSaveDialog } from '../parts/save-dialog';
import { byNearest } from '../parts/saved-list';
import { statePill } from '../parts/state';
import { savedRoute } from '../routes';
import { SavedCardsController } from '../saved-cards';
import { lifeTopics, topicListStyles } from '../parts/topics';
import { say } from '../say';
import { states } from '../state-styles';
import { base, buttons } from '../styles';
import '../parts/confirm';
import '../parts/due';
import '../parts/install';
import '../parts/keep';
import '../parts/notify';
import '../parts/refusal';
import '../parts/save-dialog';

/** All saved cards: see, change, delete one or all. */
@customElement('kigen-reminders')
export class KigenReminders extends KigenScreen {
  static override styles = [
    base,
    buttons,
    states,
    topicListStyles,
    css`
      .cards {
        display: grid;
        gap: 1rem;
        margin-block-start: 1.5rem;
        padding: 0;
        list-style: none;
      }
      .rows {
        display: grid;
        gap: 0.6rem;
        margin-block: 0.8rem 1rem;
        padding: 0;
        list-style: none;
      }
      .rows li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 1.25rem;
        align-items: center;
      }
      .rows div {
        flex: 1 1 16rem;
      }
      .left {
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .after {
        margin-block-start: 1.5rem;
        justify-content: space-between;
      }
      .empty {
        margin-block-start: 1.5rem;
      }
      kigen-due {
        display: block;
        margin-block-start: 1.5rem;
      }
      kigen-keep,
      kigen-notify,
      kigen-install {
        margin-block-start: 1.5rem;
      }
    `,
  ];

  @state() private edited: SavedCard | undefined;
  @state() private live = '';
  /** Deleted just now, with their events cancelled. */
  @state() private removed: readonly SavedCard[] = [];
  @query('kigen-save-dialog') private readonly dialog!: KigenSaveDialog;
  @query('kigen-confirm') private readonly confirm!: KigenConfirm;
  readonly #saved = new SavedCardsController(this, () => this.services.store);

  protected override render(): TemplateResult {
    const { reminders } = this.t;
    const { cards = [], error, unreadable } = this.#saved;
    return html`
      <h1 tabindex="-1">${say(reminders.title)}</h1>
      <p class="lead">${say(reminders.lead)}</p>
      <p class="hidden" role="status">${this.live}</p>
      ${error === undefined ? nothing : html`<kigen-refusal class="empty" code=${error.code}></kigen-refusal>`}
      ${unreadable > 0 ? html`<p class="panel empty">${say(this.t.errors['storage/entry'].what)}</p>` : nothing}
      <kigen-due></kigen-due>
      ${
        cards.length === 0 && error === undefined
          ? html`<p class="panel empty">${say(reminders.empty)}</p>`
          : nothing
      }
      <ul class="cards">
        ${byNearest(cards, this.services.clock.now()).map(({ card }) => this.#card(card))}
      </ul>
      ${
        this.removed.length === 0
          ? nothing
          : html`<p class="panel empty actions">
              ${say(reminders.removed)}
              <button type="button" @click=${() => this.#calendar(...this.removed)}>
                ${say(reminders.calendar.cancel)}
              </button>
            </p>`
      }
      <div class="actions after">
        <a class="button" href="#/type">${say(reminders.add)}</a>
        ${
          cards.length === 0
            ? nothing
            : html`<button type="button" class="gone" @click=${() => void this.#removeAll()}>
                ${say(reminders.removeAll)}
              </button>`
        }
      </div>
      <kigen-keep .cards=${cards}></kigen-keep>
      <kigen-notify></kigen-notify>
      <kigen-install></kigen-install>
      ${lifeTopics(this.t)}
      <kigen-save-dialog .card=${this.edited}></kigen-save-dialog>
      <kigen-confirm></kigen-confirm>
    `;
  }

  #card(card: SavedCard): TemplateResult {
    const { reminders, board } = this.t;
    const now = this.services.clock.now();
    const { rows } = savedBoard(card, now);
    return html`<li class="panel">
      <h2>${card.label || say(reminders.unnamed)}</h2>
      <ul class="rows">
        ${rows.map((row) => {
          const date = card.dates[row.row];
          if (date === undefined) return nothing;
          const atLatest = row.known.kind === 'at-latest';
          return html`<li>
            <div>
              ${say(board.rows[row.row].name)}
              <p class="soft small">
                ${say((atLatest ? board.atLatest : board.until)(this.dates.full(date)))}
              </p>
            </div>
            <span class="left">${say(this.dates.left(japanDate(now), date, row.daysLeft ?? 0).main)}</span>
            ${statePill(row.state, this.t)}
          </li>`;
        })}
      </ul>
      <div class="actions">
        <a class="button" href=${savedRoute(card.id)}>${say(reminders.open)}</a>
        <button type="button" @click=${() => void this.#edit(card)}>${say(reminders.edit)}</button>
        <button type="button" @click=${() => this.#calendar(card)}>${say(reminders.calendar.one)}</button>
        <button type="button" class="quiet" @click=${() => void this.#remove(card)}>
          ${say(reminders.remove)}
        </button>
      </div>
    </li>`;
  }

  #calendar(...cards: readonly SavedCard[]): void {
    downloadCalendar(cards, this.services.clock.now(), this.t, this.dates);
  }

  async #edit(card: SavedCard): Promise<void> {
    this.edited = card;
    await this.updateComplete;
    await this.dialog.open(card);
  }

  async #remove(card: SavedCard): Promise<void> {
    const { reminders } = this.t;
    const label = card.label || plain(reminders.unnamed);
    if (!(await this.confirm.ask(reminders.confirm.one(label)))) return;
    await this.services.store.delete(card.id);
    this.#gone([card]);
    this.live = plain(reminders.removed);
    await this.focusHeading();
  }

  #gone(cards: readonly SavedCard[]): void {
    const now = this.services.clock.now();
    this.removed = cards.map((card) => cancelReminders(card, now));
  }

  async #removeAll(): Promise<void> {
    const { reminders } = this.t;
    if (!(await this.confirm.ask(reminders.confirm.all))) return;
    const { cards = [] } = this.#saved;
    await this.services.store.deleteAll();
    this.#gone(cards);
    this.live = plain(reminders.removed);
    await this.focusHeading();
  }
}
