import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ErrorCode } from '../../errors';
import type { ReaderWords } from '../../i18n';
import { DIAGNOSE_STEPS, type Diagnosis, diagnosticText } from '../../session';
import { KigenScreen } from '../element';
import { environmentOf } from '../parts/reader-environment';
import { idsOf, queryOf } from '../parts/reader-live';
import { verdictStyles, wholeVerdict } from '../parts/reader-verdict';
import { ReaderWordsIn } from '../parts/reader-words';
import { messageRoute } from '../routes';
import { say } from '../say';
import { base, buttons, forms } from '../styles';
import '../parts/reader-command';

/** From the browser to the card, step by step, and what may be sent to whoever helps. */
@customElement('kigen-diagnostics')
export class KigenDiagnostics extends KigenScreen {
  static override styles = [
    base,
    buttons,
    forms,
    verdictStyles,
    css`
      section {
        margin-block-start: 1rem;
        display: grid;
        gap: 0.9rem;
      }
      .actions {
        margin-block-start: 1rem;
      }
      ol {
        padding-inline-start: 1.5rem;
        display: grid;
        gap: 0.5rem;
      }
      .end {
        font-weight: 700;
        margin-inline-start: 0.5rem;
      }
      .ok {
        color: var(--ok);
      }
      .not {
        color: var(--gone);
      }
      .unreached {
        color: var(--soft);
        font-weight: 400;
      }
    `,
  ];

  @state() private diagnosis: Diagnosis | undefined;
  readonly #words = new ReaderWordsIn(this, () => this.locale.tag);
  #stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // A trace that was switched on before goes on, and is shown as it is.
    this.#open().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.diagnosis?.cancel();
    this.diagnosis = undefined;
  }

  protected override render(): TemplateResult {
    const words = this.#words.value;
    return html`
      <h1 tabindex="-1">${say(this.t.pages.diagnostics.title)}</h1>
      ${words === undefined ? nothing : this.#body(words)}
    `;
  }

  #body(words: ReaderWords): TemplateResult {
    const { diagnose } = words;
    const { isRunning = false, device, isOfService } = this.diagnosis?.picture ?? {};
    return html`
      <p class="lead">${say(diagnose.lead)}</p>
      <div class="actions">
        ${
          isRunning
            ? html`<button type="button" @click=${() => this.diagnosis?.cancel()}>
                ${say(diagnose.stop)}
              </button>`
            : html`<button type="button" class="main" @click=${() => void this.#check(false)}>
                  ${say(diagnose.start)}
                </button>
                <button type="button" @click=${() => void this.#check(true)}>
                  ${say(diagnose.another)}
                </button>`
        }
      </div>
      ${this.#steps(words)}
      ${
        device === undefined
          ? nothing
          : html`<section class="panel">
              <h2>${say(diagnose.device)}</h2>
              <p><strong>${idsOf(device)}</strong></p>
              ${wholeVerdict(words, queryOf(device))}
            </section>`
      }
      ${
        isOfService
          ? html`<section class="panel">
              <h2>${say(diagnose.device)}</h2>
              <p>${say(words.live.ofService)}</p>
            </section>`
          : nothing
      }
      <section class="panel">
        <h2>${say(diagnose.trace)}</h2>
        <p>${say(diagnose.traceAbout)}</p>
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.diagnosis?.trace.isOn ?? false}
            @change=${({ target }: Event) =>
              void this.#watch(target instanceof HTMLInputElement && target.checked)}
          />
          <span>${say(diagnose.traceOn)}</span>
        </label>
        ${
          this.diagnosis === undefined || this.diagnosis.trace.entries.length === 0
            ? nothing
            : html`<div>
                <button type="button" class="quiet" @click=${() => this.diagnosis?.trace.clear()}>
                  ${say(diagnose.traceClear)}
                </button>
              </div>`
        }
      </section>
      <section class="panel">
        <h2>${say(diagnose.report)}</h2>
        <p>${say(diagnose.reportAbout)}</p>
        <kigen-reader-command .text=${this.#text()}></kigen-reader-command>
        <div>
          <button type="button" @click=${this.#save}>${say(diagnose.save)}</button>
        </div>
      </section>
    `;
  }

  #steps({ diagnose }: ReaderWords): TemplateResult {
    const steps = this.diagnosis?.picture.steps ?? {};
    const state = (end: 'ok' | 'running' | ErrorCode | undefined) =>
      end === undefined ? 'unreached' : end === 'ok' || end === 'running' ? end : 'not';
    return html`<section class="panel">
      <h2>${say(diagnose.stepsTitle)}</h2>
      <ol aria-live="polite">
        ${DIAGNOSE_STEPS.map((step) => {
          const end = steps[step];
          const kind = state(end);
          return html`<li data-step=${step} data-state=${kind}>
            ${say(diagnose.steps[step])}<span class="end ${kind}">${say(diagnose.states[kind])}</span>
            ${
              end === undefined || end === 'ok' || end === 'running'
                ? nothing
                : html`<br /><a href=${messageRoute(end)}>${say(this.t.errors[end].title)}</a>`
            }
          </li>`;
        })}
      </ol>
    </section>`;
  }

  async #open(): Promise<Diagnosis> {
    const diagnosis = await this.services.diagnosis();
    if (this.diagnosis !== diagnosis && this.isConnected) {
      this.diagnosis = diagnosis;
      this.#stop = diagnosis.subscribe(() => this.requestUpdate());
    }
    return diagnosis;
  }

  async #check(anotherReader: boolean): Promise<void> {
    const diagnosis = await this.#open();
    // The read holds the reader as long as its board stands.
    await this.services.read.forget();
    await diagnosis.start({ upTo: 'card', anotherReader });
  }

  async #watch(on: boolean): Promise<void> {
    (await this.#open()).trace.set(on);
  }

  #text(): string {
    const { picture = { isRunning: false, steps: {} }, trace } = this.diagnosis ?? {};
    return diagnosticText({
      picture,
      entries: trace?.entries ?? [],
      environment: environmentOf(navigator),
    });
  }

  readonly #save = (): void => {
    const url = URL.createObjectURL(new Blob([this.#text()], { type: 'text/plain' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'kigen-diagnostics.txt' });
    link.click();
    URL.revokeObjectURL(url);
  };
}
