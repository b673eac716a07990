import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadSnapshot } from '../../session';
import { plain } from '../../i18n';
import { KigenElement } from '../element';
import { isRunning } from '../read-view';
import { say } from '../say';
import { base, buttons } from '../styles';

/** How far a read has come, what to do meanwhile, and a way to stop. Event `stop`. */
@customElement('kigen-read-progress')
export class KigenReadProgress extends KigenElement {
  static override styles = [
    base,
    buttons,
    css`
      .panel {
        display: grid;
        gap: 0.9rem;
      }
      progress {
        appearance: none;
        inline-size: 100%;
        block-size: 12px;
        border: 0;
        border-radius: 99px;
        overflow: hidden;
        background: var(--track);
        color: var(--key);
      }
      progress::-webkit-progress-bar {
        background: var(--track);
      }
      progress::-webkit-progress-value {
        background: var(--key);
        border-radius: 99px;
      }
      @media (prefers-reduced-motion: no-preference) {
        progress::-webkit-progress-value {
          transition: inline-size 0.2s;
        }
        progress:indeterminate {
          animation: wait 1.4s ease-in-out infinite alternate;
        }
        @keyframes wait {
          to {
            opacity: 0.45;
          }
        }
      }
      @media (forced-colors: active) {
        progress {
          border: 1px solid CanvasText;
        }
        progress::-webkit-progress-value {
          background: Highlight;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) snapshot: ReadSnapshot | undefined;
  /** Over a board that is filling: the phase's name is not the page's heading then. */
  @property({ type: Boolean }) small = false;

  protected override render(): TemplateResult | typeof nothing {
    const { snapshot } = this;
    if (snapshot === undefined || !isRunning(snapshot.phase)) return nothing;
    const { read } = this.t;
    const { done, of } = snapshot.progress;
    const known = of > 0 && (snapshot.phase === 'reading' || snapshot.phase === 'further');
    const label = known ? read.progress(done, of) : plain(read.phases[snapshot.phase]);
    return html`<div class="panel">
      ${this.small ? html`<strong>${say(read.phases[snapshot.phase])}</strong>` : nothing}
      <p>${say(read.hints[snapshot.phase])}</p>
      ${
        known
          ? html`<progress max=${of} value=${Math.min(done, of)} aria-label=${label}></progress>`
          : html`<progress aria-label=${label}></progress>`
      }
      <div class="actions">
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('stop'))}>
          ${say(read.stop)}
        </button>
      </div>
    </div>`;
  }
}
