import { html, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Text } from '../../i18n';
import { KigenElement } from '../element';
import { say } from '../say';
import { base, buttons } from '../styles';
import { dialog } from './dialog-styles';

/** "Really?", before something is deleted. */
@customElement('kigen-confirm')
export class KigenConfirm extends KigenElement {
  static override styles = [base, buttons, dialog];

  @state() private question: Text = '';
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  /** Whether the person said yes. */
  async ask(question: Text): Promise<boolean> {
    this.question = question;
    await this.updateComplete;
    const { dialog } = this;
    dialog.returnValue = '';
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    return dialog.returnValue === 'yes';
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="question">
      <h2 id="question">${say(this.question)}</h2>
      <div class="actions">
        <button type="button" class="gone" @click=${() => this.dialog.close('yes')}>
          ${say(this.t.reminders.confirm.yes)}
        </button>
        <button type="button" @click=${() => this.dialog.close()}>${say(this.t.app.cancel)}</button>
      </div>
    </dialog>`;
  }
}
