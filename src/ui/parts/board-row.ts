import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type CivilDate, compareDates } from '../../clock';
import { type BoardRow, insuranceLastDay, type RowName } from '../../reminders';
import { KigenElement } from '../element';
import { say } from '../say';
import { states } from '../state-styles';
import { base, buttons } from '../styles';
import { statePill } from './state';
import './now';
import './validity-bar';

/** Days that each runs at most: to the tenth birthday, and to the fifth or, renewed early, the sixth. */
const MOST: Record<RowName, number> = { 'card-body': 3653, authentication: 2192, signature: 2192 };

/** One date: what for, until when, how long still, its state and the one next step. */
@customElement('kigen-board-row')
export class KigenBoardRow extends KigenElement {
  static override styles = [
    base,
    buttons,
    states,
    css`
      .panel {
        box-shadow: var(--shadow);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem 1.25rem;
        align-items: start;
        justify-content: space-between;
      }
      .name {
        flex: 1 1 15rem;
      }
      h2 {
        font-size: 1.1rem;
      }
      .when {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 1rem;
        margin-block-start: 0.6rem;
      }
      .date {
        font-size: clamp(1.45rem, 1.1rem + 1.8vw, 2rem);
        font-weight: 700;
        line-height: 1.35;
        font-variant-numeric: tabular-nums;
      }
      .past .date {
        color: var(--gone);
      }
      .left {
        margin-inline-start: auto;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .left small {
        font-weight: 400;
        color: var(--soft);
        font-size: 0.9rem;
      }
      .no-date {
        margin-block-start: 0.6rem;
        font-size: 1.1rem;
        color: var(--soft);
      }
      .next {
        margin-block-start: 1rem;
        padding-block-start: 0.9rem;
        border-block-start: 1px dashed var(--line);
      }
      @media (max-width: 30rem) {
        .left {
          margin-inline-start: 0;
        }
      }
      @media print {
        .panel {
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) row: BoardRow | undefined;
  @property({ attribute: false }) today: CivilDate | undefined;
  /** A face-authentication card has no signature certificate on purpose. */
  @property({ type: Boolean }) faceCard = false;

  protected override render(): TemplateResult | typeof nothing {
    const { row, today } = this;
    if (row === undefined || today === undefined) return nothing;
    const { board } = this.t;
    const { name, official, use } = board.rows[row.row];
    return html`<article class="panel ${row.state}">
      <div class="head">
        <div class="name">
          <h2>${say(name)}</h2>
          <p class="soft small">${say(official)} · ${say(use)}</p>
        </div>
        ${statePill(row.state, this.t)}
      </div>
      ${this.#date(row, today)}
      ${
        row.next === 'none'
          ? nothing
          : html`<div class="next">
              <p>${say(board.next[row.next])}</p>
              ${this.#insurance(row, today)}
              <kigen-now .row=${row}></kigen-now>
              <slot></slot>
            </div>`
      }
    </article>`;
  }

  /** What the last day of grace is, where there still is one. */
  #insurance({ row, known, next }: BoardRow, today: CivilDate): TemplateResult | typeof nothing {
    if (row !== 'authentication' || next !== 'certificates-expired' || known.kind !== 'date') return nothing;
    const last = insuranceLastDay(known.date);
    if (compareDates(last, today) < 0) return nothing;
    return html`<p>${say(this.t.board.insurance(this.dates.full(last)))}</p>`;
  }

  #date({ row, known, daysLeft = 0, renewFrom }: BoardRow, today: CivilDate): TemplateResult {
    const { board } = this.t;
    if (known.kind !== 'date' && known.kind !== 'at-latest') {
      const words =
        known.kind === 'absent' && this.faceCard ? board.absentFace : board.unknownDate[known.kind];
      return html`<p class="no-date">${say(words)}</p>`;
    }
    const { main, beside } = this.dates.pair(known.date);
    const left = this.dates.left(today, known.date, daysLeft);
    const from = known.kind === 'date' ? known.from : undefined;
    return html`
      <p class="when">
        <span class="date"
          >${say(known.kind === 'at-latest' ? board.atLatest(main) : board.until(main))}</span
        >
        <span class="soft">${say(beside)}</span>
        <span class="left">
          ${say(left.main)} ${left.about === undefined ? nothing : html`<small>${say(left.about)}</small>`}
        </span>
      </p>
      ${
        known.kind === 'date' && known.provisional
          ? html`<p class="soft small">${say(board.provisional)}</p>`
          : nothing
      }
      <kigen-validity-bar
        .from=${from}
        .until=${known.date}
        .renewFrom=${renewFrom}
        .today=${today}
        .most=${MOST[row]}
      ></kigen-validity-bar>
    `;
  }
}
