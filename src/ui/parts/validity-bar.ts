import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addDays, type CivilDate, daysBetween } from '../../clock';
import type { Text } from '../../i18n';
import { KigenElement } from '../element';
import { say } from '../say';
import { base } from '../styles';

/**
 * The whole validity from left to right, with today and the renewal window. Where the chip does not tell a beginning,
 * the bar is dashed, on the scale of the years that it runs at most.
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
      .open {
        fill: url('#dashes');
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
        .over,
        .open {
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
  /** Days that it runs at most: the bar's length where no beginning is known. */
  @property({ type: Number }) most = 0;
  @property({ attribute: false }) today: CivilDate | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { from, until, today, renewFrom } = this;
    if (until === undefined || today === undefined) return nothing;
    const begin = from ?? addDays(until, -this.most);
    const whole = Math.max(1, daysBetween(begin, until));
    const share = (date: CivilDate): number =>
      Math.min(100, Math.max(0, (daysBetween(begin, date) / whole) * 100));
    const spent = share(today);
    const opens = renewFrom && share(renewFrom);
    const inWindow = opens !== undefined && spent >= opens && spent < 100;
    const over = spent === 100 ? 'over' : 'spent';
    const { board } = this.t;
    return html`
      <svg role="img" aria-label=${from ? board.bar(Math.round(spent), inWindow) : board.barShort}>
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
          <pattern id="dashes" class=${over} width="8" height="28" patternUnits="userSpaceOnUse">
            <path d="M0 0h5v28h-5z" />
          </pattern>
        </defs>
        <rect class="track" y="8" width="100%" height="12" rx="6" />
        ${opens === undefined ? nothing : windowRect(opens)}
        <rect class=${from ? over : 'open'} y="8" width="${spent}%" height="12" rx="6" />
        <svg x="${spent}%" overflow="visible">
          <rect class="today" x="-3.5" y="3" width="7" height="22" rx="3.5" />
        </svg>
      </svg>
      <div class="ends">
        <span>${say(from ? board.from(this.dates.short(from)) : board.noBeginning)}</span>
        ${renewFrom && html`<span>${say(this.#renewal(renewFrom, inWindow))}</span>`}
      </div>
    `;
  }

  #renewal(date: CivilDate, inWindow: boolean): Text {
    const { renewSince, renewFrom } = this.t.board;
    return (inWindow ? renewSince : renewFrom)(this.dates.short(date));
  }
}

function windowRect(opens: number): SVGTemplateResult {
  return svg`<rect class="window" x="${opens}%" y="8" width="${100 - opens}%" height="12" rx="6" />`;
}
