import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PhoneLine } from '../../i18n';
import { KigenScreen } from '../element';
import { phoneIcon } from '../icons';
import { sections, sectionStyles } from '../parts/sections';
import { say } from '../say';
import { base } from '../styles';

/** The numbers to call, large and grouped: a reader sits on a PC, where `tel:` does not help. */
@customElement('kigen-lost')
export class KigenLost extends KigenScreen {
  static override styles = [
    base,
    sectionStyles,
    css`
      .call {
        margin-block-start: 1.5rem;
        border-color: var(--gone);
      }
      .call ul {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 1.1rem 2rem;
        padding: 0;
        margin-block-start: 1.1rem;
        list-style: none;
      }
      .call li {
        display: grid;
        align-content: start;
      }
      .number {
        display: inline-flex;
        gap: 0.6rem;
        align-items: center;
        min-block-size: var(--target);
        inline-size: fit-content;
        color: var(--ink);
        font-size: clamp(1.6rem, 1.1rem + 2.4vw, 2.4rem);
        font-weight: 700;
        line-height: 1.3;
        letter-spacing: 0.02em;
        font-variant-numeric: tabular-nums;
        text-decoration: none;
        white-space: nowrap;
      }
      .number svg {
        color: var(--gone);
      }
      .say {
        margin-block-start: 1rem;
        display: grid;
        gap: 0.5rem;
      }
      .words {
        font-size: 1.15rem;
        font-weight: 700;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { lost } = this.t.pages;
    return html`
      <h1 tabindex="-1">${say(lost.title)}</h1>
      <p class="lead">${say(lost.lead)}</p>
      <section class="panel call" aria-labelledby="call">
        <h2 id="call">${say(lost.stop)}</h2>
        <p class="soft">${say(lost.hours)}</p>
        <ul>
          ${lost.lines.map((line) => this.#line(line))}
        </ul>
      </section>
      <section class="panel say">
        <h2>${say(lost.say.title)}</h2>
        <p class="words">${say(lost.say.words)}</p>
        <p>${say(lost.say.note)}</p>
      </section>
      ${sections(lost.sections)}
      <p class="soft small source">${say(lost.source)}</p>
    `;
  }

  #line({ number, name, cost }: PhoneLine): TemplateResult {
    return html`<li>
      <strong>${say(name)}</strong>
      <a class="number" href="tel:${number.replaceAll('-', '')}">${phoneIcon}${number}</a>
      <span class="soft">${say(cost)}</span>
    </li>`;
  }
}
