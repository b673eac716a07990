import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ActPin, ActSnapshot, Documents, TextMode, WholeCard } from '../../session';
import { KigenCardPart } from '../card-part';
import { say } from '../say';
import type { DemoPins } from '../services';
import { base, buttons, forms } from '../styles';
import { dialog } from './dialog-styles';
import { pinDialog } from './pin-dialog-styles';
import {
  confirmation,
  counterList,
  demoPin,
  errorNote,
  inputs,
  modeChoice,
  securityLines,
  warnings,
  working,
} from './pin-dialog-parts';
import { isChange, press, TASKS, type TaskName } from './pin-tasks';
import type { KigenPinField } from './pin-field';

/**
 * The one place where a PIN is typed: the tries first, then the field, then one press. Events: `opened` when the data is
 * there, `counted` when counters were told, `again` when the card has to be read again. What was typed is in the inputs alone, and nowhere after a press.
 */
@customElement('kigen-pin-dialog')
export class KigenPinDialog extends KigenCardPart {
  static override styles = [base, buttons, forms, dialog, pinDialog];

  @property({ attribute: false }) whole: WholeCard | undefined;
  /** In the demo: what to type. */
  @property({ attribute: false }) pins: DemoPins | undefined;
  /** The year of the card's end as the chip tells it, for number B. */
  @property({ attribute: false }) expiryYear: number | undefined;
  /** What is signed, when it is opened to sign. */
  @property({ attribute: false }) documents: Documents | undefined;
  @state() private task: TaskName | undefined;
  @state() private mode: TextMode = 'attributes';
  /** The tries are few, and the press awaits the person's second word. */
  @state() private confirming = false;
  /** False while the act still shows what an earlier opening of the dialog came to. */
  @state() private begun = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  #stop: () => void = () => undefined;
  #release: (() => void) | undefined;
  #focused = false;

  async open(task: TaskName, mode: TextMode = 'attributes'): Promise<void> {
    this.mode = mode;
    await this.#begin(task);
    this.#release ??= this.services.holdForm();
    if (!this.dialog.open) this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closed();
  }

