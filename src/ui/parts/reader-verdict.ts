import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { knownReaders, readerVerdict, type ReaderQuery } from '../../reader/catalogue';
import { KigenElement } from '../element';
import { say } from '../say';
import { base } from '../styles';
import { ReaderWordsIn } from './reader-words';

/** The verdict on one reader in words: what a page can do with it, why, how sure that is, and what is worth knowing. */
@customElement('kigen-reader-verdict')
export class KigenReaderVerdict extends KigenElement {
  static override styles = [
    base,
    css`
      div {
        display: grid;
        gap: 0.25rem;
        justify-items: start;
      }
      .use {
        font-weight: 700;
        padding: 0.1rem 0.7rem;
        border-radius: 99px;
        border: 1px solid transparent;
        background: var(--quiet-soft);
        color: var(--quiet);
      }
      .use[data-use='page'] {
        background: var(--ok-soft);
        color: var(--ok);
      }
      .use[data-use='package'] {
        background: var(--soon-soft);
        color: var(--soon);
      }
      .use[data-use='no'] {
        background: var(--gone-soft);
        color: var(--gone);
      }
      @media (forced-colors: active) {
        .use {
          border-color: CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) query: ReaderQuery = {};
  /** Says how sure it is as well: in the table that has a column of its own. */
  @property({ type: Boolean }) whole = false;
  readonly #words = new ReaderWordsIn(this, () => this.locale.tag);

  protected override render(): TemplateResult | typeof nothing {
    const words = this.#words.value;
    if (words === undefined) return nothing;
    const { use, reason, note, sure } = readerVerdict(this.query);
    return html`<div>
      <span class="use" data-use=${use}>${say(words.use[use])}</span>
      <span>${say(words.reasons[reason])}</span>
      ${note === undefined ? nothing : html`<span class="soft small">${say(words.notes[note])}</span>`}
      ${
        this.whole
          ? html`<span class="soft small">${say(words.table.heads.sure)}: ${say(words.sure[sure])}</span>
              ${this.#names(words.live.couldBe)}
              <span class="soft small">${say(words.table.verified)}</span>`
          : nothing
      }
    </div>`;
  }

  #names(couldBe: (names: string) => Parameters<typeof say>[0]): TemplateResult | typeof nothing {
    const { vendorId, productId } = this.query;
    if (vendorId === undefined || productId === undefined) return nothing;
    const names = knownReaders(vendorId, productId).map(({ name }) => name);
    return names.length === 0 ? nothing : html`<span class="small">${say(couldBe(names.join(' / ')))}</span>`;
  }
}
