import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NowCase, NowWords } from '../../i18n';
import type { BoardRow, NextStep } from '../../reminders';
import { KigenElement } from '../element';
import { GuidanceController } from '../guidance';
import { say } from '../say';
import { base } from '../styles';

const POINTS = [
  'who',
  'where',
  'bring',
  'cost',
  'time',
  'stops',
  'goesOn',
] as const satisfies readonly (keyof NowWords)[];

const CASES: Partial<Record<NextStep, NowCase>> = {
  'renew-card': 'renew-card',
  'renew-certificates': 'renew-certificates',
  'renew-after-stay': 'stay-ends',
  'card-expired': 'card-expired',
  'certificates-expired': 'certificates-expired',
  'enter-signature-password': 'signature-hidden',
  'signature-absent': 'signature-absent',
};

/** What to do for a row's next step, point by point: who, where, from which day, with what, what it costs. */
@customElement('kigen-now')
export class KigenNow extends KigenElement {
  static override styles = [
    base,
    css`
      summary {
        min-block-size: var(--target);
        padding-block: 0.6rem;
        color: var(--key);
        cursor: pointer;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(7rem, auto) 1fr;
        gap: 0.5rem 1.25rem;
        margin: 0.25rem 0 0;
      }
      dt {
        font-weight: 700;
      }
      dd {
        margin: 0;
        max-inline-size: 40rem;
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dd {
          margin-block-end: 0.6rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) row: BoardRow | undefined;
  @state() private open = false;
  readonly #guidance = new GuidanceController(this, () => (this.open ? this.locale.tag : undefined));

  protected override render(): TemplateResult | typeof nothing {
    const { row } = this;
    const which = row && CASES[row.next];
    if (row === undefined || which === undefined) return nothing;
    return html`<details @toggle=${this.#toggled}>
      <summary>${say(this.t.pages.guide.now)}</summary>
      ${this.#points(which, row)}
    </details>`;
  }

  #points(which: NowCase, row: BoardRow): TemplateResult | typeof nothing {
    const { words } = this.#guidance;
    if (words === undefined) return nothing;
    const now = words.now[which];
    const day = row.next === 'renew-after-stay' && row.known.kind === 'date' ? row.known.date : row.renewFrom;
    const point = (name: keyof NowWords, text: NowWords['who']): TemplateResult =>
      html`<dt>${say(words.heads[name])}</dt>
        <dd>${say(text)}</dd>`;
    return html`<dl>
      ${point('from', now.from(day && this.dates.short(day)))} ${POINTS.map((name) => point(name, now[name]))}
      ${now.say === undefined ? nothing : point('say', now.say)}
    </dl>`;
  }

  #toggled({ target }: Event): void {
    this.open = target instanceof HTMLDetailsElement && target.open;
  }
}