  async #begin(task: TaskName): Promise<void> {
    const { whole } = this;
    if (whole === undefined) return;
    this.#end();
    this.task = task;
    this.begun = false;
    this.confirming = false;
    this.#focused = false;
    await this.updateComplete;
    const act = TASKS[task].act(whole);
    this.#stop = act.subscribe(() => {
      this.requestUpdate();
      // The tiles behind show the same counters.
      this.dispatchEvent(new CustomEvent<readonly ActPin[]>('counted', { detail: act.snapshot.pins }));
    });
    if (!this.#framed) void act.ask();
    this.begun = true;
  }

  get #framed(): boolean {
    return this.services.precondition()?.code === 'browser/framed';
  }

  get #snapshot(): ActSnapshot | undefined {
    const { task, whole, begun } = this;
    return task === undefined || whole === undefined || !begun ? undefined : TASKS[task].act(whole).snapshot;
  }

  /** Leaves the act as it is: stopped, with nothing typed left in a field. */
  #end(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.#empty();
    if (this.task !== undefined && this.whole !== undefined) TASKS[this.task].act(this.whole).cancel();
  }

  #closed(): void {
    this.#end();
    this.task = undefined;
    this.#release?.();
    this.#release = undefined;
  }

  get #fields(): readonly KigenPinField[] {
    return [...this.renderRoot.querySelectorAll('kigen-pin-field')];
  }

  #empty(): void {
    for (const field of this.#fields) field.take();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { task } = this;
    const phase = this.#snapshot?.phase;
    if (task === undefined || phase === undefined) return;
    if (phase === 'done' && TASKS[task].answers === undefined) {
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('opened', { detail: task }));
    } else if (phase === 'ready' && !this.#focused) {
      const [first] = this.#fields;
      this.#focused = first !== undefined;
      first?.focus();
    }
  }

  protected override render(): TemplateResult {
    const { task = 'text' } = this;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <h2 id="title">${say(this.words.pin.titles[task])}</h2>
      ${this.task === undefined ? nothing : this.#body(task, this.#snapshot)}
    </dialog>`;
  }

  #body(task: TaskName, snapshot: ActSnapshot | undefined): TemplateResult {
    const { pin: words } = this.words;
    if (this.#framed) {
      return html`<p>${say(words.framed)}</p>
        <div class="actions">
          <a class="button main" href=${location.href} target="_blank" rel="noopener"
            >${say(this.t.app.framed.open)}</a
          >
          ${this.#closeButton()}
        </div>`;
    }
    switch (snapshot?.phase) {
      case undefined:
      case 'idle':
      case 'asking':
        return html`<p role="status">${say(words.asking)}</p>
          ${securityLines(this.words)}
          <div class="actions">${this.#closeButton()}</div>`;
      case 'ready':
        return this.#ready(task, snapshot);
      case 'working':
        return html`${working(snapshot, this.words, this.t)}
          <div class="actions">
            <button type="button" @click=${() => this.dialog.close()}>${say(this.t.app.cancel)}</button>
          </div>`;
      case 'done':
        return html`<p role="status">
            <strong>${say(isChange(task) ? words.changed : words.keyWorks)}</strong>
          </p>
          <div class="actions">${this.#closeButton()}</div>`;
      case 'failed':
        return html`${errorNote(snapshot, this.words, this.t)}
          <div class="actions">
            <button type="button" class="main" @click=${this.#again}>${say(words.readAgain)}</button>
            ${this.#closeButton()}
          </div>`;
    }
  }

  #ready(task: TaskName, snapshot: ActSnapshot): TemplateResult {
    const { pin: words } = this.words;
    // Only the first is asked ahead of the press: a SELECT of another application would cost what was gained.
    const told = !snapshot.blocked && snapshot.pins[0]?.counter?.state === 'tries';
    const { other } = TASKS[task];
    const number = TASKS[task].rule === 'number-b';
    return html`
      ${errorNote(snapshot, this.words, this.t)} ${counterList(snapshot, this.words)}
      ${
        told
          ? html`${warnings(task, this.words)} ${securityLines(this.words)}
            ${task === 'text' ? modeChoice(this.mode, (mode) => (this.mode = mode), this.words) : nothing}
            ${inputs(task, snapshot, { words: this.words, year: this.expiryYear, onEnter: () => this.#pressNow() })}
            ${demoPin(task, this.pins, this.words)}
            ${this.confirming ? confirmation(snapshot, this.words) : nothing}`
          : nothing
      }
      <div class="actions">
        ${
          told
            ? html`<button type="button" class="main" @click=${() => this.#press(task, snapshot)}>
                ${say(this.confirming ? words.goOn : words.press[task])}
              </button>`
            : nothing
        }
        ${this.#closeButton()}
        ${
          other === undefined
            ? nothing
            : html`<button type="button" class="quiet" @click=${() => void this.#begin(other)}>
                ${say(number ? words.byPin : words.byNumber)}
              </button>`
        }
      </div>
    `;
  }

  #closeButton(): TemplateResult {
    return html`<button type="button" @click=${() => this.dialog.close()}>${say(this.t.app.close)}</button>`;
  }

  #again(): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('again'));
  }

  #pressNow(): void {
    const { task } = this;
    const snapshot = this.#snapshot;
    if (task !== undefined && snapshot !== undefined) this.#press(task, snapshot);
  }

  #press(task: TaskName, snapshot: ActSnapshot): void {
    const { whole } = this;
    const fields = this.#fields;
    const wrong = fields.filter((field) => !field.check());
    if (whole === undefined || wrong.length > 0) {
      wrong[0]?.focus();
      return;
    }
    if (snapshot.needsConfirmation && !this.confirming) {
      this.confirming = true;
      return;
    }
    const box = this.renderRoot.querySelector<HTMLInputElement>('#weak');
    const confirmed = this.confirming;
    this.confirming = false;
    this.#focused = false;
    void press(whole, task, (name) => fields.find(({ field }) => field?.name === name)?.take() ?? '', {
      confirmed,
      weakAccepted: box?.checked ?? false,
      mode: this.mode,
      documents: this.documents,
    });
  }
}
