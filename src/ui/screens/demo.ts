import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { KigenScreen } from '../element';
import { arrowIcon } from '../icons';
import { say } from '../say';
import type { DemoSession, PersonId } from '../services';
import { base } from '../styles';
import './card';

/** Whose card to lay on the virtual reader. */
@customElement('kigen-demo')
export class KigenDemo extends KigenScreen {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
        gap: 0.75rem;
        padding: 0;
        margin-block-start: 1.5rem;
        list-style: none;
      }
      button {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        justify-content: space-between;
        inline-size: 100%;
        block-size: 100%;
        padding: 1rem 1.2rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--key);
      }
      button svg {
        color: var(--key);
      }
      button > span {
        display: grid;
      }
    `,
  ];

  @property({ attribute: false }) demo: DemoSession | undefined;

  protected override render(): TemplateResult {
    const { demo: words } = this.t;
    const people = Object.entries(words.people) as readonly [PersonId, (typeof words.people)[PersonId]][];
    return html`
      <h1 tabindex="-1">${say(words.title)}</h1>
      <p class="lead">${say(words.lead)}</p>
      <ul>
        ${people.map(
          ([id, { name, about }]) =>
            html`<li>
              <button type="button" @click=${() => void this.#lay(id)}>
                <span><strong>${say(name)}</strong><span class="soft small">${say(about)}</span></span>
                ${arrowIcon}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  async #lay(person: PersonId): Promise<void> {
    const { demo } = this;
    if (demo === undefined) return;
    await demo.lay(person);
    this.services.memory.stay.demo.set('unanswered');
    void demo.read.start();
    location.hash = '#/demo/card';
  }
}
