import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { addDays, japanDate } from '../../clock';
import { due, markDone, type PlannedReminder, snooze } from '../../reminders';
import { KigenElement } from '../element';
import { bellIcon } from '../icons';
import { savedRoute } from '../routes';
import { SavedCardsController } from '../saved-cards';
import { say } from '../say';
import { base, buttons } from '../styles';

/** The banner on opening, when a reminder's day has come. */
@customElement('kigen-due')
export class KigenDue extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      section {
        margin-block-end: 2rem;
        padding: 1rem 1.25rem;
        background: var(--soon-soft);
        border: 1px solid var(--soon);
        border-radius: var(--radius);
      }
      #due {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        color: var(--soon);
        font-size: 1.1rem;
        font-weight: 700;
      }
      ul {
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        padding-block: 0.6rem;
      }
      li + li {
        border-block-start: 1px dashed var(--soon);
      }
      .what {
        flex: 1 1 18rem;
      }
    `,
  ];

  readonly #saved = new SavedCardsController(this, () => this.services.store);

  protected override render(): TemplateResult | typeof nothing {
    const today = japanDate(this.services.clock.now());
    const items = due(this.#saved.cards ?? [], today);
    if (items.length === 0) return nothing;
    const { reminders } = this.t;
    return html`<section aria-labelledby="due">
      <p id="due">${bellIcon}${say(reminders.dueTitle(items.length))}</p>
      <ul>
        ${items.map(
          (item) =>
            html`<li>
              <div class="what">
                <strong>${item.card.label || say(reminders.unnamed)}</strong>
                ${item.rows.map((row) => html`<p>${say(reminders.due[row](this.dates.full(item.date)))}</p>`)}
              </div>
              <div class="actions">
                <a class="button" href=${savedRoute(item.card.id)}>${say(reminders.open)}</a>
                <button type="button" @click=${() => void this.#done(item)}>${say(reminders.done)}</button>
                <a class="button" href="#/type">${say(reminders.renewed)}</a>
                <button type="button" class="quiet" @click=${() => void this.#snooze(item)}>
                  ${say(reminders.snooze)}
                </button>
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  async #done({ card, reminder }: PlannedReminder): Promise<void> {
    const { store, clock } = this.services;
    await store.put(markDone(card, reminder.uid, clock.now()));
  }

  async #snooze({ card, reminder }: PlannedReminder): Promise<void> {
    const { store, clock } = this.services;
    const now = clock.now();
    await store.put(snooze(card, reminder.uid, addDays(japanDate(now), 7), now));
  }
}
