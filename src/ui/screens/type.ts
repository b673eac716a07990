import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type CivilDate, japanDate } from '../../clock';
import { KigenScreen } from '../element';
import { faceDrawing, olderFaceDrawing } from '../face-drawing';
import { infoIcon, warnIcon } from '../icons';
import { say } from '../say';
import type { TypedDates } from '../services';
import { base, buttons, forms } from '../styles';
import { EMPTY_DATE, type ParsedDate, parseTypedDate, type TypedDate } from '../typed-date';
import '../parts/date-field';

type Field = keyof TypedDates;
const FIELDS: readonly Field[] = ['body', 'certificates'];

/** The second door: the dates printed on the card's face. */
@customElement('kigen-type')
export class KigenType extends KigenScreen {
  static override styles = [
    base,
    buttons,
    forms,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 20rem);
        gap: 2rem;
        align-items: start;
        margin-block-start: 1.5rem;
      }
      .form {
        display: grid;
        gap: 1.75rem;
      }
      kigen-date-field + kigen-date-field {
        padding-block-start: 1.75rem;
        border-block-start: 1px solid var(--line);
      }
      .summary {
        padding: 0.9rem 1.1rem;
        border: 2px solid var(--gone);
        border-radius: var(--radius-small);
        background: var(--gone-soft);
      }
      .summary h2 {
        font-size: 1.05rem;
        display: flex;
        gap: 0.5rem;
        align-items: center;
        color: var(--gone);
      }
      .summary ul {
        padding-inline-start: 1.5rem;
      }
      figure {
        margin: 0;
        display: grid;
        gap: 0.75rem;
      }
      figure svg.face {
        inline-size: 100%;
        block-size: auto;
      }
      figcaption {
        display: flex;
        gap: 0.5rem;
        color: var(--soft);
      }
      @media (max-width: 52rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
        figure {
          max-inline-size: 22rem;
        }
      }
    `,
  ];

  @state() private typed: Record<Field, TypedDate> = { body: EMPTY_DATE, certificates: EMPTY_DATE };
  @state() private parsed: Partial<Record<Field, ParsedDate>> = {};
  @state() private nothingTyped = false;
  #release: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { body, certificates } = this.services.memory.typed.value;
    this.typed = { body: asTyped(body), certificates: asTyped(certificates) };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
    this.#release = undefined;
  }

  protected override render(): TemplateResult {
    const { type } = this.t;
    return html`
      <h1 tabindex="-1">${say(type.title)}</h1>
      <p class="lead">${say(type.lead)}</p>
      <div class="columns">
        <div class="panel form" @keydown=${this.#enter}>
          ${this.#summary()}
          ${FIELDS.map((field, index) => {
            const parsed = this.parsed[field];
            return html`<kigen-date-field
              id=${field}
              .legend=${type[field].legend}
              .hint=${type[field].hint}
              .sign=${String(index + 1)}
              .value=${this.typed[field]}
              .problem=${parsed?.kind === 'problem' ? parsed.problem : undefined}
              @typed=${({ detail }: CustomEvent<TypedDate>) => this.#take(field, detail)}
            ></kigen-date-field>`;
          })}
          <div class="actions">
            <button type="button" class="main" @click=${this.#show}>${say(type.show)}</button>
          </div>
        </div>
        <figure>
          ${faceDrawing}
          <p class="soft small">${say(type.faces.newer)}</p>
          ${olderFaceDrawing}
          <p class="soft small">${say(type.faces.older)}</p>
          <figcaption class="small">${infoIcon}<span>${say(type.note)}</span></figcaption>
        </figure>
      </div>
    `;
  }

  #summary(): TemplateResult | typeof nothing {
    const { type } = this.t;
    const wrong = FIELDS.filter((field) => this.parsed[field]?.kind === 'problem');
    if (wrong.length === 0 && !this.nothingTyped) return nothing;
    return html`<div class="summary" role="alert" tabindex="-1">
      <h2>${warnIcon}${say(this.nothingTyped ? type.nothing : type.summary(wrong.length))}</h2>
      ${
        wrong.length === 0
          ? nothing
          : html`<ul>
              ${wrong.map(
                (field) =>
                  html`<li>
                    <a href="#/type" @click=${(event: Event) => this.#jump(event, field)}>
                      ${say(type[field].legend)}
                    </a>
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  }

  #take(field: Field, typed: TypedDate): void {
    this.typed = { ...this.typed, [field]: typed };
    this.#release ??= this.services.holdForm();
  }

  #jump(event: Event, field: Field): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  #enter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.composedPath()[0] instanceof HTMLInputElement)) return;
    void this.#show();
  }

  async #show(): Promise<void> {
    const { year } = japanDate(this.services.clock.now());
    const parsed = { body: this.#parse('body', year), certificates: this.#parse('certificates', year) };
    this.parsed = parsed;
    const all = Object.values(parsed);
    this.nothingTyped = all.every(({ kind }) => kind === 'empty');
    if (this.nothingTyped || all.some(({ kind }) => kind === 'problem')) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
      return;
    }
    const { memory } = this.services;
    memory.typed.set({
      ...(parsed.body.kind === 'date' && { body: parsed.body.date }),
      ...(parsed.certificates.kind === 'date' && { certificates: parsed.certificates.date }),
    });
    memory.stay.typed.set('unanswered');
    location.hash = '#/type/dates';
  }

  #parse(field: Field, year: number): ParsedDate {
    return parseTypedDate(this.typed[field], year);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('typed')) this.nothingTyped = false;
  }
}

function asTyped(date: CivilDate | undefined): TypedDate {
  if (date === undefined) return EMPTY_DATE;
  return { era: 'western', year: String(date.year), month: String(date.month), day: String(date.day) };
}
