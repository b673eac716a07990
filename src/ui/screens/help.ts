import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { KigenScreen } from '../element';
import { sections, sectionStyles } from '../parts/sections';
import { topicList, topicListStyles } from '../parts/topics';
import { say } from '../say';
import { base } from '../styles';

/** The two dates, renewal, PINs, and what the app keeps. */
@customElement('kigen-help')
export class KigenHelp extends KigenScreen {
  static override styles = [base, sectionStyles, topicListStyles];

  protected override render(): TemplateResult {
    const { help } = this.t.pages;
    return html`
      <h1 tabindex="-1">${say(help.title)}</h1>
      <p class="lead">${say(help.lead)}</p>
      ${topicList(this.t)} ${sections(help.sections)}
      <p class="source"><a href="#/sign">${say(this.t.app.signing.sign)}</a></p>
      <p class="source"><a href="#/verify">${say(this.t.app.signing.verify)}</a></p>
      <p class="source"><a href="#/help/messages">${say(help.messages)}</a></p>
      <p class="soft small source">${say(help.source)}</p>
    `;
  }
}
