import { html, nothing, type TemplateResult } from 'lit';
import type { SigningWords } from '../../i18n';
import type { WholeCard } from '../../session';
import { download } from '../download';
import { say } from '../say';

/** What was made, until the page is left. */
export interface Signed {
  readonly name: string;
  readonly content: Blob;
}

export function resultsPart(
  signed: readonly Signed[],
  unknownIssuer: boolean,
  { sign }: SigningWords,
  more: () => void,
): TemplateResult {
  return html`<section>
    <p role="status"><strong>${say(sign.done)}</strong></p>
    ${unknownIssuer ? html`<p>${say(sign.unknownIssuer)}</p>` : nothing}
    <div class="actions">
      ${signed.map(
        ({ name, content }) =>
          html`<button type="button" class="main name" @click=${() => download(name, content.type, content)}>
            ${say(sign.save(name))}
          </button>`,
      )}
    </div>
    <p class="soft">${say(sign.kept)}</p>
    <div class="actions">
      <button type="button" @click=${more}>${say(sign.more)}</button>
    </div>
  </section>`;
}

/** Whether PIN and key do, before a person stands in front of a counter. */
export function keyPart(whole: WholeCard | undefined, { key }: SigningWords, go: () => void): TemplateResult {
  const verdict = whole?.opened.snapshot.checks.authenticationKey?.verdict;
  return html`<section>
    <h2>${say(key.title)}</h2>
    <p>${say(key.lead)}</p>
    ${
      verdict === undefined
        ? nothing
        : html`<p role="status">
            <strong>${say(verdict === 'as-expected' ? key.right : key.wrong)}</strong>
          </p>`
    }
    <p class="soft">${say(key.unknown)}</p>
    <div class="actions">
      <button type="button" @click=${go}>${say(key.go)}</button>
    </div>
  </section>`;
}
