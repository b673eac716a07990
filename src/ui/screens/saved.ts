import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { changeCard, type SavedCard, savedBoard, type StayAnswer } from '../../reminders';
import { boardPage } from '../board-page-styles';
import { KigenScreen } from '../element';
import { headline } from '../headline';
import type { KigenSaveDialog } from '../parts/save-dialog';
import { SavedCardsController } from '../saved-cards';
import { lifeTopics, topicListStyles } from '../parts/topics';
import { say } from '../say';
import { base, buttons } from '../styles';
import '../parts/board';
import '../parts/checks';
import '../parts/save-dialog';

/** The board of a saved card. */
@customElement('kigen-saved')
export class KigenSaved extends KigenScreen {
  static override styles = [base, buttons, boardPage, topicListStyles];

  /** The entry's id. */
  @property({ attribute: false }) card = '';
  @query('kigen-save-dialog') private readonly dialog!: KigenSaveDialog;
  readonly #saved = new SavedCardsController(this, () => this.services.store);

  protected override render(): TemplateResult {
    const { cards } = this.#saved;
    const { app, board, reminders } = this.t;
    if (cards === undefined) return html`<h1 tabindex="-1">${say(reminders.title)}</h1>`;
    const card = cards.find(({ id }) => id === this.card);
    if (card === undefined) {
      return html`<h1 tabindex="-1">${say(app.lostScreen.title)}</h1>
        <p class="actions after"><a class="button" href="#/reminders">${say(reminders.title)}</a></p>`;
    }
    const shown = savedBoard(card, this.services.clock.now());
    return html`
      <p class="soft">${card.label || say(reminders.unnamed)}</p>
      <h1 tabindex="-1">${say(headline(shown, this.t, this.dates))}</h1>
      <p class="lead">${say(board.saved)}</p>
      <kigen-board
        .board=${shown}
        .stay=${card.stay}
        @answer=${({ detail }: CustomEvent<StayAnswer>) => void this.#answer(card, detail)}
      ></kigen-board>
      <div class="actions after">
        <a class="button" href="#/reminders">${say(reminders.title)}</a>
        <button type="button" @click=${() => void this.dialog.open(card)}>${say(reminders.edit)}</button>
        <button type="button" @click=${() => window.print()}>${say(board.print)}</button>
        <a href="#/help">${say(board.howTo)}</a>
      </div>
      ${lifeTopics(this.t)}
      <kigen-save-dialog .card=${card}></kigen-save-dialog>
    `;
  }

  async #answer(card: SavedCard, stay: StayAnswer): Promise<void> {
    const { store, clock } = this.services;
    await store.put(changeCard(card, { ...card, stay }, clock.now()));
  }
}
