import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AppError, toAppError } from '../../errors';
import { plain } from '../../i18n';
import { backupFile, newerThan, readBackup, type SavedCard } from '../../reminders';
import { downloadCalendar } from '../calendar-words';
import { download } from '../download';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';

/** The calendar file for all cards, and the cards themselves as a file, out and in. */
@customElement('kigen-keep')
export class KigenKeep extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      section + section {
        margin-block-start: 1rem;
      }
      section {
        display: grid;
        gap: 0.6rem;
      }
      p {
        max-inline-size: 46rem;
      }
      .problem {
        color: var(--gone);
        font-weight: 700;
      }
    `,
  ];

  @property({ attribute: false }) cards: readonly SavedCard[] = [];
  @state() private error: AppError | undefined;
  @state() private loaded: number | undefined;

  protected override render(): TemplateResult {
    const { calendar, backup } = this.t.reminders;
    const none = this.cards.length === 0;
    return html`
      ${
        none
          ? nothing
          : html`<section class="panel">
              <h2>${say(calendar.title)}</h2>
              <p>${say(calendar.about)}</p>
              <p class="soft small">${say(calendar.alarms)}</p>
              <div class="actions">
                <button type="button" @click=${this.#calendar}>${say(calendar.all)}</button>
              </div>
            </section>`
      }
      <section class="panel">
        <h2>${say(backup.title)}</h2>
        <p>${say(backup.about)}</p>
        <div class="actions">
          ${none ? nothing : html`<button type="button" @click=${this.#save}>${say(backup.save)}</button>`}
          <button type="button" @click=${this.#choose}>${say(backup.load)}</button>
          <input
            type="file"
            accept=".json,application/json"
            aria-label=${plain(backup.load)}
            hidden
            @change=${this.#load}
          />
        </div>
        <p role="status">${this.loaded === undefined ? nothing : say(backup.loaded(this.loaded))}</p>
        ${this.error === undefined ? nothing : this.#problem(this.error)}
      </section>
    `;
  }

  #problem({ code }: AppError): TemplateResult {
    const { title, card, next } = this.t.errors[code];
    return html`<div role="alert">
      <p class="problem">${say(title)}</p>
      <p>${say(card)} ${say(next)}</p>
    </div>`;
  }

  #calendar(): void {
    downloadCalendar(this.cards, this.services.clock.now(), this.t, this.dates);
  }

  #save(): void {
    download('kigen.json', 'application/json', backupFile(this.cards));
  }

  #choose(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  async #load({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    target.value = '';
    if (file === undefined) return;
    this.error = undefined;
    this.loaded = undefined;
    try {
      const cards = readBackup(await file.text());
      await this.services.store.putAll(newerThan(this.cards, cards));
      this.loaded = cards.length;
    } catch (error) {
      this.error = toAppError(error);
    }
  }
}
