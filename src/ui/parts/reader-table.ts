import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ReaderWords } from '../../i18n';
import { KNOWN_READERS, type KnownReader } from '../../reader/catalogue';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, forms, stacked } from '../styles';
import { idsOf } from './reader-live';
import { findReaders, type Found } from './reader-search';
import { howSure, verdict, verdictStyles } from './reader-verdict';
import { ReaderWordsIn } from './reader-words';

/** Known readers by trade name, searchable by name and by ids, each with its verdict and how sure it is. */
@customElement('kigen-reader-table')
export class KigenReaderTable extends KigenElement {
  static override styles = [
    base,
    forms,
    verdictStyles,
    css`
      section {
        display: grid;
        gap: 0.9rem;
      }
      input {
        inline-size: min(100%, 28rem);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        text-align: start;
        vertical-align: top;
        padding: 0.75rem 0.75rem 0.75rem 0;
        border-block-end: 1px solid var(--line);
      }
      tbody th {
        font-weight: 700;
        overflow-wrap: anywhere;
        inline-size: 32%;
      }
      tbody th small {
        display: block;
        font-weight: 400;
        font-size: 0.85rem;
        color: var(--soft);
      }
      td:last-child {
        inline-size: 20%;
      }
      @media (max-width: 45rem) {
        ${stacked}
        tbody th,
        td {
          border: 0;
          padding: 0.2rem 0;
        }
        td:last-child {
          inline-size: auto;
        }
        tr {
          padding-block: 0.75rem;
          border-block-end: 1px solid var(--line);
        }
      }
    `,
  ];

  @state() private typed = '';
  readonly #words = new ReaderWordsIn(this, () => this.locale.tag);

  protected override render(): TemplateResult | typeof nothing {
    const words = this.#words.value;
    if (words === undefined) return nothing;
    const { table } = words;
    const { rows, ids } = findReaders(this.typed);
    const found = rows.length + (ids === undefined ? 0 : 1);
    return html`<section class="panel">
      <h2>${say(table.title)}</h2>
      <p>${say(table.lead)}</p>
      <label>
        ${say(table.search)}
        <input
          type="text"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="hint"
          .value=${this.typed}
          @input=${this.#type}
        />
        <span id="hint" class="soft small">${say(table.hint)}</span>
      </label>
      <p role="status">${say(found === 0 ? table.none : table.count(rows.length, KNOWN_READERS.length))}</p>
      ${
        found === 0
          ? nothing
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${say(table.heads.reader)}</th>
                  <th scope="col">${say(table.heads.use)}</th>
                  <th scope="col">${say(table.heads.sure)}</th>
                </tr>
              </thead>
              <tbody>
                ${ids === undefined ? nothing : this.#byIds(words, ids)}
                ${repeat(
                  rows,
                  ({ id }) => id,
                  (row) => this.#row(words, row),
                )}
              </tbody>
            </table>`
      }
    </section>`;
  }

  readonly #type = ({ target }: Event): void => {
    this.typed = target instanceof HTMLInputElement ? target.value : '';
  };

  #row(words: ReaderWords, { id, name, kind, usb = [], sale }: KnownReader): TemplateResult {
    const { table } = words;
    const ids = usb.map(([vendorId, productId]) => idsOf({ vendorId, productId })).join(', ');
    return html`<tr data-id=${id}>
      <th scope="row" lang="en">
        ${name}
        <small lang=${this.locale.tag}>${say(table.kinds[kind])}</small>
        ${ids === '' ? nothing : html`<small>${ids}</small>`}
        ${sale === undefined ? nothing : html`<small lang=${this.locale.tag}>${say(table.sale[sale])}</small>`}
      </th>
      <td>${verdict(words, { id })}</td>
      <td>${howSure(words, { id })}</td>
    </tr>`;
  }

  /** Ids that no row has, but perhaps a published descriptor. */
  #byIds(words: ReaderWords, query: NonNullable<Found['ids']>): TemplateResult {
    return html`<tr>
      <th scope="row">${say(words.table.byIds(idsOf(query)))}</th>
      <td>${verdict(words, query)}</td>
      <td>${howSure(words, query)}</td>
    </tr>`;
  }
}
