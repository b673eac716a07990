import { css, html, nothing, type TemplateResult } from 'lit';
import type { ReaderWords } from '../../i18n';
import { knownReaders, readerVerdict, type ReaderQuery } from '../../reader/catalogue';
import { say } from '../say';

export const verdictStyles = css`
  .verdict {
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
`;

/** The verdict on one reader in words: what a page can do with it, why, and what is worth knowing. */
export function verdict(words: ReaderWords, query: ReaderQuery): TemplateResult {
  const { use, reason, note } = readerVerdict(query);
  return html`<div class="verdict">
    <span class="use" data-use=${use}>${say(words.use[use])}</span>
    <span>${say(words.reasons[reason])}</span>
    ${note === undefined ? nothing : html`<span class="soft small">${say(words.notes[note])}</span>`}
  </div>`;
}

/** How sure the facts behind it are. */
export function howSure({ table, sure }: ReaderWords, query: ReaderQuery): TemplateResult {
  return html`<div class="verdict small">
    <span>${say(sure[readerVerdict(query).sure])}</span><span class="soft">${say(table.verified)}</span>
  </div>`;
}

/** The same of a reader that is there, with the trade names under its ids. */
export function wholeVerdict(words: ReaderWords, query: ReaderQuery): TemplateResult {
  const { vendorId, productId } = query;
  const known = vendorId === undefined || productId === undefined ? [] : knownReaders(vendorId, productId);
  const names = known.map(({ name }) => name).join(' / ');
  return html`${verdict(words, query)}
  ${names === '' ? nothing : html`<p class="small">${say(words.live.couldBe(names))}</p>`}
  ${howSure(words, query)}`;
}
