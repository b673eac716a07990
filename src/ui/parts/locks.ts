import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GlanceFacts } from '../../card';
import { KigenElement } from '../element';
import { lockIcon } from '../icons';
import { say } from '../say';
import { base } from '../styles';

/** A locked authentication PIN and no signature certificate: how a card without PINs is made. */
export function looksLikeFaceCard({ pins, certificates }: GlanceFacts): boolean {
  return pins.authentication?.state === 'blocked' && certificates?.signature === 'absent';
}

/**
 * What a locked PIN means and the way back. Where it can mean two things, both are said; a password without its
 * certificate is not spoken of (children under 15 have none).
 */
@customElement('kigen-locks')
export class KigenLocks extends KigenElement {
  static override styles = [
    base,
    css`
      .panel {
        display: grid;
        gap: 0.6rem;
        margin-block-start: 2rem;
      }
      h2 {
        display: flex;
        gap: 0.5rem;
        align-items: center;
      }
      p {
        max-inline-size: 46rem;
      }
    `,
  ];

  @property({ attribute: false }) facts: GlanceFacts = { pins: {}, applications: {} };

  protected override render(): TemplateResult | typeof nothing {
    const { locks } = this.t.board;
    const { pins, certificates } = this.facts;
    const face = looksLikeFaceCard(this.facts);
    const said = [
      ...(face ? [locks.face, locks.faceBoth] : []),
      ...(!face && pins.authentication?.state === 'blocked' ? [locks.authentication] : []),
      ...(pins.signature?.state === 'blocked' && certificates?.signature !== 'absent'
        ? [locks.signature]
        : []),
      ...(pins.text?.state === 'blocked' && !face ? [locks.text] : []),
    ];
    if (said.length === 0) return nothing;
    return html`<section class="panel" aria-labelledby="locks">
      <h2 id="locks">${lockIcon}${say(locks.title)}</h2>
      ${said.map((text) => html`<p>${say(text)}</p>`)}
    </section>`;
  }
}
