import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GlanceFacts } from '../../card';
import { plain, type Text } from '../../i18n';
import { KigenElement } from '../element';
import { checkIcon, infoIcon } from '../icons';
import { say } from '../say';
import { base } from '../styles';

/** What was checked and what cannot be, each with its reason. Never a check that did not run. */
@customElement('kigen-checks')
export class KigenChecks extends KigenElement {
  static override styles = [
    base,
    css`
      ul {
        padding: 0.4rem 1.25rem;
        margin-block-start: 0.9rem;
        list-style: none;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li {
        display: flex;
        gap: 0.75rem;
        padding-block: 0.7rem;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      svg {
        margin-block-start: 0.25rem;
        color: var(--soft);
      }
      .done svg {
        color: var(--ok);
      }
      p {
        max-inline-size: 46rem;
      }
    `,
  ];

  /** Absent for typed dates: no card was read. */
  @property({ attribute: false }) facts: GlanceFacts | undefined;

  protected override render(): TemplateResult {
    const { checks } = this.t.board;
    const { facts } = this;
    const done: Text[] = [];
    const open: Text[] = [];
    if (facts === undefined) {
      open.push(checks.typed);
    } else {
      if (facts.authentication?.complete === true) done.push(checks.read);
      if (Object.keys(facts.pins).length > 0) done.push(checks.counters);
      if (facts.authentication?.complete === false) open.push(checks.partly);
      open.push(checks.issuer, checks.original, checks.body);
    }
    open.push(checks.revoked);
    return html`
      <h2>${say(checks.title)}</h2>
      <ul>
        ${done.map((text) => this.#item(text, true))}${open.map((text) => this.#item(text, false))}
      </ul>
    `;
  }

  #item(text: Text, done: boolean): TemplateResult {
    const { checks } = this.t.board;
    return html`<li class=${done ? 'done' : 'open'}>
      ${done ? checkIcon : infoIcon}
      <p><span class="hidden">${plain(done ? checks.done : checks.open)}: </span>${say(text)}</p>
    </li>`;
  }
}
