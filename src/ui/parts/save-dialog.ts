import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type CivilDate, compareDates } from '../../clock';
import { type AppError, toAppError } from '../../errors';
import {
  type CardDraft,
  changeCard,
  defaultLeads,
  type Lead,
  newCard,
  type RowName,
  ROWS,
  sameDates,
  type SavedCard,
  updatedDates,
} from '../../reminders';
import { plain } from '../../i18n';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons, forms } from '../styles';
import { dialog } from './dialog-styles';

/** Rows that end on one day: their reminders are one, under the first of them. */
interface Ending {
  readonly rows: readonly [RowName, ...RowName[]];
  readonly date: CivilDate;
}

function endings(dates: CardDraft['dates']): readonly Ending[] {
  return ROWS.reduce<readonly Ending[]>((found, row) => {
    const date = dates[row];
    if (date === undefined) return found;
    const same = found.find((ending) => compareDates(ending.date, date) === 0);
    if (same === undefined) return [...found, { rows: [row], date }];
    return found.map((ending) => (ending === same ? { rows: [...same.rows, row], date } : ending));
  }, []);
}

type Draft = Pick<CardDraft, 'dates' | 'signatureAtLatest' | 'stay'>;

/** Saving a card's dates, or changing what was saved: says what is kept and what the dates themselves tell. */
@customElement('kigen-save-dialog')
export class KigenSaveDialog extends KigenElement {
  static override styles = [
    base,
    buttons,
    forms,
    dialog,
    css`
      .leads {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
      }
      .row + .row::before {
        content: ' / ';
      }
      input[type='text'] {
        inline-size: 100%;
      }
    `,
  ];

  /** The card to change; where there is none the person picks a saved one, or a new one is made. */
  @property({ attribute: false }) card: SavedCard | undefined;
  @state() private saved: readonly SavedCard[] = [];
  @state() private picked: SavedCard | undefined;
  /** The dates are exactly those of one saved card. */
  @state() private same = false;
  @state() private draft: Draft | undefined;
  @state() private error: AppError | undefined;
  @state() private told: 'saved' | 'changed' | undefined;
  @state() private persisted: boolean | undefined;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input[type=text]') private readonly label!: HTMLInputElement;
  #release: (() => void) | undefined;

  /** Opens the dialog for these dates. */
  async open(draft: Draft, label = ''): Promise<void> {
    this.draft = draft;
    this.error = undefined;
    this.told = undefined;
    this.persisted = undefined;
    this.saved = this.card === undefined ? await this.#others() : [];
    this.picked = sameDates(this.saved, draft.dates);
    this.same = this.picked !== undefined;
    await this.updateComplete;
    this.label.value = (this.card ?? this.picked)?.label ?? label;
    this.#release ??= this.services.holdForm();
    this.dialog.showModal();
  }

  /** A store that cannot be read offers nothing; saving then says why. */
  async #others(): Promise<readonly SavedCard[]> {
    try {
      return (await this.services.store.list()).cards;
    } catch {
      return [];
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closed();
  }

