import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KigenScreen } from '../element';
import { sections, sectionStyles } from '../parts/sections';
import { say } from '../say';
import { base } from '../styles';
import '../parts/reader-live';
import '../parts/reader-table';

/** Which card readers a web page can use, before buying one; and what the attached one is. */
@customElement('kigen-readers')
export class KigenReaders extends KigenScreen {
  static override styles = [
    base,
    sectionStyles,
    css`
      kigen-reader-live,
      kigen-reader-table {
        margin-block-start: 1rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { readers } = this.t.pages;
    return html`
      <h1 tabindex="-1">${say(readers.title)}</h1>
      <p class="lead">${say(readers.lead)}</p>
      ${sections(readers.sections)}
      <kigen-reader-live></kigen-reader-live>
      <kigen-reader-table></kigen-reader-table>
      <p class="soft small source">${say(readers.source)}</p>
    `;
  }
}
