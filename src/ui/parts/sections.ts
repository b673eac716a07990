import { css, html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../../i18n';
import { say } from '../say';

export const sectionStyles = css`
  .sections {
    display: grid;
    gap: 1rem;
    margin-block-start: 1.5rem;
  }
  .sections section {
    display: grid;
    gap: 0.6rem;
  }
  .sections p,
  .sections li {
    max-inline-size: 46rem;
  }
  .sections ul {
    padding-inline-start: 1.3rem;
    display: grid;
    gap: 0.4rem;
  }
  .sections li::marker {
    color: var(--key);
  }
  .source {
    margin-block-start: 1.5rem;
    max-inline-size: 46rem;
  }
`;

/** Headings with what stands beneath them. */
export function sections(list: readonly Section[]): TemplateResult {
  return html`<div class="sections">
    ${list.map(
      ({ title, body = [], list: items = [] }) =>
        html`<section class="panel">
          <h2>${say(title)}</h2>
          ${body.map((text) => html`<p>${say(text)}</p>`)}
          ${
            items.length === 0
              ? nothing
              : html`<ul>
                  ${items.map((text) => html`<li>${say(text)}</li>`)}
                </ul>`
          }
        </section>`,
    )}
  </div>`;
}
