import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GlanceFacts } from '../../card';
import { type CardWords, plain } from '../../i18n';
import type { Checks } from '../../session';
import { KigenElement } from '../element';
import { checkIcon, crossIcon, infoIcon } from '../icons';
import { say } from '../say';
import { base } from '../styles';
import { checkItems, type CheckItem } from './checks-items';

const ICONS: Readonly<Record<CheckItem['kind'], TemplateResult>> = {
  done: checkIcon,
  wrong: crossIcon,
  open: infoIcon,
};

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
      .wrong svg {
        color: var(--gone);
      }
      .wrong strong {
        color: var(--gone);
      }
      p {
        max-inline-size: 46rem;
      }
    `,
  ];

  /** Absent for typed dates: no card was read. */
  @property({ attribute: false }) facts: GlanceFacts | undefined;
  /** What was checked beyond the form of what was read, and the words for it. */
  @property({ attribute: false }) checks: Checks | undefined;
  @property({ attribute: false }) words: CardWords | undefined;

  protected override render(): TemplateResult {
    const { checks } = this.t.board;
    const items = checkItems(this.facts, this.checks, checks, this.words?.checks);
    return html`
      <h2>${say(checks.title)}</h2>
      <ul>
        ${items.map((item) => this.#item(item))}
      </ul>
    `;
  }

  #item({ kind, what, why }: CheckItem): TemplateResult {
    const { checks } = this.t.board;
    return html`<li class=${kind}>
      ${ICONS[kind]}
      <p>
        <span class="hidden">${plain(kind === 'open' ? checks.open : checks.done)}: </span>
        ${why === undefined ? say(what) : html`<strong>${say(what)}</strong> ${why.map((text) => say(text))}`}
      </p>
    </li>`;
  }
}
