import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Messages } from '../../i18n';
import { KigenScreen } from '../element';
import { arrowIcon, cardOnReader, doorIcons, infoIcon } from '../icons';
import { say } from '../say';
import { base, buttons } from '../styles';
import { first } from './first-styles';
import '../parts/saved-list';
import '../parts/due';
import '../parts/install';

type Door = keyof Messages['first']['doors'];

const DOORS: readonly (readonly [Door, string])[] = [
  ['read', '#/card'],
  ['type', '#/type'],
  ['demo', '#/demo'],
];

/** One question, three doors, and what was saved. */
@customElement('kigen-first')
export class KigenFirst extends KigenScreen {
  static override styles = [base, buttons, first];

  protected override render(): TemplateResult {
    const { first: words } = this.t;
    const noReader = this.services.precondition() !== undefined;
    return html`
      <kigen-due></kigen-due>
      <div class="question">
        <div>
          <h1 tabindex="-1">${say(words.question)}</h1>
          <p class="lead">${say(words.lead)}</p>
        </div>
        ${cardOnReader}
      </div>
      <ul class="doors">
        ${DOORS.map(([door, href]) => this.#door(door, href, noReader))}
      </ul>
      ${noReader ? html`<p class="note">${infoIcon}<span>${say(words.noReader)}</span></p>` : nothing}
      <kigen-saved-list heading="2"></kigen-saved-list>
      <ul class="promises">
        ${words.promises.map(
          ({ title, about }) => html`<li><strong>${say(title)}</strong><span>${say(about)}</span></li>`,
        )}
      </ul>
      <kigen-install></kigen-install>
    `;
  }

  #door(door: Door, href: string, noReader: boolean): TemplateResult {
    const { name, about, go } = this.t.first.doors[door];
    const main = door === (noReader ? 'type' : 'read');
    return html`<li>
      <a href=${href} class=${main ? 'door main' : 'door'} @click=${door === 'read' ? this.#read : nothing}>
        ${doorIcons[door]}
        <strong>${say(name)}</strong>
        <span class="about">${say(about)}</span>
        <span class="go">${say(go)}${arrowIcon}</span>
      </a>
    </li>`;
  }

  /** The click is spent here: the browser's chooser opens only within one. */
  #read(): void {
    void this.services.read.start();
  }
}