  protected override render(): TemplateResult {
    const words = this.t.reminders.dialog;
    const title = this.card === undefined ? words.title : words.editTitle;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <h2 id="title">${say(title)}</h2>
      ${this.told === undefined ? this.#form() : this.#answer(this.told)}
    </dialog>`;
  }

  #form(): TemplateResult {
    const words = this.t.reminders.dialog;
    return html`
      ${this.error === undefined ? nothing : this.#problem(this.error)}
      ${this.saved.length === 0 ? nothing : this.#into()}
      <label>
        ${say(words.label)}
        <input type="text" maxlength="40" autocomplete="off" aria-describedby="hint" />
      </label>
      <p id="hint" class="soft small">${say(words.labelHint)}</p>
      ${endings(this.draft?.dates ?? {}).map((ending) => this.#leads(ending))}
      <div class="tells small">
        <p>${say(words.what)}</p>
        <p>${say(words.tells)}</p>
        <p>${say(words.device)}</p>
      </div>
      <div class="actions">
        <button type="button" class="main" @click=${this.#save}>${say(words.save)}</button>
        <button type="button" @click=${this.#close}>${say(this.t.app.cancel)}</button>
      </div>
    `;
  }

  /** Nothing of a card is kept that would tell it apart: equal dates are a hint, and the person confirms. */
  #into(): TemplateResult {
    const { reminders } = this.t;
    const { into, intoNew, same } = reminders.dialog;
    return html`<label>
        ${say(into)}
        <select @change=${this.#pick}>
          <option value="" ?selected=${this.picked === undefined}>${plain(intoNew)}</option>
          ${this.saved.map(
            (card) =>
              html`<option value=${card.id} ?selected=${card === this.picked}>
                ${card.label || plain(reminders.unnamed)}
              </option>`,
          )}
        </select>
      </label>
      ${this.same ? html`<p class="small">${say(same)}</p>` : nothing}`;
  }

  #pick({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    this.picked = this.saved.find(({ id }) => id === target.value);
    this.label.value = this.picked?.label ?? '';
  }

  #leads({ rows, date }: Ending): TemplateResult {
    const words = this.t.reminders;
    const [row] = rows;
    const chosen = this.#chosen(row);
    return html`<fieldset>
      <legend>${say(words.dialog.leads(this.dates.short(date)))}</legend>
      <p class="soft small">
        ${rows.map((one) => html`<span class="row">${say(this.t.board.rows[one].name)}</span>`)}
      </p>
      <div class="leads">
        ${defaultLeads(this.draft?.stay ?? 'unanswered').map(
          (lead) =>
            html`<label class="check">
              <input
                type="checkbox"
                data-row=${row}
                value=${lead}
                .checked=${chosen.includes(lead)}
                ?disabled=${lead === 0}
              />
              ${say(lead === 'window' ? words.leadWindow : words.daysBefore(lead))}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #chosen(row: RowName): readonly Lead[] {
    const standing =
      (this.card ?? this.picked)?.reminders.filter((one) => one.row === row && one.cancelled !== true) ?? [];
    return standing.length > 0
      ? standing.map(({ lead }) => lead)
      : defaultLeads(this.draft?.stay ?? 'unanswered');
  }

  #problem({ code }: AppError): TemplateResult {
    const { title, next } = this.t.errors[code];
    return html`<p class="problem" role="alert">${say(title)} ${say(next)}</p>`;
  }

  #answer(told: 'saved' | 'changed'): TemplateResult {
    const words = this.t.reminders.dialog;
    return html`
      <p role="status"><strong>${say(told === 'saved' ? words.saved : words.savedAgain)}</strong></p>
      ${
        this.persisted === undefined
          ? nothing
          : html`<p>${say(this.persisted ? words.persisted : words.notPersisted)}</p>`
      }
      <div class="actions">
        <a class="button main" href="#/reminders" @click=${this.#close}
          >${say(this.t.read.actions.reminders)}</a
        >
        <button type="button" @click=${this.#close}>${say(this.t.app.close)}</button>
      </div>
    `;
  }

  async #save(): Promise<void> {
    const { draft } = this;
    const card = this.card ?? this.picked;
    if (draft === undefined) return;
    const { store, clock } = this.services;
    const leads = Object.fromEntries(ROWS.map((row) => [row, this.#ticked(row)]));
    const dates = this.picked === undefined ? draft.dates : updatedDates(this.picked, draft.dates);
    const full: CardDraft = { ...draft, dates, label: this.label.value.trim(), leads };
    const now = clock.now();
    try {
      const { persisted } = await store.put(
        card === undefined ? newCard(full, now) : changeCard(card, full, now),
      );
      this.persisted = persisted;
      this.told = card === undefined ? 'saved' : 'changed';
      this.#letGo();
    } catch (error) {
      this.error = toAppError(error);
    }
  }

  #ticked(row: RowName): readonly Lead[] {
    const boxes = this.renderRoot.querySelectorAll<HTMLInputElement>(`input[data-row=${row}]:checked`);
    return [...boxes].map(({ value }) => (value === 'window' ? value : Number(value)));
  }

  #close(): void {
    this.dialog.close();
  }

  #closed(): void {
    this.#letGo();
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }
}
