import { html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { board, type StayAnswer } from '../../reminders';
import { datesOfTyped, savableDates } from '../board-dates';
import { boardPage } from '../board-page-styles';
import { KigenScreen } from '../element';
import { headline } from '../headline';
import { Follow } from '../observable';
import type { KigenSaveDialog } from '../parts/save-dialog';
import { say } from '../say';
import { base, buttons } from '../styles';
import '../parts/board';
import '../parts/checks';
import '../parts/save-dialog';

/** The same board from typed dates: no tiles, and no check but what a person can compare. */
@customElement('kigen-typed')
export class KigenTyped extends KigenScreen {
  static override styles = [base, buttons, boardPage];

  @query('kigen-save-dialog') private readonly dialog!: KigenSaveDialog;

  constructor() {
    super();
    new Follow(this, () => [this.services.memory.typed, this.services.memory.stay.typed]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { body, certificates } = this.services.memory.typed.value;
    if (body === undefined && certificates === undefined) location.replace('#/type');
  }

  protected override render(): TemplateResult {
    const { memory, clock } = this.services;
    const dates = datesOfTyped(memory.typed.value);
    const stay = memory.stay.typed.value;
    const shown = board({ dates, stay, now: clock.now() });
    const { board: words, type } = this.t;
    return html`
      <h1 tabindex="-1">${say(headline(shown, this.t, this.dates))}</h1>
      <p class="lead">${say(words.typed)}</p>
      <kigen-board
        .board=${shown}
        .stay=${stay}
        @answer=${({ detail }: CustomEvent<StayAnswer>) => memory.stay.typed.set(detail)}
      ></kigen-board>
      <div class="actions after">
        <button
          type="button"
          class="main"
          @click=${() => void this.dialog.open({ ...savableDates(dates), stay })}
        >
          ${say(words.save)}
        </button>
        <a class="button" href="#/type">${say(type.change)}</a>
        <a href="#/help">${say(words.howTo)}</a>
      </div>
      <kigen-checks></kigen-checks>
      <kigen-save-dialog></kigen-save-dialog>
    `;
  }
}
