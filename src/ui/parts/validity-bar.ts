import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addDays, type CivilDate, daysBetween } from '../../clock';
import { KigenElement } from '../element';
import { say } from '../say';
import { base } from '../styles';

/** Days shown before the end where no beginning is known. */
const ONE_YEAR = 365;

/**
 * The whole validity from left to right, with today and the renewal window. Where the chip does not tell a beginning,
 * the bar shows the last year and fades in at its left.
 */
@customElement('kigen-validity-bar')
export class KigenValidityBar extends KigenElement {
  static override styles = [
    base,
    css`
      :host {
        margin-block: 1rem 0.35rem;
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 1.75rem;
        overflow: visible;
      }
      .track {
        fill: var(--track);
      }
      .spent {
        fill: var(--key);
      }
      .over {
        fill: var(--gone);
      }
      .window {
        fill: url('#hatch');
        stroke: var(--soon);
        stroke-width: 1.5;
      }
      .hatch {
        stroke: var(--soon);
        stroke-width: 3;
      }
      .today {
        fill: var(--ink);
        stroke: var(--surface);
        stroke-width: 2;
      }
      .cut {
        fill: var(--surface);
      }
      .ends {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1.5rem;
        color: var(--soft);
        font-size: 0.9rem;
        font-variant-numeric: tabular-nums;
      }
      @media (forced-colors: active) {
        .track {
          fill: Canvas;
          stroke: CanvasText;
        }
        .spent,
        .over {
          fill: Highlight;
        }
        .today {
          fill: CanvasText;
          stroke: Canvas;
        }
      }
      @media print {
        svg {
          print-color-adjust: exact;
        }
      }
    `,
  ];

  @property({ attribute: false }) from: CivilDate | undefined;
  @property({ attribute: false }) until: CivilDate | undefined;
  @property({ attribute: false }) renewFrom: CivilDate | undefined;
  @property({ attribute: false }) today: CivilDate | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { from, until, today, renewFrom } = this;
    if (until === undefined || today === undefined) return nothing;
    const begin = from ?? addDays(until, -ONE_YEAR);
    const whole = Math.max(1, daysBetween(begin, until));
    const share = (date: CivilDate): number =>
      Math.min(100, Math.max(0, (daysBetween(begin, date) / whole) * 100));
    const spent = share(today);
    const opens = renewFrom === undefined ? undefined : share(renewFrom);
    const inWindow = opens !== undefined && spent >= opens && spent < 100;
    const { board } = this.t;
    const label = from === undefined ? board.barShort : board.bar(Math.round(spent), inWindow);
    return html`
      <svg role="img" aria-label=${label}>
        <defs>
          <pattern
            id="hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path class="hatch" d="M0 0v7" />
          </pattern>
        </defs>
        <rect class="track" y="8" width="100%" height="12" rx="6" />
        ${
          opens === undefined
            ? nothing
            : svg`<rect class="window" x="${opens}%" y="8" width="${100 - opens}%" height="12" rx="6" />`
        }
        ${
          from === undefined && spent === 0
            ? nothing
            : svg`<rect class=${spent === 100 ? 'over' : 'spent'} y="8" width="${spent}%" height="12" rx="6" />`
        }
        ${
          from === undefined
            ? svg`<path class="cut" d="M10 5l5 9-5 9h5l5-9-5-9zM20 5l5 9-5 9h5l5-9-5-9z" />`
            : nothing
        }
        <svg x="${spent}%" overflow="visible">
          <rect class="today" x="-3.5" y="3" width="7" height="22" rx="3.5" />
        </svg>
      </svg>
      <div class="ends">
        <span>${from === undefined ? say(board.noBeginning) : board.from(this.dates.short(from))}</span>
        ${
          renewFrom === undefined
            ? nothing
            : html`<span>
                ${
                  inWindow
                    ? board.renewSince(this.dates.short(renewFrom))
                    : board.renewFrom(this.dates.short(renewFrom))
                }
              </span>`
        }
      </div>
    `;
  }
}
