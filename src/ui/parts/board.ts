import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type CivilDate, japanDate } from '../../clock';
import type { Board, StayAnswer } from '../../reminders';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';
import './board-row';
import './stay-question';

/** The three dates, always in the same order, and the question about the stay where a next step hangs on it. */
@customElement('kigen-board')
export class KigenBoard extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      ol {
        display: grid;
        gap: 1rem;
        padding: 0;
        list-style: none;
      }
      .apart,
      li kigen-stay-question,
      li button {
        margin-block-start: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) board: Board | undefined;
  @property() stay: StayAnswer = 'unanswered';
  @property({ type: Boolean }) faceCard = false;
  /** The signing row can ask for its password: event `password`. */
  @property({ type: Boolean }) password = false;

  protected override render(): TemplateResult | typeof nothing {
    const { board } = this;
    if (board === undefined) return nothing;
    const today: CivilDate = japanDate(this.services.clock.now());
    const dated = board.rows.some(({ daysLeft }) => daysLeft !== undefined);
    const asking = board.rows.find(({ next }) => next === 'answer-stay');
    const question = html`<kigen-stay-question
      .stay=${this.stay}
      .urgent=${asking !== undefined}
      @answer=${this.#answer}
    ></kigen-stay-question>`;
    return html`
      <ol>
        ${board.rows.map(
          (row) =>
            html`<li>
              <kigen-board-row .row=${row} .today=${today} .faceCard=${this.faceCard}>
                ${row === asking ? question : nothing}
                ${
                  this.password && row.next === 'enter-signature-password'
                    ? html`<button
                        type="button"
                        @click=${() => this.dispatchEvent(new CustomEvent('password'))}
                      >
                        ${say(this.t.board.enterPassword)}
                      </button>`
                    : nothing
                }
              </kigen-board-row>
            </li>`,
        )}
      </ol>
      ${dated && asking === undefined ? html`<div class="apart">${question}</div>` : nothing}
    `;
  }

  #answer({ detail }: CustomEvent<StayAnswer>): void {
    this.dispatchEvent(new CustomEvent<StayAnswer>('answer', { detail }));
  }
}
