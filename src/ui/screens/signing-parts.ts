import { html, nothing, type TemplateResult } from 'lit';
import { type AppError, isAppError } from '../../errors';
import { type Messages, plain, type SigningWords } from '../../i18n';
import type { SignatureKind } from '../../signing';
import { say } from '../say';
import { isReady, type Item } from './signing-item';

type Part = TemplateResult | typeof nothing;

const KINDS: readonly SignatureKind[] = ['pades', 'adbe', 'cades'];

export const hexOf = (data: Uint8Array): string =>
  Array.from(data, (octet) => octet.toString(16).padStart(2, '0')).join('');

/** What is wrong, in words with a next step. */
export function errorPart(error: AppError, { sign }: SigningWords, { errors }: Messages): TemplateResult {
  const { title, what, card, next } = errors[error.code];
  const precise = isAppError(error, 'signing/pdf') ? sign.refusals[error.detail.what] : what;
  return html`<div class="error" role="alert">
    <p><strong>${say(title)}</strong></p>
    <p>${say(precise)} ${say(card)}</p>
    <p>${say(next)}</p>
  </div>`;
}

interface FileActions {
  readonly kind: (kind: SignatureKind) => void;
  readonly remove: () => void;
}

/** One file of the list: what will be signed, before the password. */
export function filePart(
  item: Item,
  words: SigningWords,
  t: Messages,
  tag: string,
  { kind, remove }: FileActions,
): TemplateResult {
  const { sign } = words;
  const { file, digest, pages, error } = item;
  const name = html`<span class="hidden">: ${file.name}</span>`;
  const mayBePdf = KINDS.slice(0, 2).includes(item.kind) || /\.pdf$/i.test(file.name);
  return html`<li class="panel">
    <p class="name"><strong>${file.name}</strong></p>
    <p class="small">
      ${say(sign.size(new Intl.NumberFormat(tag === 'en' ? 'en' : 'ja').format(file.size)))}
      ${pages === undefined || item.kind === 'cades' ? nothing : html` · ${say(sign.pages(pages))}`}
    </p>
    ${
      digest === undefined
        ? nothing
        : html`<p class="small digest">${say(sign.digest(hexOf(digest).slice(0, 16)))}</p>`
    }
    ${error === undefined ? nothing : errorPart(error, words, t)}
    ${
      isReady(item) || error !== undefined
        ? nothing
        : html`<p role="status">${say(sign.preparing)}</p>
            <progress
              max=${Math.max(1, file.size)}
              value=${item.done}
              aria-label=${`${sign.progress}: ${file.name}`}
            ></progress>`
    }
    ${
      mayBePdf
        ? html`<label
            >${say(sign.form)}
            <select @change=${(event: Event) => kind(kindOf(event))}>
              ${KINDS.map(
                (one) =>
                  html`<option value=${one} ?selected=${one === item.kind}>
                    ${plain(words.sign.kinds[one])}
                  </option>`,
              )}
            </select></label
          >`
        : nothing
    }
    <div class="actions">
      ${
        error?.code === 'signing/pdf'
          ? html`<button type="button" @click=${() => kind('cades')}>${say(sign.asFile)}${name}</button>`
          : nothing
      }
      <button type="button" class="quiet" @click=${remove}>${say(sign.remove)}${name}</button>
    </div>
  </li>`;
}

function kindOf({ target }: Event): SignatureKind {
  const chosen = target instanceof HTMLSelectElement ? target.value : '';
  return KINDS.find((one) => one === chosen) ?? 'cades';
}

/** All that must be known before the password is typed, and the person's own word. */
export function beforePart(
  { sign }: SigningWords,
  understood: boolean,
  tell: (understood: boolean) => void,
): Part {
  return html`<h2>${say(sign.before)}</h2>
    <ul>
      ${sign.notes.map((note) => html`<li>${say(note)}</li>`)}
    </ul>
    <label class="check">
      <input
        type="checkbox"
        .checked=${understood}
        @change=${({ target }: Event) => tell(target instanceof HTMLInputElement && target.checked)}
      />
      <span>${say(sign.understood)}</span>
    </label>`;
}
