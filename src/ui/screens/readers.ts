import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KigenScreen } from '../element';
import { sections, sectionStyles } from '../parts/sections';
import { say } from '../say';
import { base } from '../styles';

/** Which card readers a web page can use, before buying one. */
@customElement('kigen-readers')
export class KigenReaders extends KigenScreen {
  static override styles = [base, sectionStyles];

  protected override render(): TemplateResult {
    const { readers } = this.t.pages;
    return html`
      <h1 tabindex="-1">${say(readers.title)}</h1>
      <p class="lead">${say(readers.lead)}</p>
      ${sections(readers.sections)}
      <p class="soft small source">${say(readers.source)}</p>
    `;
  }
}
