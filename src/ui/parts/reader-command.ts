import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plain } from '../../i18n';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';
import { ReaderWordsIn } from './reader-words';

/** Text to be copied by the person's act: a command with its mark, or a report. */
@customElement('kigen-reader-command')
export class KigenReaderCommand extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      .line {
        display: grid;
        gap: 0.5rem;
      }
      pre {
        margin: 0;
        padding: 0.75rem 1rem;
        overflow: auto;
        max-block-size: 24rem;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--ground);
        font-size: 0.9rem;
        line-height: 1.5;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
      }
      .mark {
        font-weight: 700;
        font-size: 0.9rem;
      }
      .safe {
        color: var(--ok);
      }
      .breaks {
        color: var(--gone);
      }
    `,
  ];

  @property() text = '';
  /** Whether it is safe to run; left out for what is not run. */
  @property({ attribute: false }) safe: boolean | undefined;
  @state() private told: 'copied' | 'copyFailed' | undefined;
  readonly #words = new ReaderWordsIn(this, () => this.locale.tag);

  protected override render(): TemplateResult | typeof nothing {
    const words = this.#words.value?.help;
    if (words === undefined) return nothing;
    const { safe, text, told } = this;
    return html`<div class="line">
      <pre tabindex="0" role="group" aria-label=${plain(words.copy)}><code>${text}</code></pre>
      <div class="foot">
        ${
          safe === undefined
            ? nothing
            : html`<span class="mark ${safe ? 'safe' : 'breaks'}"
                >${safe ? '✓' : '⚠'} ${say(safe ? words.safe : words.breaks)}</span
              >`
        }
        <button type="button" @click=${() => void this.#copy()}>${say(words.copy)}</button>
        <span role="status">${told === undefined ? nothing : say(words[told])}</span>
      </div>
    </div>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.told = 'copied';
    } catch {
      this.told = 'copyFailed';
    }
  }
}
