import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AppError, type ErrorCode, isAppError } from '../../errors';
import type { ReaderWords } from '../../i18n';
import { type ReaderQuery, readerVerdict } from '../../reader/catalogue';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';
import { type Remedy, remediesFor } from './reader-remedies';
import { systemOf } from './reader-system';
import { verdictStyles, wholeVerdict } from './reader-verdict';
import { ReaderWordsIn } from './reader-words';
import './reader-command';

type Way = 'type' | 'phone' | 'official' | 'package';

/** The ways on where no remedy exists, in their order: the quickest first, the rarest last. */
const WAYS: Partial<Record<ErrorCode, readonly Way[]>> = {
  'usb/protected-class': ['type', 'phone', 'official', 'package'],
  'reader/level-unsupported': ['type', 'phone', 'official'],
  'usb/not-a-reader': ['type', 'phone', 'official'],
  'usb/access-denied': ['type', 'phone', 'official'],
  'usb/busy': ['type', 'phone', 'official'],
  'usb/chooser-blocked': ['type', 'phone', 'official'],
  'browser/no-webusb': ['type', 'phone'],
  'browser/too-old': ['type', 'phone'],
};

/** What a refusal of a reader means, and every way on from it. */
@customElement('kigen-reader-refusal')
export class KigenReaderRefusal extends KigenElement {
  static override styles = [
    base,
    buttons,
    verdictStyles,
    css`
      section {
        margin-block-start: 1.5rem;
        display: grid;
        gap: 0.75rem;
      }
      ol.ways {
        padding-inline-start: 1.5rem;
        display: grid;
        gap: 1rem;
      }
      ol.ways li > div {
        display: grid;
        gap: 0.4rem;
        justify-items: start;
        max-inline-size: 46rem;
      }
      .remedy {
        display: grid;
        gap: 0.6rem;
      }
      .remedy p,
      .remedy li {
        max-inline-size: 46rem;
      }
      .breaks {
        border-inline-start: 4px solid var(--gone);
        padding-inline-start: 0.75rem;
      }
      details[open] {
        display: grid;
        gap: 0.75rem;
      }
      summary {
        min-block-size: var(--target);
        padding-block: 0.6rem;
        color: var(--key);
        font-weight: 700;
        cursor: pointer;
      }
      .diagnose {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--target);
      }
      .system {
        font-size: 0.9rem;
        color: var(--soft);
      }
    `,
  ];

  @property() code: ErrorCode = 'app/unexpected';
  /** The refusal itself, where there is one: it names the reader. */
  @property({ attribute: false }) error: AppError | undefined;
  readonly #words = new ReaderWordsIn(this, () => this.locale.tag);

  protected override render(): TemplateResult | typeof nothing {
    const words = this.#words.value;
    if (words === undefined) return nothing;
    const { here, elsewhere } = remediesFor(this.code, systemOf(navigator));
    const ways = WAYS[this.code] ?? [];
    const query = queryOf(this.error);
    return html`
      ${query === undefined ? nothing : html`<section class="panel">${wholeVerdict(words, query)}</section>`}
      ${here.length === 0 ? nothing : this.#remedies(words, here, elsewhere)}
      ${ways.length === 0 ? nothing : this.#ways(words, ways)}
      ${
        here.length === 0 && query === undefined
          ? nothing
          : html`<p class="small">
              <a class="diagnose" href="#/readers/diagnostics">${say(words.live.diagnose)}</a>
            </p>`
      }
    `;
  }

  #ways({ ways: words }: ReaderWords, ways: readonly Way[]): TemplateResult {
    return html`<section class="panel">
      <h2>${say(words.title)}</h2>
      <p>${say(words.lead)}</p>
      <ol class="ways">
        ${ways.map(
          (way) =>
            html`<li>
              <div>
                <h3>${say(words[way].title)}</h3>
                <p>${say(words[way].about)}</p>
                ${way === 'type' ? html`<a class="button" href="#/type">${say(words.type.go)}</a>` : nothing}
              </div>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  #remedies(words: ReaderWords, here: readonly Remedy[], elsewhere: readonly Remedy[]): TemplateResult {
    return html`<section>
      <h2>${say(words.help.title)}</h2>
      ${here.map((remedy) => this.#remedy(words, remedy))}
      ${
        elsewhere.length === 0
          ? nothing
          : html`<details>
              <summary>${say(words.help.elsewhere)}</summary>
              ${elsewhere.map((remedy) => this.#remedy(words, remedy))}
            </details>`
      }
    </section>`;
  }

  #remedy({ help }: ReaderWords, { id, system, commands = [] }: Remedy): TemplateResult {
    const { title, steps, breaks } = help.remedies[id];
    return html`<div class="remedy panel" data-remedy=${id}>
      ${system === undefined ? nothing : html`<span class="system">${say(help.systems[system])}</span>`}
      <h3>${say(title)}</h3>
      ${steps.length === 1 ? steps.map((step) => html`<p>${say(step)}</p>`) : nothing}
      ${
        steps.length > 1
          ? html`<ol>
              ${steps.map((step) => html`<li>${say(step)}</li>`)}
            </ol>`
          : nothing
      }
      ${breaks === undefined ? nothing : html`<p class="breaks"><strong>${say(help.breaks)}</strong><br />${say(breaks)}</p>`}
      ${commands.map(
        ({ text, safe, undo }) =>
          html`<kigen-reader-command .text=${text} .safe=${safe}></kigen-reader-command> ${
              undo === undefined
                ? nothing
                : html`<p class="small">${say(help.undo)}:</p>
                    <kigen-reader-command .text=${undo}></kigen-reader-command>`
            }`,
      )}
    </div>`;
  }
}

/** The refused reader as the verdict knows it: its ids, and the class that was refused. */
function queryOf(error: AppError | undefined): ReaderQuery | undefined {
  if (isAppError(error, 'usb/protected-class')) {
    const { vendorId, productId, interfaceClass } = error.detail;
    const ids = { vendorId, productId };
    // A published descriptor tells more than the class that was refused, unless the refusal proves it wrong.
    const listed = readerVerdict(ids).use;
    return listed === 'package' || listed === 'no' ? ids : { ...ids, interfaces: [{ interfaceClass }] };
  }
  if (isAppError(error, 'usb/not-a-reader')) return { ...error.detail };
  return undefined;
}
