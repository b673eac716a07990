import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { compareDates, japanDate } from '../../clock';
import { type LifeWords, plain } from '../../i18n';
import {
  daysFile,
  LIFE_FIELDS,
  type LifeChange,
  type LifeDates,
  type LifeDay,
  lifeDays,
  type LifeField,
  tellingDays,
} from '../../reminders';
import { download } from '../download';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';
import { EMPTY_DATE, parseTypedDate, type ParsedDate, type TypedDate } from '../typed-date';
import './date-field';

/** A person's dates do not begin with the first cards. */
const FIRST_YEAR = 1900;

/** Dates of a change in life, asked and told, and given as a calendar file; never saved. */
@customElement('kigen-life-days')
export class KigenLifeDays extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      section,
      dl,
      dd {
        display: grid;
        gap: 0.6rem;
        margin: 0;
      }
      section {
        gap: 1.25rem;
      }
      dt {
        font-weight: 700;
      }
      .day {
        font-size: 1.15rem;
        font-variant-numeric: tabular-nums;
      }
      .past {
        color: var(--gone);
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) change: LifeChange = 'move';
  @property({ attribute: false }) words: LifeWords | undefined;
  @state() private typed: Partial<Record<LifeField, TypedDate>> = {};
  @state() private parsed: Partial<Record<LifeField, ParsedDate>> = {};
  #release: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
    this.#release = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (words === undefined) return nothing;
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${say(words.title)}</h2>
      <p>${say(words.lead)}</p>
      ${LIFE_FIELDS[this.change].map((field) => {
        const parsed = this.parsed[field];
        return html`<kigen-date-field
          .legend=${words.fields[field].legend}
          .hint=${words.fields[field].hint}
          .value=${this.typed[field] ?? EMPTY_DATE}
          .problem=${parsed?.kind === 'problem' ? parsed.problem : undefined}
          @typed=${({ detail }: CustomEvent<TypedDate>) => this.#take(field, detail)}
        ></kigen-date-field>`;
      })}
      <div class="actions">
        <button type="button" class="main" @click=${this.#show}>${say(words.show)}</button>
      </div>
      <div role="status">${this.#answer(words)}</div>
    </section>`;
  }

  #answer(words: LifeWords): TemplateResult | typeof nothing {
    const days = this.#days();
    if (days.length === 0) return nothing;
    const today = japanDate(this.services.clock.now());
    return html`<dl>
        ${days.map(
          ({ kind, date, estimate }) =>
            html`<dt>${say(words.days[kind].name)}</dt>
              <dd>
                <span class="day">${say(this.dates.full(date))}</span>
                ${say(words.days[kind].what)}
                ${estimate ? html`<span class="soft small">${say(words.estimate)}</span>` : nothing}
                ${
                  compareDates(date, today) < 0 && kind !== 'fifteen'
                    ? html`<span class="past">${say(words.past)}</span>`
                    : nothing
                }
              </dd>`,
        )}
      </dl>
      <div class="actions">
        <button type="button" @click=${() => this.#calendar(words, days)}>
          ${say(this.t.reminders.calendar.one)}
        </button>
      </div>
      <p class="soft small">${say(words.once)}</p>`;
  }

  #days(): readonly LifeDay[] {
    const all = Object.entries(this.parsed);
    if (all.some(([, { kind }]) => kind === 'problem')) return [];
    const dates: LifeDates = Object.fromEntries(
      all.flatMap(([field, one]) => (one.kind === 'date' ? [[field, one.date]] : [])),
    );
    return lifeDays(this.change, dates);
  }

  #take(field: LifeField, typed: TypedDate): void {
    this.typed = { ...this.typed, [field]: typed };
    this.#release ??= this.services.holdForm();
  }

  #show(): void {
    const { year } = japanDate(this.services.clock.now());
    this.parsed = Object.fromEntries(
      LIFE_FIELDS[this.change].map((field) => [
        field,
        parseTypedDate(this.typed[field] ?? EMPTY_DATE, year, FIRST_YEAR),
      ]),
    );
  }

  #calendar(words: LifeWords, days: readonly LifeDay[]): void {
    const events = days.flatMap((one) => {
      const { name, what } = words.days[one.kind];
      const summary = `${this.t.app.name}: ${plain(name)}`;
      const description = `${plain(this.dates.full(one.date))}\n${plain(what)}`;
      return tellingDays(one).map((day) => ({ day, summary, description }));
    });
    download('kigen-life.ics', 'text/calendar;charset=utf-8', daysFile(events, this.services.clock.now()));
  }
}
