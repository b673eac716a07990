import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plain, type Text } from '../i18n';
import { PERSON_IDS, type PersonId } from '../sim';
import { base, buttons, Follow, forms, KigenElement, type Observable, say } from '../ui';
import type { Demo, DemoFault, DemoReader } from './demo';

/** The demo's tools, apart from the app's own screens: whose card, which reader, and what a hand or bad luck does. */
@customElement('kigen-demo-drawer')
export class KigenDemoDrawer extends KigenElement {
  static override styles = [
    base,
    buttons,
    forms,
    css`
      details {
        background: var(--raised);
        border-block-end: 3px dashed var(--key);
      }
      summary {
        display: flex;
        align-items: center;
        min-block-size: var(--target);
        max-inline-size: var(--measure);
        margin-inline: auto;
        padding-inline: clamp(1rem, 4vw, 2rem);
        color: var(--key);
        font-weight: 700;
        cursor: pointer;
      }
      summary::before {
        content: '';
        inline-size: 0.55rem;
        block-size: 0.55rem;
        margin-inline-end: 0.75rem;
        border: solid currentcolor;
        border-width: 2px 2px 0 0;
        rotate: 135deg;
      }
      details[open] summary::before {
        rotate: -45deg;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.25rem;
        align-items: end;
        max-inline-size: var(--measure);
        margin-inline: auto;
        padding: 0.25rem clamp(1rem, 4vw, 2rem) 1.25rem;
      }
      label {
        flex: 1 1 14rem;
        min-inline-size: 0;
      }
      select {
        inline-size: 100%;
        font-size: 1rem;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) demo: Demo | undefined;
  /** The demo's read: started when another card was laid. */
  @property({ attribute: false }) read: (Observable & { start(): Promise<void> }) | undefined;

  constructor() {
    super();
    new Follow(this, () => [this.demo, this.read].filter((source) => source !== undefined));
  }

  protected override render(): TemplateResult {
    const { demo } = this;
    const { demo: words } = this.t;
    const state = demo?.state;
    return html`<aside aria-label=${plain(words.drawer)}>
      <details>
        <summary>${say(words.drawer)}</summary>
        <div class="tools">
          ${this.#choice(
            words.person,
            PERSON_IDS.map((id) => [id, words.people[id].name] as const),
            state?.person,
            (id) => void this.#lay(id),
          )}
          ${this.#choice(
            words.reader,
            Object.entries(words.readers) as [DemoReader, Text][],
            state?.reader,
            (name) => demo?.exchange(name),
          )}
          ${this.#choice(
            words.fault,
            Object.entries(words.faults) as [DemoFault, Text][],
            state?.fault,
            (name) => demo?.arm(name),
          )}
          <div class="actions" role="group" aria-label=${plain(words.hand)}>
            ${
              state?.cardThere === true
                ? html`<button type="button" @click=${() => demo?.takeAway()}>
                    ${say(words.card.away)}
                  </button>`
                : html`<button type="button" @click=${() => demo?.layBack()}>${say(words.card.lay)}</button>`
            }
            ${
              state?.plugged === true
                ? html`<button type="button" @click=${() => demo?.pull()}>${say(words.cable.pull)}</button>`
                : html`<button type="button" @click=${() => demo?.plug()}>${say(words.cable.plug)}</button>`
            }
          </div>
        </div>
      </details>
    </aside>`;
  }

  #choice<Name extends string>(
    label: Text,
    options: readonly (readonly [Name, Text])[],
    chosen: Name | undefined,
    choose: (name: Name) => void,
  ): TemplateResult {
    const change = ({ target }: Event): void => {
      const value = target instanceof HTMLSelectElement ? target.value : '';
      const found = options.find(([name]) => name === value);
      if (found !== undefined) choose(found[0]);
    };
    return html`<label>
      ${say(label)}
      <select @change=${change}>
        ${options.map(
          ([name, text]) => html`<option value=${name} .selected=${name === chosen}>${plain(text)}</option>`,
        )}
      </select>
    </label>`;
  }

  async #lay(person: PersonId): Promise<void> {
    await this.demo?.lay(person);
    void this.read?.start();
  }
}
